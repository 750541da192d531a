"""Runs of load in rounds: the bare page, and the page that is measured with less and more data."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from bench.pages import BARE, BARE_POST, PAGES, Page, request
from bench.server import Server, machine
from scripts.assets import ROOT

CONNECTIONS = 8


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
    """A page on one database, with one and with ten years of data.

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


def result(sites: Sites, page: Page) -> Result:
    """The page against the bare page, and with ten years against one."""
    sites.warm_up(page)
    runs = measured(sites, page)
    bare, one, ten = runs["bare"], runs["one"], runs.get("ten")
    rates = [each.rate for each in bare]
    return Result(
        page=page,
        rate=rate(one),
        ratio=rate(one) / rate(bare),
        cpu_ratio=cpu(bare) / cpu(one),
        rate_ten=rate(ten) if ten else None,
        ratio_ten=rate(ten) / rate(bare) if ten else None,
        growth=cpu(ten) / cpu(one) if ten else None,
        spread=(max(rates) - min(rates)) / median(rates),
        others=median(each.others for each in bare + one),
    )


def measured(sites: Sites, page: Page) -> dict[str, list[Run]]:
    """Rounds of: bare, one year, ten years. One and ten years take turns to be first, since whoever
    comes second finds a slower machine.
    """
    who = ["one", "ten"] if page.signed_in else ["one"]
    runs: dict[str, list[Run]] = {each: [] for each in ["bare", *who]}
    for number in range(sites.rounds):
        runs["bare"].append(sites.bare_page(page))
        for each in who[:: -1 if number % 2 else 1]:
            runs[each].append(sites.page(page, each))
    return runs


def rate(runs: list[Run]) -> float:
    """Requests a second of the upper quartile.

    A neighbour on the same core makes everything up to twice as slow for some seconds; a quarter of
    the runs is spared.
    """
    return quantiles([run.rate for run in runs], n=4)[2]


def cpu(runs: list[Run]) -> float:
    """Processor milliseconds a request of the lower quartile."""
    return quantiles([run.cpu for run in runs], n=4)[0]
