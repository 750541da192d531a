"""Runs of load in pairs: the bare page just before and just after the page that is measured."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from bench.pages import BARE, BARE_POST, PAGES, Page, request
from bench.server import Server, machine
from scripts.assets import ROOT

CONNECTIONS = 8
TRIES = 3
"""So many rounds are measured for each that is kept."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run of load: requests a second, processor milliseconds each, bytes of the answer, and
    the share of the machine that others used meanwhile.
    """

    rate: float
    cpu: float
    size: int
    others: float


@dataclass(frozen=True, kw_only=True)
class Result:
    """A page on one database, with one and with ten years of data: the medians of the rounds kept.

    `spread` is how far the bare page's runs lie apart, as a share of their median.
    """

    page: Page
    rate: float
    ratio: float
    cpu_ratio: float
    rate_ten: float | None
    ratio_ten: float | None
    growth: float | None
    spread: float
    others: float


@dataclass(frozen=True, kw_only=True)
class Sites:
    """The two servers and who comes to them."""

    product: Server
    bare: Server
    bare_session: str
    today: str
    told: dict[str, dict[str, str]]
    seconds: float
    rounds: int

    def page(self, page: Page, who: str, seconds: float | None = None) -> Run:
        person = self.told[who]
        text = request(page, person["session"], today=self.today, plan=person["plan"])
        return load(self.product, text, page.status, seconds or self.seconds)

    def warm_up(self, page: Page) -> None:
        """The first time writes what was shown and compiles the templates."""
        for who in self.told:
            self.page(page, who, seconds=0.3)

    def bare_page(self, page: Page) -> Run:
        bare = BARE if page.data is None else BARE_POST
        return load(self.bare, request(bare, self.bare_session), bare.status, self.seconds)


def load(server: Server, text: str, status: int, seconds: float) -> Run:
    """Keep one server busy for some seconds."""
    asked = {"port": server.port, "request": text, "seconds": seconds, "connections": CONNECTIONS}
    own, (busy, passed) = server.cpu(), machine()
    command = [sys.executable, "-m", "bench.load", json.dumps(asked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    used, (busy_then, passed_then) = server.cpu() - own, machine()
    said = json.loads(done.stdout)
    if set(said["statuses"]) != {str(status)}:
        sys.exit(f"{text.splitlines()[0]} answers {said['statuses']} instead of {status}.")
    count = said["statuses"][str(status)]
    mine = used + said["cpu"]
    return Run(
        rate=count / said["seconds"],
        cpu=1000 * used / count,
        size=said["size"],
        others=max(0.0, (busy_then - busy - mine) / (passed_then - passed)),
    )


def results(sites: Sites) -> Iterator[Result]:
    """Each page in its turn."""
    for page in PAGES:
        yield result(sites, page)


@dataclass(frozen=True, kw_only=True)
class Round:
    """The bare page before and after, and between them the page with one and with ten years."""

    before: Run
    one: Run
    ten: Run | None
    after: Run

    @property
    def runs(self) -> list[Run]:
        return [each for each in (self.before, self.one, self.ten, self.after) if each is not None]

    @property
    def others(self) -> float:
        return max(run.others for run in self.runs)

    def slowness(self, fastest: "list[float]") -> float:
        """How much longer the processor took than in the fastest run of each kind, added up."""
        return sum(run.cpu / least for run, least in zip(self.runs, fastest, strict=True))

    def ratio(self, run: Run) -> float:
        return 2 * run.rate / (self.before.rate + self.after.rate)

    def cpu_ratio(self) -> float:
        return (self.before.cpu + self.after.cpu) / 2 / self.one.cpu


def result(sites: Sites, page: Page) -> Result:
    """Three times as many rounds as are kept: those count in which all pages were fastest.

    A neighbour on the same core makes everything up to twice as slow for a second or two.
    """
    sites.warm_up(page)
    every = list(measured(sites, page))
    fastest = [
        min(run.cpu for run in kind) for kind in zip(*(each.runs for each in every), strict=True)
    ]
    rounds = sorted(every, key=lambda each: each.slowness(fastest))[: sites.rounds]
    pairs = [(each.one, each.ten) for each in rounds if each.ten is not None]
    rates = [each.before.rate for each in rounds]
    return Result(
        page=page,
        rate=median(each.one.rate for each in rounds),
        ratio=median(each.ratio(each.one) for each in rounds),
        cpu_ratio=median(each.cpu_ratio() for each in rounds),
        rate_ten=median(ten.rate for _, ten in pairs) if pairs else None,
        ratio_ten=median(each.ratio(each.ten) for each in rounds if each.ten is not None)
        if pairs
        else None,
        growth=median(ten.cpu / one.cpu for one, ten in pairs) if pairs else None,
        spread=(max(rates) - min(rates)) / median(rates),
        others=median(each.others for each in rounds),
    )


def measured(sites: Sites, page: Page) -> Iterator[Round]:
    """Rounds of: bare, one year, ten years; the next one's bare page ends each. One and ten years
    take turns to be first, since whoever comes second finds a slower machine.
    """
    who = ["one", "ten"] if page.signed_in else ["one"]
    before = sites.bare_page(page)
    for number in range(TRIES * sites.rounds):
        runs = {each: sites.page(page, each) for each in who[:: -1 if number % 2 else 1]}
        after = sites.bare_page(page)
        yield Round(before=before, one=runs["one"], ten=runs.get("ten"), after=after)
        before = after
