"""Small deliberate changes to the engine, each of which the worked examples must notice.

A mutant is the engine with one piece of its source replaced while it is imported; no file changes.
"""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import pacing.engine

ENGINE = Path(pacing.__file__).parent / "engine"
RELOADED = ("pacing.engine", "tests.engine.examples", "tests.engine.cases", "tests.engine.walk")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: in `module` of the engine, `old` (found exactly once) becomes `new`."""

    what: str
    module: str
    old: str
    new: str

    def source(self) -> str:
        """The changed text of the module."""
        text = (ENGINE / f"{self.module}.py").read_text(encoding="utf-8")
        if text.count(self.old) != 1:
            raise LookupError(f"{self.old!r} stands {text.count(self.old)} times in {self.module}")
        return text.replace(self.old, self.new)


class _Changed(Loader):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source(), self._mutant.module, "exec"), module.__dict__)


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != f"pacing.engine.{self._mutant.module}":
            return None
        return spec_from_file_location(
            name, ENGINE / f"{self._mutant.module}.py", loader=_Changed(self._mutant)
        )


@contextmanager
def _set_aside() -> Iterator[None]:
    """Forget the engine and the examples for a while, then have the true ones back."""
    true = {name: module for name, module in sys.modules.items() if name.startswith(RELOADED)}
    engine = pacing.engine
    for name in true:
        del sys.modules[name]
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.startswith(RELOADED)]:
            del sys.modules[name]
        sys.modules.update(true)
        pacing.engine = engine


def first_noticed(mutant: Mutant) -> str | None:
    """The first worked example that comes out otherwise under a mutant; None if none does."""
    finder = _Finder(mutant)
    with _set_aside():
        sys.meta_path.insert(0, finder)
        try:
            examples = importlib.import_module("tests.engine.examples").EXAMPLES
            for example in examples:
                if _answer(example) != example.answer:
                    return f"rule {example.rule}: {example.says}"
        finally:
            sys.meta_path.remove(finder)
    return None


def _answer(example: object) -> object:
    """The example's answer, or what went wrong."""
    try:
        return example.work_out()  # type: ignore[attr-defined]
    except Exception as error:  # noqa: BLE001
        return error


