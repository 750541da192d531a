"""What the plan builder and the page to agree on both need: the draft, its kind, its steps."""

from dataclasses import dataclass
from datetime import date

from common.refusal import Refused
from pacing.choices import Choices
from pacing.engine import Terms
from pacing.models import Chapter, Plan
from pacing.presenters.steps import path_of
from pacing.selectors import permit, running_chapter
from pacing.services import drafts
from pacing.services.drawing_up import draw_up
from pacing.services.next_kind import is_tried_anew, kind_of
from pacing.services.running import first_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A plan's draft on one date; `steps` are the decisions it asks.

    `goes_on` where it changes the plan that runs and keeps where that started.
    """

    plan: Plan
    choices: Choices
    kind: Chapter.Kind
    steps: tuple[str, ...]
    goes_on: bool
    today: date

    def terms(self) -> Terms | None:
        """What the draft would be agreed as, or None while it can't be."""
        not_before = first_start(self.plan, step_days=self.choices.step_days, today=self.today)
        try:
            drawn = draw_up(
                self.plan, self.kind, self.choices, today=self.today, not_before=not_before
            )
        except Refused:
            return None
        return drawn.terms


def desk_of(plan: Plan, *, today: date, choices: Choices | None = None) -> Desk:
    """The desk for the plan's draft, or for `choices` that are being tried.

    Raises BaselineError where nothing was tried and the activity is not counted in time.
    """
    drawn = drafts.choices_of(plan) if choices is None else choices
    running = running_chapter(plan, today)
    goes_on = running is not None and not is_tried_anew(drawn, running)
    growing = permit(plan.patient).increments
    return Desk(
        plan=plan,
        choices=drawn,
        kind=kind_of(plan, drawn, today=today),
        steps=path_of(asks_start=drawn.measured and not goes_on, grows=growing),
        goes_on=goes_on,
        today=today,
    )
