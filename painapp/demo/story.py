"""Ninety days of a made-up life, told through the same services that pages use."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from accounts.models import Patient, User
from accounts.services import confirm_zone
from diary.models import Activity, Category, Purpose, Source, Unit
from diary.services import activities, check_in, entries
from goals.services import set_goal
from pacing.models import Chapter, Plan, Screening
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.services import chapters, drafts, events, plans, safety, shown
from painapp.demo import learning, reminded, thoughts
from painapp.demo.day import TAGS, Feeling, at, feelings, fresh_uuid

DAYS = 90
TRIALS = {2: 660, 4: 540, 6: 600}  # day of the story → seconds tried
AGREED_ON = 8
GOAL = 1200  # seconds
ASKED_AGAIN = {24: Screening.Kind.WEEK_2, 52: Screening.Kind.WEEK_6}
FLARE_ON = 38
REMINDED_FROM = 84
DAYS_AWAY = range(57, 60)
NOTES = {
    12: "Walked with Karen and talked the whole way.",
    38: "Woke up stiff all over. Used my flare plan.",
    61: "Back after three days at my sister's.",
    80: "The corner shop and back, for the first time since spring.",
}


@dataclass(slots=True)
class Ruth:
    """The person of the story and what the telling needs at hand."""

    patient: Patient
    user: User
    first: date
    chance: Random
    walking: Activity
    others: dict[str, Activity]
    plan: Plan | None = None

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)

    def log(
        self, activity: Activity, number: int, amount: int, purpose: Purpose, hour: int
    ) -> None:
        on = self.day(number)
        entries.log(
            patient=self.patient,
            activity=activity,
            amount=amount,
            occurred_on=on,
            purpose=purpose,
            source=Source.TODAY if purpose == Purpose.PLANNED else Source.FORM,
            started_at=at(on, hour, self.chance.randrange(0, 50)),
            today=on,
            by=self.user,
            now=at(on, hour, 55),
            client_uuid=fresh_uuid(self.chance),
        )


def tell(patient: Patient, *, today: date) -> None:
    """Write the ninety days that end yesterday, and what is known today."""
    ruth = _begin(patient, today - timedelta(days=DAYS))
    lived = feelings(ruth.chance, DAYS)
    for number in range(DAYS):
        if number == REMINDED_FROM:
            reminded.ask_for_reminders(patient, on=ruth.day(number))
        if number >= REMINDED_FROM:
            reminded.worker_looks(at(ruth.day(number), 10, 1))
        _live(ruth, number, lived[number])
        if number >= REMINDED_FROM:
            reminded.worker_looks(at(ruth.day(number), 18, 31))
    learning.learn(patient, first=ruth.first)
    thoughts.think(patient, today=today)


def _begin(patient: Patient, first: date) -> Ruth:
    now = at(first, 9)
    confirm_zone(patient=patient, zone=patient.zone, now=now)
    chance = Random(7)  # noqa: S311 (a story, not a secret)

    def activity(name: str, category: Category, idea: str = "") -> Activity:
        return activities.add_activity(
            patient=patient, name=name, category=category, unit=Unit.SECONDS, idea=idea, now=now
        )

    set_goal(
        patient=patient,
        text="Walk to the corner shop and back",
        why="I like to choose my own bread, and to meet people on the way.",
        now=now,
    )
    return Ruth(
        patient=patient,
        user=patient.user,
        first=first,
        chance=chance,
        walking=activity("Walking", Category.MOVEMENT, "walking"),
        others={
            "ironing": activity("Ironing", Category.HOUSEHOLD),
            "tea": activity("Tea with Karen", Category.SOCIAL, "people"),
            "knitting": activity("Knitting", Category.LEISURE),
        },
    )


def _live(ruth: Ruth, number: int, feeling: Feeling | None) -> None:
    """One day: first what the plan asks, then the rest of the day."""
    if number == 0:
        _answer(ruth, Screening.Kind.FIRST, number)
    if number in ASKED_AGAIN:
        _answer(ruth, ASKED_AGAIN[number], number)
    if number in TRIALS:
        ruth.log(ruth.walking, number, TRIALS[number], Purpose.TRIAL, 10)
    if number == AGREED_ON:
        _agree(ruth, number)
    if number == FLARE_ON:
        _declare_flare(ruth, number)
    if number in DAYS_AWAY:
        return
    if number > AGREED_ON:
        _walk(ruth, number)
    _notice(ruth, number, feeling)
    _do_other_things(ruth, number)


def _answer(ruth: Ruth, kind: Screening.Kind, number: int) -> None:
    on = ruth.day(number)
    safety.answer(
        patient=ruth.patient,
        kind=kind,
        answers=ANSWERS_ALL_CLEAR,
        on=on,
        by=ruth.user,
        now=at(on, 9, 20),
        client_uuid=fresh_uuid(ruth.chance),
    )


def _agree(ruth: Ruth, number: int) -> None:
    on, now = ruth.day(number), at(ruth.day(number), 18)
    plan = plans.begin(
        patient=ruth.patient,
        activity=ruth.walking,
        goal=ruth.patient.goals.first(),
        by=ruth.user,
        now=now,
        today=on,
    )
    ruth.plan = plan
    choices = replace(drafts.choices_of(plan), goal=GOAL)
    chapter: Chapter = chapters.propose(
        plan=plan,
        kind=Chapter.Kind.FIRST,
        choices=choices,
        author=ruth.user,
        reason="",
        now=now,
        today=on,
    )
    chapters.agree(chapter=chapter, by=ruth.user, now=now)
    events.write_flare_plan(
        patient=ruth.patient,
        keep="Getting up at eight. Breakfast at the table.",
        ease="Ironing waits. Shopping can be brought.",
        comfort="A warm bath, the radio, ten minutes of knitting.",
        tell="Karen, so that she knows why I am quiet.",
        now=now,
    )


def _declare_flare(ruth: Ruth, number: int) -> None:
    on = ruth.day(number)
    events.declare_flare(
        patient=ruth.patient,
        on=on,
        by=ruth.user,
        now=at(on, 8),
        client_uuid=fresh_uuid(ruth.chance),
    )


def _walk(ruth: Ruth, number: int) -> None:
    """Most days the walk is done as shown; now and then in part or not at all."""
    assert ruth.plan is not None
    on = ruth.day(number)
    day = shown.show(plan=ruth.plan, on=on, now=at(on, 8, 10))
    draw = ruth.chance.random()
    if day is not None and day.quota and draw < 0.88:
        done = day.quota if draw < 0.82 else day.quota // 2
        ruth.log(ruth.walking, number, done, Purpose.PLANNED, ruth.chance.choice((10, 11, 15)))


def _notice(ruth: Ruth, number: int, feeling: Feeling | None) -> None:
    on, now = ruth.day(number), at(ruth.day(number), 20, 30)
    if feeling is not None:
        for scale in ("fatigue", "sleep", "mood", "pain"):
            value = getattr(feeling, scale)
            check_in.rate(patient=ruth.patient, on=on, scale=scale, value=value, today=on, now=now)
        if feeling.is_hard:
            check_in.set_hard_day(patient=ruth.patient, on=on, hard=True, today=on, now=now)
    if number in NOTES:
        check_in.write_note(patient=ruth.patient, on=on, text=NOTES[number], today=on, now=now)
    if ruth.chance.random() < 0.2:
        tag = ruth.chance.choice(TAGS)
        check_in.set_tags(patient=ruth.patient, on=on, tags=[tag], today=on)


def _do_other_things(ruth: Ruth, number: int) -> None:
    for name, share, minutes in (("ironing", 0.25, 12), ("tea", 0.3, 35), ("knitting", 0.35, 25)):
        if ruth.chance.random() < share:
            length = 60 * (minutes + ruth.chance.randrange(-5, 10))
            ruth.log(
                ruth.others[name], number, length, Purpose.OTHER, ruth.chance.choice((14, 16, 19))
            )
