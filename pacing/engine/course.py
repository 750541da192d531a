"""A plan walked date by date: each morning it decides, each evening it hears what was done.

A date is decided before its sessions are known, so what was done acts on later dates only:
Rule 35 of docs/engine.md.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction

from pacing.engine.amounts import split
from pacing.engine.days import PlanDay, PlanState, Reason
from pacing.engine.declared import Declared
from pacing.engine.events import Event, Hold, Override, Pause, Session
from pacing.engine.fold import Fold
from pacing.engine.reasons import Facts, code_of
from pacing.engine.terms import Terms

ONE_DAY = timedelta(days=1)


class Course:
    """A walk over a plan's dates: `today` shows the open date `on`, `close` opens the next.

    It starts on the terms' start. An override off the resolution is a `ValueError`.
    """

    def __init__(self, terms: Terms, *, events: Iterable[Event] = ()) -> None:
        self.on = terms.start
        self._terms = terms
        self._declared = Declared(events, resolution=terms.resolution)
        self._fold = Fold(terms, self._declared)
        self._facts = Facts(terms, first_quota=self._fold.levels.first_quota)
        self._is_decided = False

    @property
    def quota(self) -> int | None:
        """What the open date asks for, in base units; None where nothing is due."""
        return self._decided().quota

    @property
    def state(self) -> PlanState:
        """What the plan is doing on the open date."""
        return self._decided().state

    @property
    def level_quota(self) -> int:
        """The quota of the level in force, in base units, whether or not anything is due."""
        return self._decided().levels.quota

    @property
    def levels(self) -> tuple[Fraction, ...]:
        """The levels in force on the open date, lowest first: a next chapter's `levels_taken`."""
        return self._decided().levels.stack

    def declare(self, event: Event) -> None:
        """Take in an event; `ValueError` where it begins on a date that is already decided."""
        begins = event.first if isinstance(event, Pause | Hold | Override) else event.on
        if begins < self.on or (begins == self.on and self._is_decided):
            raise ValueError(f"{begins} is already decided.")
        self._declared.add(event)

    def today(self) -> PlanDay:
        """The open date's row. Asking twice changes nothing."""
        fold, terms = self._decided(), self._terms
        is_due = fold.quota is not None
        return PlanDay(
            on=self.on,
            is_due=is_due,
            quota=fold.quota,
            parts=split(fold.quota, sessions=terms.sessions_per_day, resolution=terms.resolution),
            step=fold.levels.steps,
            state=fold.state,
            review_due=fold.review_due,
            reason=Reason(code=code_of(fold), facts=self._facts.of(fold, self.on)),
        )

    def close(self, sessions: Sequence[Session] = ()) -> None:
        """End the open date with its sessions: what was done, and the least that was shown."""
        done, shown = 0, None
        for session in sessions:
            done += session.amount
            if session.due is not None:
                shown = session.due if shown is None else min(shown, session.due)
        self._decided().end(done=done, shown=shown)
        self.on += ONE_DAY
        self._is_decided = False

    def _decided(self) -> Fold:
        if not self._is_decided:
            self._fold.decide(self.on)
            self._is_decided = True
        return self._fold
