"""A made-up life: what the services are told, and the diary's rows in bulk."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.test import Client

from accounts.models import Patient, User
from common.dates import own_day
from diary.models import (
    SCALES,
    Activity,
    ActivityEntry,
    DayCheckIn,
    DayTag,
    FlareEpisode,
    OwnItem,
    OwnRating,
    Purpose,
    Source,
    TimerRun,
)
from diary.services import activities, choices, entries
from education.models import Lesson
from education.services import learning
from goals.services import set_goal
from pacing.adapters import facts_to_json
from pacing.adapters.values import events as engine_events
from pacing.adapters.values import terms
from pacing.choices import Choices
from pacing.engine import ENGINE_VERSION, Course, PlanDay, Session
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.selectors import running_chapter, trials
from pacing.services import chapters, drafts, events, plans, safety

DAY = timedelta(days=1)
TRIED = {7: 660, 5: 540, 3: 600}  # days before a chapter → seconds
GOAL = 1200  # seconds
CATEGORIES = {"Walking": "movement", "Ironing": "household", "Tea": "social", "Knitting": "leisure"}
TAGS = ("visitors", "bad night", "rain", "long drive", "busy day", "good company")


def today_in(zone: str, now: datetime) -> date:
    return own_day(now, zone=zone, starts_at=time(4))


def make(name: str, *, zone: str, now: datetime) -> "Life":
    """Someone who signed up, with activities, a goal and a thing of their own to rate."""
    user = User.objects.create(email=f"{name}@bench.example", name=name.title(), password="!")
    patient = Patient.objects.create(user=user, zone=zone, zone_confirmed_at=now, created_at=now)
    done = {
        label: activities.add_activity(
            patient=patient, name=label, category=category, unit="SECONDS", now=now
        )
        for label, category in CATEGORIES.items()
    }
    item = choices.add_own_item(
        patient=patient, label="Humming", low="none", high="all day", higher_is_better=True, now=now
    )
    set_goal(patient=patient, text="Walk to the shop", why="Bread", now=now, client_uuid=uuid4())
    return Life(patient=patient, user=user, done=done, item=item)


def ticket(life: "Life") -> dict[str, str]:
    """What a browser needs to come as this person, and the key of their plan."""
    client = Client()
    client.force_login(life.user)
    return {"session": client.cookies["sessionid"].value, "plan": str(life.plan.pk)}


@dataclass
class Life:
    """One person, and the plan once it is begun."""

    patient: Patient
    user: User
    done: dict[str, Activity]
    item: OwnItem
    plans: list[Plan] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        return self.plans[0]

    def at(self, on: date, hour: int = 10) -> datetime:
        return datetime.combine(on, time(hour), tzinfo=ZoneInfo(self.patient.zone))

    def ask(self, on: date) -> None:
        """The safety questions, all answered with no."""
        safety.answer(
            patient=self.patient,
            kind="first",
            answers=ANSWERS_ALL_CLEAR,
            on=on,
            by=self.user,
            now=self.at(on),
            client_uuid=uuid4(),
        )

    def try_out(self, start: date) -> None:
        """Answers and try-outs in the days before a chapter."""
        self.ask(start - 8 * DAY)
        for before, amount in TRIED.items():
            on = start - before * DAY
            entries.log(
                patient=self.patient,
                activity=self.done["Walking"],
                amount=amount,
                occurred_on=on,
                purpose=Purpose.TRIAL,
                source=Source.FORM,
                today=on,
                by=self.user,
                now=self.at(on),
                client_uuid=uuid4(),
            )

    def agree(self, start: date) -> None:
        """The chapter that begins on `start`: the first, or a new one on the new try-outs."""
        on = start - DAY
        if not self.plans:
            plan = plans.begin(
                patient=self.patient,
                activity=self.done["Walking"],
                goal=self.patient.goals.first(),
                by=self.user,
                now=self.at(start - 8 * DAY),
                today=start - 8 * DAY,
            )
            self.plans.append(plan)
            chosen = Choices.defaults(unit="SECONDS", tried=trials(plan), goal=GOAL)
            kind = Chapter.Kind.FIRST
        else:
            before = running_chapter(self.plan, on)
            assert before is not None
            chosen = drafts.choices_from(before).tried_again(trials(self.plan))
            kind = Chapter.Kind.NEW_TRIALS
        chapter = chapters.propose(
            plan=self.plan,
            kind=kind,
            choices=chosen,
            author=self.user,
            reason="",
            now=self.at(on),
            today=on,
        )
        chapters.agree(chapter=chapter, by=self.user, now=self.at(on))
        assert chapter.starts_on == start

    def flare(self, on: date) -> None:
        """A flare declared, and the diary's own record of it."""
        events.declare_flare(
            patient=self.patient, on=on, by=self.user, now=self.at(on, 8), client_uuid=uuid4()
        )
        FlareEpisode.objects.create(patient=self.patient, first_on=on, last_on=on + 3 * DAY)

    def keep_to(self, start: date, until: date, chance: Random) -> None:
        """Each date's number shown, and most of them done, some with the timer."""
        chapter = running_chapter(self.plan, start)
        assert chapter is not None
        declared = PlanEvent.objects.filter(patient=self.patient)
        course = Course(terms(chapter), events=engine_events(chapter, declared))
        shown, done, runs = [], [], []
        while course.on < until:
            row = course.today()
            shown.append(self._shown(chapter, row))
            amount = (row.quota or 0) if chance.random() < 0.9 else 0
            if amount:
                done.append(self._entry("Walking", row.on, amount, Purpose.PLANNED))
                if chance.random() < 0.5:
                    runs.append(self._run(done[-1]))
            course.close([Session(on=row.on, amount=amount)] if amount else ())
        DayShown.objects.bulk_create(shown, batch_size=500)
        ActivityEntry.objects.bulk_create(done, batch_size=500)
        TimerRun.objects.bulk_create(runs, batch_size=500)

    def write_diary(self, start: date, until: date, chance: Random) -> None:
        """Check-ins on most days, what else was done, tags and notes."""
        others = [name for name in self.done if name != "Walking"]
        rows: dict[type, list[object]] = {
            model: [] for model in (DayCheckIn, OwnRating, DayTag, ActivityEntry)
        }
        for number in range((until - start).days):
            on = start + number * DAY
            for name in others:
                if chance.random() < 0.8:
                    rows[ActivityEntry].append(self._entry(name, on, 60 * chance.randrange(5, 60)))
            if chance.random() < 0.2:
                rows[DayTag].append(DayTag(patient=self.patient, on=on, tag=chance.choice(TAGS)))
            if chance.random() < 0.88:
                rows[DayCheckIn].append(self._check_in(on, chance))
                rows[OwnRating].append(
                    OwnRating(item=self.item, on=on, value=4, recorded_at=self.at(on, 20))
                )
        for model, made in rows.items():
            model.objects.bulk_create(made, batch_size=500)  # type: ignore[attr-defined]

    def learn(self, today: date, *, times: int) -> None:
        """Half the lessons read, and the first answered and put in own words so many times."""
        mine = {"patient": self.patient, "now": self.at(today, 6)}
        lessons = list(Lesson.objects.filter(live=True))
        for lesson in lessons[: len(lessons) // 2]:
            learning.finish_lesson(**mine, lesson=lesson)
        lesson = Lesson.objects.get(key="by-the-clock")
        check = next(iter(lesson.body.blocks_by_name("check")))
        prompt = next(iter(lesson.body.blocks_by_name("own_words")))
        for _ in range(times):
            once = mine | {"lesson": lesson, "client_uuid": uuid4()}
            answer = UUID(check.value["answers"].bound_blocks[0].id)
            learning.answer_check(**once, check=UUID(check.id), answer=answer)
            once["client_uuid"] = uuid4()
            learning.say_in_own_words(**once, prompt=UUID(prompt.id), words="A walk by the river.")

    def _check_in(self, on: date, chance: Random) -> DayCheckIn:
        return DayCheckIn(
            patient=self.patient,
            on=on,
            recorded_at=self.at(on, 20),
            recorded_on=on,
            updated_at=self.at(on, 20),
            zone=self.patient.zone,
            hard_day=chance.random() < 0.05,
            note="A walk, and a quiet afternoon." if chance.random() < 0.2 else "",
            **{scale: chance.randrange(11) for scale in (SCALES[0], SCALES[1], SCALES[-1])},
        )

    def _entry(
        self, name: str, on: date, amount: int, purpose: Purpose = Purpose.OTHER
    ) -> ActivityEntry:
        return ActivityEntry(
            patient=self.patient,
            activity=self.done[name],
            occurred_on=on,
            started_at=self.at(on),
            zone=self.patient.zone,
            amount=amount,
            seconds=amount,
            purpose=purpose,
            source=Source.FORM,
            recorded_at=self.at(on, 18),
            recorded_on=on,
            recorded_by=self.user,
            client_uuid=uuid4(),
        )

    def _run(self, entry: ActivityEntry) -> TimerRun:
        began = self.at(entry.occurred_on)
        return TimerRun(
            patient=self.patient,
            activity=entry.activity,
            purpose=entry.purpose,
            target=entry.amount,
            started_at=began,
            stopped_at=began + timedelta(seconds=entry.amount),
            entry=entry,
            client_uuid=uuid4(),
        )

    def _shown(self, chapter: Chapter, row: PlanDay) -> DayShown:
        return DayShown(
            plan=self.plan,
            on=row.on,
            chapter=chapter,
            quota=row.quota,
            parts=list(row.parts),
            state=row.state,
            reason_code=row.reason.code,
            facts=facts_to_json(row.reason.facts),
            engine_version=ENGINE_VERSION,
            shown_at=self.at(row.on, 8),
        )
