"""What the plan builder and the page to agree on both need: the draft, its kind, its steps."""

from dataclasses import dataclass
from datetime import date

from common.refusal import Refused
from pacing.adapters import after_hold, stand
from pacing.choices import Choices
from pacing.engine import Terms
from pacing.models import Chapter, Plan
from pacing.presenters.steps import path_of
from pacing.ranges import finenesses
from pacing.selectors import permit, running_chapter
from pacing.services import drafts
from pacing.services.ceiling import at_most, ceiling
from pacing.services.drawing_up import draw_up
from pacing.services.fineness import finenesses_of
from pacing.services.next_kind import is_tried_anew, kind_of
from pacing.services.running import first_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A plan's draft on one date; `steps` are the decisions it asks.

    `goes_on` where it changes the plan that runs and keeps where that started. `grows` is whether
    the safety answers let it; `ceiling` the most, in base units, it may start at where they don't;
    `climbs` whether steps up are left from where it is.
    """

    plan: Plan
    choices: Choices
    kind: Chapter.Kind
    steps: tuple[str, ...]
    goes_on: bool
    grows: bool
    climbs: bool
    ceiling: int | None
    today: date

    @property
    def is_lowered(self) -> bool:
        """Whether the start that was chosen is above what the plan may start at."""
        return self.ceiling is not None and self.choices.first_quota > self.ceiling

    def finenesses(self, step: str) -> tuple[int, ...]:
        """To what the numbers may be rounded: asked with the start or, without that question, with
        the pace.
        """
        if step != ("start" if "start" in self.steps else "pace"):
            return ()
        if not self.goes_on:
            return finenesses(self.choices)
        stands = stand(self.plan, self.today)
        return () if stands is None else finenesses_of(stands)

    def as_run(self, choices: Choices) -> Choices:
        """Those choices as a plan of this person would be drawn up from them."""
        return at_most(choices if self.grows else choices.without_steps(), self.ceiling)

    def terms(self) -> Terms | None:
        """What the draft would run as, once agreed to, or None while it can't be."""
        not_before = first_start(self.plan, step_days=self.choices.step_days, today=self.today)
        try:
            drawn = draw_up(
                self.plan, self.kind, self.choices, today=self.today, not_before=not_before
            )
        except Refused:
            return None
        return after_hold(drawn.terms, self.plan.patient)


def desk_of(plan: Plan, *, today: date, choices: Choices | None = None) -> Desk:
    """The desk for the plan's draft, or for `choices` that are being tried.

    Raises BaselineError where nothing was tried and the activity is not counted in time.
    """
    drawn = drafts.choices_of(plan) if choices is None else choices
    running = running_chapter(plan, today)
    goes_on = running is not None and not is_tried_anew(drawn, running)
    growing, climbs = permit(plan.patient).increments, True
    if goes_on and drawn.goal is not None:
        stands = stand(plan, today)
        climbs = stands is None or stands.quota < drawn.goal
    return Desk(
        plan=plan,
        choices=drawn,
        kind=kind_of(plan, drawn, today=today),
        steps=path_of(asks_start=drawn.measured and not goes_on, grows=growing, climbs=climbs),
        goes_on=goes_on,
        grows=growing,
        climbs=climbs,
        ceiling=None if running else ceiling(plan),
        today=today,
    )
