"""What a person chooses while a plan is built: kept as a draft, turned into the engine's terms."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Self
from uuid import UUID

from pacing.engine import (
    Compounding,
    Fixed,
    FlareRule,
    Increment,
    OfBaseline,
    Statistic,
    Terms,
    Trial,
    Unit,
    baseline,
    to_resolution,
)
from pacing.ranges import problems_of, usual_resolution

FIVE_MINUTES = 300
"""Seconds offered where nobody knows yet how much is possible: chosen, not measured."""

EVERY_DAY = frozenset(range(7))
GROWTHS = ("none", "of_baseline", "compounding", "fixed")
"""How a plan may grow; the names are those of `pacing.models.IncrementKind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A try-out to count: the largest amount of a date, and the diary entry it came from."""

    on: date
    amount: int
    entry: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """One person's choices for one plan. Amounts are base units, weekdays 0 (Monday) to 6.

    `growth` is one of `GROWTHS`; `step_fraction` goes with a share, `step_amount` with a fixed
    step. `measured` is whether `start_from` comes of try-outs rather than of a choice.
    """

    unit: Unit
    start_from: Fraction
    measured: bool
    resolution: int
    start_fraction: Fraction = Fraction(4, 5)
    growth: str = "of_baseline"
    step_fraction: Fraction | None = Fraction(1, 10)
    step_amount: int | None = None
    step_days: int = 7
    goal: int | None = None
    weekdays: frozenset[int] = EVERY_DAY
    sessions_per_day: int = 1
    rest_minutes: int = 30
    flare_back: int = 1
    flare_days: int = 3
    flare_share: Fraction | None = None
    tried: tuple[Tried, ...] = ()

    @classmethod
    def defaults(cls, *, unit: str, tried: tuple[Tried, ...] = (), goal: int | None = None) -> Self:
        """The suggestion: 80 % of the mean of the try-outs or, without any, 5 minutes.

        Raises BaselineError where the try-outs make no baseline, or there is none and the activity
        is not counted in time.
        """
        if tried or unit != Unit.SECONDS:
            measured = mean_of(tried)
            usual = usual_resolution(Unit(unit), measured)
            return cls(
                unit=Unit(unit),
                start_from=measured,
                measured=True,
                resolution=usual,
                goal=goal,
                tried=tried,
            )
        chosen = Fraction(FIVE_MINUTES)
        return cls(
            unit=Unit.SECONDS,
            start_from=chosen,
            measured=False,
            resolution=usual_resolution(Unit.SECONDS, chosen),
            start_fraction=Fraction(1),
            goal=goal,
        )

    def tried_again(self, tried: tuple[Tried, ...], *, by: Statistic = Statistic.MEAN) -> Self:
        """The same choices on other try-outs, with the resolution that is usual for them."""
        measured = mean_of(tried, by=by)
        return replace(
            self,
            start_from=measured,
            measured=True,
            resolution=usual_resolution(self.unit, measured),
            start_fraction=self.start_fraction if self.measured else Fraction(4, 5),
            tried=tried,
        )

    def without_steps(self) -> Self:
        """The same choices for a plan that stays where it starts."""
        return replace(self, growth="none", step_fraction=None, step_amount=None)

    @property
    def first_quota(self) -> int:
        """What the plan asks for on its first day."""
        return to_resolution(self.start_from * self.start_fraction, self.resolution)

    @property
    def increment(self) -> Increment:
        """One step; a plan that stays the same has one it never takes."""
        if self.growth == "fixed" and self.step_amount is not None:
            return Fixed(amount=self.step_amount)
        share = self.step_fraction or Fraction(1, 10)
        if self.growth == "compounding":
            return Compounding(fraction=share)
        return OfBaseline(fraction=share)

    def terms(
        self, start: date, *, taken: tuple[Fraction, ...] = (), before: tuple[int, ...] = ()
    ) -> Terms:
        """The engine's terms from `start` on; TermsError where they make no plan.

        Numbers `before` that were rounded otherwise are rounded anew, so that levels always rise
        (I24 of docs/engine.md).
        """
        return Terms(
            unit=self.unit,
            resolution=self.resolution,
            baseline=self.start_from,
            start=start,
            start_fraction=self.start_fraction,
            increment=self.increment,
            step_days=self.step_days,
            goal=self.goal,
            weekdays=self.weekdays,
            sessions_per_day=self.sessions_per_day,
            flare_rule=FlareRule(
                back_steps=self.flare_back, days=self.flare_days, share=self.flare_share
            ),
            increments_allowed=self.growth != "none",
            levels_taken=taken,
            before=tuple(to_resolution(Fraction(each), self.resolution) for each in before),
        )

    def problems(self, *, goes_on: bool = False) -> dict[str, str]:
        """What a patient may not set so, by field, in plain words; docs/engine.md has the ranges.

        `goes_on` for a chapter that keeps its start: only what can change is looked at.
        """
        return problems_of(self, goes_on=goes_on)

    def to_json(self) -> dict[str, Any]:
        """The draft as `Plan.draft` keeps it; fractions as text, exact."""
        return {
            "unit": str(self.unit),
            "start_from": str(self.start_from),
            "measured": self.measured,
            "resolution": self.resolution,
            "start_fraction": str(self.start_fraction),
            "growth": self.growth,
            "step_fraction": _text(self.step_fraction),
            "step_amount": self.step_amount,
            "step_days": self.step_days,
            "goal": self.goal,
            "weekdays": sorted(self.weekdays),
            "sessions_per_day": self.sessions_per_day,
            "rest_minutes": self.rest_minutes,
            "flare_back": self.flare_back,
            "flare_days": self.flare_days,
            "flare_share": _text(self.flare_share),
            "tried": [[each.on.isoformat(), each.amount, _text(each.entry)] for each in self.tried],
        }

    @classmethod
    def from_json(cls, draft: Mapping[str, Any]) -> Self:
        """A draft read back."""
        kept = dict(draft)
        for name in ("start_from", "start_fraction"):
            kept[name] = Fraction(kept[name])
        for name in ("step_fraction", "flare_share"):
            kept[name] = None if kept[name] is None else Fraction(kept[name])
        kept["unit"] = Unit(kept["unit"])
        kept["weekdays"] = frozenset(kept["weekdays"])
        kept["tried"] = tuple(
            Tried(on=date.fromisoformat(on), amount=amount, entry=UUID(entry) if entry else None)
            for on, amount, entry in kept["tried"]
        )
        return cls(**kept)


def mean_of(tried: tuple[Tried, ...], *, by: Statistic = Statistic.MEAN) -> Fraction:
    """What the try-outs say is possible; BaselineError where they say nothing."""
    trials = [Trial(on=each.on, amount=each.amount) for each in tried]
    return baseline(trials, statistic=by)


def _text(value: Fraction | UUID | None) -> str | None:
    return None if value is None else str(value)
