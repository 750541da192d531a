"""Alice's walking plan, lived day by day: day 0 is the day she agrees, day 1 the plan's first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, Purpose, Source
from diary.services import entries
from pacing import adapters
from pacing.choices import Choices
from pacing.models import Chapter, DayShown, Decision, Plan, PlanEvent, Screening
from pacing.screening import ANSWERS_ALL_CLEAR, Answer
from pacing.services import chapters, drafts, events, plans, safety, shown

Answers = Mapping[str, Answer]
MINUTE = 60
ALL_CLEAR: Answers = {}
CHEST: Answers = {"chest_on_effort": True}
WORSE: Answers = {"me_cfs": True}
NUMB: Answers = {"numb_saddle": True}


class Walker:
    """One person and one plan. Days are counted from `today`."""

    def __init__(self, patient: Patient, today: date, now: datetime, name: str = "Walking") -> None:
        self.patient, self.user, self.today, self.now = patient, patient.user, today, now
        self.activity = Activity.objects.create(
            patient=patient, name=name, category="movement", unit="SECONDS", created_at=now
        )

    def day(self, number: int) -> date:
        return self.today + timedelta(days=number)

    def at(self, number: int, *, minutes: int = 0) -> datetime:
        return self.now + timedelta(days=number, minutes=minutes)

    def note(self, number: int, amount: int, purpose: Purpose = Purpose.PLANNED) -> ActivityEntry:
        return entries.log(
            patient=self.patient,
            activity=self.activity,
            amount=amount,
            occurred_on=self.day(number),
            purpose=purpose,
            source=Source.FORM,
            today=self.day(number),
            by=self.user,
            now=self.at(number),
            client_uuid=uuid4(),
        )

    def answers(
        self,
        number: int = 0,
        changed: Answers = ALL_CLEAR,
        *,
        kind: str = "first",
        minutes: int = 0,
    ) -> Screening:
        return safety.answer(
            patient=self.patient,
            kind=kind,
            answers={**ANSWERS_ALL_CLEAR, **changed},
            on=self.day(number),
            by=self.user,
            now=self.at(number, minutes=minutes),
            client_uuid=uuid4(),
        )

    def is_cleared(self, screening: Screening, number: int = 0, minutes: int = 1) -> Any:
        return safety.record_clearance(
            screening=screening,
            given_by_name="Dr Khan",
            given_by_role="GP",
            given_on=self.day(number),
            note="",
            by=self.user,
            now=self.at(number, minutes=minutes),
            today=self.day(number),
            client_uuid=uuid4(),
        )

    def begins(self, number: int = 0) -> Plan:
        self.plan = plans.begin(
            patient=self.patient,
            activity=self.activity,
            goal=None,
            by=self.user,
            now=self.at(number),
            today=self.day(number),
        )
        return self.plan

    def tries(self, *minutes: int, last: int = -1) -> None:
        for number, length in enumerate(reversed(minutes)):
            self.note(last - number, length * MINUTE, Purpose.TRIAL)

    def choices(self, **changed: Any) -> Choices:
        return replace(drafts.choices_of(self.plan), **changed)

    def proposes(
        self, kind: str = "FIRST", number: int = 0, choices: Choices | None = None, **extra: Any
    ) -> Chapter:
        return chapters.propose(
            plan=self.plan,
            kind=kind,
            choices=self.choices() if choices is None else choices,
            author=self.user,
            reason="",
            now=self.at(number),
            today=self.day(number),
            **extra,
        )

    def agrees(self, chapter: Chapter, number: int = 0) -> Decision:
        return chapters.agree(
            chapter=chapter, by=self.user, now=self.at(number), table_shown=chapters.table(chapter)
        )

    def changes(self, kind: str, number: int, **extra: Any) -> Chapter:
        """Proposes and agrees on the same day."""
        chapter = self.proposes(kind, number, **extra)
        self.agrees(chapter, number)
        return chapter

    def starts(self, **changed: Any) -> "Walker":
        """Answers, tries out 10 minutes on average, and agrees: 8 minutes from day 1 on."""
        self.answers()
        self.begins()
        self.tries(11, 9, 10)
        self.changes("FIRST", 0, choices=self.choices(**changed))
        return self

    def shows(self, number: int, minutes: int = 0) -> DayShown | None:
        return shown.show(plan=self.plan, on=self.day(number), now=self.at(number, minutes=minutes))

    def walks(self, numbers: Iterable[int]) -> None:
        """Looks at Today and does what it says."""
        for number in numbers:
            row = self.shows(number)
            if row is not None and row.quota:
                self.note(number, row.quota)

    def flares(self, number: int, minutes: int = 10, client_uuid: UUID | None = None) -> PlanEvent:
        return events.declare_flare(
            patient=self.patient,
            on=self.day(number),
            by=self.user,
            now=self.at(number, minutes=minutes),
            client_uuid=client_uuid or uuid4(),
        )

    def is_declared(
        self, kind: str, number: int, *, last: int | None = None, minutes: int = 0, **facts: int
    ) -> PlanEvent:
        """An event that no page declares, so many minutes after noon; `last` ends a range."""
        return PlanEvent.objects.create(
            patient=self.patient,
            kind=kind,
            plan=None if kind == PlanEvent.Kind.PAUSE else self.plan,
            first=self.day(number),
            last=None if last is None else self.day(last),
            by=self.user,
            at=self.at(number, minutes=minutes),
            client_uuid=uuid4(),
            **facts,
        )

    def takes_back(self, event: PlanEvent, number: int, minutes: int = 20) -> Any:
        return events.take_back(
            event=event,
            by=self.user,
            now=self.at(number, minutes=minutes),
            today=self.day(number),
        )

    def quota(self, number: int) -> int | None:
        """What the engine asks for on that day, in minutes."""
        row = adapters.day(self.plan, self.day(number))
        return None if row is None or row.quota is None else row.quota // MINUTE

    def quotas(self, first: int, last: int) -> list[int | None]:
        rows = adapters.days(self.plan, self.day(first), self.day(last))
        return [None if row.quota is None else row.quota // MINUTE for row in rows]

    def state(self, number: int) -> str:
        row = adapters.day(self.plan, self.day(number))
        assert row is not None
        return str(row.state)

    def moved_to(self, today: date) -> "Walker":
        """The same plan, its days counted from another date."""
        self.now -= self.today - today
        self.today = today
        return self
