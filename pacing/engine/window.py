"""The window: the dates on which the next step rests. Rules 19 and 25 of docs/engine.md."""

from datetime import date

from pacing.engine.days import ReasonCode
from pacing.engine.terms import Terms

_RANK = {code: rank for rank, code in enumerate(ReasonCode)}
SHORT_STEP = 7


class Window:
    """Dates counted, sessions due and sessions met since the latest reset, and what caused it."""

    __slots__ = (
        "_gate",
        "_met",
        "_reset_on",
        "_step_days",
        "cause",
        "days",
        "due",
        "due_needed",
        "met",
    )

    def __init__(self, terms: Terms) -> None:
        self._step_days = terms.step_days
        self._reset_on: date | None = None
        self.cause = ReasonCode.START
        self._gate = terms.attendance_gate.as_integer_ratio()
        self._met = terms.met_fraction.as_integer_ratio()
        self.due_needed = 1 if terms.step_days < SHORT_STEP else 2
        self.restart()

    def restart(self) -> None:
        """Begin to count anew, for no reason a person would ask about."""
        self.days = self.due = self.met = 0

    def reset(self, on: date, cause: ReasonCode) -> None:
        """Begin to count anew; of several causes on one date the first of Rule 31 stays."""
        self.restart()
        if on != self._reset_on or _RANK[cause] < _RANK[self.cause]:
            self.cause = cause
        self._reset_on = on

    @property
    def is_full(self) -> bool:
        """Whether it is long enough, and enough was due in it, to decide on the next step."""
        return self.days >= self._step_days and self.due >= self.due_needed

    @property
    def is_attended(self) -> bool:
        """Whether enough of what was due was met."""
        return self.met >= self.needed(self.due)

    def needed(self, due: int) -> int:
        """How many of so many due sessions open the gate."""
        share, of = self._gate
        return -(-share * due // of)

    def count(self, *, due: int | None, done: int, shown: int | None) -> None:
        """Count a date: what was due on it (None: nothing), done, and shown (None: `due`)."""
        self.days += 1
        if due is None:
            return
        self.due += 1
        asked = due if shown is None else shown
        share, of = self._met
        if done > 0 and done * of >= asked * share:
            self.met += 1