MUTANTS = (
    Mutant("a tie goes up", "amounts",
           "-((resolution * bottom - 2 * top) // (2 * resolution * bottom))",
           "(resolution * bottom + 2 * top) // (2 * resolution * bottom)"),
    Mutant("an amount may round to nothing", "amounts", "max(nearest, 1)", "max(nearest, 0)"),
    Mutant("amounts round down", "amounts",
           "-((resolution * bottom - 2 * top) // (2 * resolution * bottom))",
           "top // (resolution * bottom)"),
    Mutant("smaller parts first", "amounts",
           "((each + 1) * resolution,) * larger + (each * resolution,) * (parts - larger)",
           "(each * resolution,) * (parts - larger) + ((each + 1) * resolution,) * larger"),
    Mutant("parts below one resolution", "amounts", "min(sessions, pieces)", "sessions"),
    Mutant("15 trials", "trials", "MOST_TRIALS = 14", "MOST_TRIALS = 15"),
    Mutant("two trials a date", "trials", "< len(amounts):", "< 0:"),
    Mutant("three times is wide", "trials", "largest > 3 * smallest or",
           "largest >= 3 * smallest or"),
    Mutant("a range of the mean is wide", "trials", "smallest > mean", "smallest >= mean"),
    Mutant("levels taken may stay equal", "terms", "higher <= lower", "higher < lower"),
    Mutant("eight dates before", "terms", "MOST_BEFORE = 7", "MOST_BEFORE = 8"),
    Mutant("any share", "terms", "not 0 < rule.share <= 1", "not 0 <= rule.share <= 1"),
    Mutant("a goal is passed", "levels", "rounded if self._goal is None else", "rounded or"),
    Mutant("the goal is not dropped to", "levels", "if self.quota_of(levels[-1]) == terms.goal:",
           "if False:"),
    Mutant("levels above the goal stay", "levels", "if self.quota_of(level) < terms.goal]", "]"),
    Mutant("back takes one level, absorbed or not", "levels",
           "while len(self._quotas) > 1 and", "if len(self._quotas) > 1 and"),
    Mutant("the cap holds at the limit", "levels", "quota > limit", "quota >= limit"),
    Mutant("a capped step never waits", "levels", "if limit <= before:", "if limit < before:"),
    Mutant("the cap looks at yesterday only", "levels", "min(self._recent)", "self._recent[-1]"),
    Mutant("the cap looks at six dates", "levels", "min(self._recent)",
           "min(list(self._recent)[1:])"),
    Mutant("the quotas before are ignored", "levels", "[*terms.before]",
           "[self.quota] * len(terms.before)"),
    Mutant("no resolution above a small cap", "levels", "max(lowest + self._resolution, most)",
           "most"),
    Mutant("an absorbed step is a step up", "levels", "if quota > before else", "if quota else"),
    Mutant("compounding on the baseline", "levels", "return level * (1 + increment.fraction)",
           "return level + increment.fraction * self._levels[0]"),
    Mutant("a release lifts a hold of its date", "declared", "isinstance(event, SafetyHold))",
           "isinstance(event, SafetyRelease))"),
    Mutant("a range ends a day early", "declared", "<= on <= each.last]", "<= on < each.last]"),
    Mutant("a resume works backwards", "declared", "bisect_right(self._resumes, on)",
           "len(self._resumes)"),
    Mutant("a resume ends what begins later", "declared", "each.first > resumed[-1]", "False"),
    Mutant("an override of any amount", "declared", "override.quota <= 0 or", "False or"),
    Mutant("no step back after a gap", "absence", "GAP = 14", "GAP = 15"),
    Mutant("every day of a gap goes back", "absence", "self._stepped = True", "pass"),
    Mutant("a new baseline a day late", "absence", "self.days >= LONG_GAP", "self.days > LONG_GAP"),
    Mutant("a step up after seven days away", "absence", "self.days < FRESH", "self.days <= FRESH"),
    Mutant("a session of nothing ends an absence", "absence", "if done > 0:", "if done >= 0:"),
    Mutant("a safety hold leaves no step back", "absence", "return 1 if after_safety else 0",
           "return 0"),
    Mutant("a step a day late", "window", "self.days >= self._step_days",
           "self.days > self._step_days"),
    Mutant("one due session is enough", "window", "else 2", "else 1"),
    Mutant("the gate rounds down", "window", "-(-share * due // of)", "share * due // of"),
    Mutant("the gate must be passed", "window", "self.met >= self.needed",
           "self.met > self.needed"),
    Mutant("all of a session must be done", "window", "done * of >= asked * share",
           "done >= asked"),
    Mutant("nine tenths is not enough", "window", "done * of >= asked * share",
           "done * of > asked * share"),
    Mutant("what was shown is ignored", "window", "due if shown is None else shown", "due"),
    Mutant("doing nothing of nothing is met", "window", "done > 0 and", "True and"),
    Mutant("the largest number shown counts", "course", "min(shown, session.due)",
           "max(shown, session.due)"),
    Mutant("only the last session counts", "course", "done += session.amount",
           "done = session.amount"),
    Mutant("no seven days between two steps back", "flares", "on - self.until >= COOL_OFF",
           "on >= self.until"),
    Mutant("eight days between two steps back", "flares", "self.until >= COOL_OFF",
           "self.until > COOL_OFF"),
    Mutant("a flare ends a day late", "flares", "on < self.until", "on <= self.until"),
    Mutant("a fourth flare asks for a review", "flares", "MANY_FLARES = 3", "MANY_FLARES = 4"),
    Mutant("a ninth date asks for a review", "flares", "MANY_DATES = 8", "MANY_DATES = 9"),
    Mutant("29 dates are looked at", "flares", "timedelta(days=27)", "timedelta(days=28)"),
    Mutant("a share is ignored", "flares", "levels.share(share)", "levels.quota"),
    Mutant("one poor window asks for a review", "fold", "MANY_REPEATS = 2", "MANY_REPEATS = 1"),
    Mutant("the hold before the start is forgotten", "fold",
           "declared.safety_hold(terms.start - timedelta(days=1))", "False"),
    Mutant("the window runs in a flare", "fold", "NOTHING_DUE | {PlanState.FLARE, PlanState.HELD}",
           "NOTHING_DUE | {PlanState.HELD}"),
    Mutant("the window runs in a hold", "fold", "NOTHING_DUE | {PlanState.FLARE, PlanState.HELD}",
           "NOTHING_DUE | {PlanState.FLARE}"),
    Mutant("the window runs where an override lowers", "fold",
           "not in WINDOW_STANDS and not self.is_lowered", "not in WINDOW_STANDS"),
    Mutant("an override raises", "fold", "lowest = min(lowest, each.quota)",
           "lowest = each.quota"),
    Mutant("the last override counts", "fold", "min(lowest, each.quota)",
           "min(amount, each.quota)"),
    Mutant("every day is due", "fold", "if on.weekday() in self._terms.weekdays:", "if True:"),
    Mutant("a pause comes before a safety hold", "fold",
           "if self._declared.safety_hold(on):",
           "if self._declared.safety_hold(on) and not self.standing:"),
    Mutant("a step on the day of a flare", "fold", "not (held or flared or in_flare)",
           "not (held or in_flare)"),
    Mutant("a step in a hold", "fold", "not (held or flared or in_flare)",
           "not (flared or in_flare)"),
    Mutant("a flare inside a flare begins anew", "fold", "if flared and not in_flare:",
           "if flared:"),
    Mutant("a review forgets the flag only", "fold", "self._flagged, self._repeats = False, 0",
           "self._flagged = False"),
    Mutant("a review forgets the poor windows only", "fold",
           "self._flagged, self._repeats = False, 0", "self._repeats = 0"),
    Mutant("a step back keeps the window", "fold", "        self.window.reset(on, cause)\n", ""),
    Mutant("a step up keeps the poor windows", "fold", "            self._repeats = 0\n", ""),
    Mutant("the days at the goal are never counted anew", "fold",
           "            self._goal_dates = 0\n", ""),
    Mutant("a day more at the goal", "fold", "self._goal_dates <=", "self._goal_dates <"),
    Mutant("the latest cause of a date wins", "window", "_RANK[cause] < _RANK[self.cause]",
           "True"),
    Mutant("a rest day is an override", "reasons",
           "        if fold.quota is None:\n            return ReasonCode.REST_DAY\n", ""),
    Mutant("the next step ignores what is out of reach", "reasons", "window.met + left < needed",
           "False"),
    Mutant("an override that lowers nothing stops the window", "reasons",
           "or each.quota < fold.levels.quota", "or True"),
    Mutant("the table has 365 days", "plan", "timedelta(days=364)", "timedelta(days=365)"),
)  # fmt: skip
