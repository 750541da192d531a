"""The first ten minutes: five steps, each can be left out, each picks up where it was left."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, Category, Purpose, Source, Unit
from goals.models import Goal
from pacing.models import Outcome, Plan, Screening
from painapp.newcomer import Step, is_newcomer, next_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(alice: Patient) -> Patient:
    """Alice as she is right after sign-up: her zone is a guess of the browser."""
    alice.zone_confirmed_at = None
    alice.save()
    return alice


@pytest.fixture
def her(client: Client, newcomer: Patient) -> Client:
    client.force_login(newcomer.user)
    return client


def answer_safety(
    patient: Patient, now: datetime, today: date, outcome: Outcome = Outcome.CLEAR
) -> Screening:
    return Screening.objects.create(
        patient=patient,
        kind=Screening.Kind.FIRST,
        version=1,
        answers={},
        outcome=outcome,
        on=today,
        at=now,
        client_uuid=uuid4(),
    )


def pick_walking(patient: Patient, now: datetime) -> Plan:
    walking = Activity.objects.create(
        patient=patient,
        name="Walking",
        category=Category.MOVEMENT,
        unit=Unit.SECONDS,
        created_at=now,
    )
    return Plan.objects.create(patient=patient, activity=walking, created_at=now)


def try_it(plan: Plan, now: datetime, today: date) -> ActivityEntry:
    return ActivityEntry.objects.create(
        patient=plan.patient,
        activity=plan.activity,
        occurred_on=today,
        zone="Europe/London",
        amount=300,
        seconds=300,
        purpose=Purpose.TRIAL,
        source=Source.TIMER,
        recorded_at=now,
        recorded_on=today,
        recorded_by=plan.patient.user,
        client_uuid=uuid4(),
    )


def test_the_next_step_follows_from_what_is_there(
    newcomer: Patient, now: datetime, today: date
) -> None:
    assert next_step(newcomer, today) == Step.ZONE
    newcomer.zone_confirmed_at = now
    assert next_step(newcomer, today) == Step.GOAL
    Goal.objects.create(patient=newcomer, text="Sing", created_at=now, updated_at=now)
    assert next_step(newcomer, today) == Step.SAFETY
    answer_safety(newcomer, now, today)
    assert next_step(newcomer, today) == Step.ACTIVITY
    plan = pick_walking(newcomer, now)
    assert next_step(newcomer, today) == Step.TRY
    try_it(plan, now, today)
    assert next_step(newcomer, today) is None


@pytest.fixture
def has_goal(newcomer: Patient, now: datetime) -> Patient:
    """Alice, two steps further."""
    newcomer.zone_confirmed_at = now
    newcomer.save()
    Goal.objects.create(patient=newcomer, text="Sing", created_at=now, updated_at=now)
    return newcomer


def test_a_try_that_was_taken_back_is_none(has_goal: Patient, now: datetime, today: date) -> None:
    answer_safety(has_goal, now, today)
    entry = try_it(pick_walking(has_goal, now), now, today)
    ActivityEntry.objects.filter(pk=entry.pk).update(removed_at=now)
    assert next_step(has_goal, today) == Step.TRY


@pytest.mark.parametrize("outcome", [Outcome.RED_FLAG, Outcome.CLEARANCE_NEEDED])
def test_whoever_needs_a_clinician_first_is_not_sent_to_pick(
    has_goal: Patient, now: datetime, today: date, outcome: Outcome
) -> None:
    answer_safety(has_goal, now, today, outcome)
    assert next_step(has_goal, today) is None


def test_the_steps_of_another_do_not_count(
    newcomer: Patient, bob: Patient, now: datetime, today: date
) -> None:
    Goal.objects.create(patient=bob, text="Sing", created_at=now, updated_at=now)
    answer_safety(bob, now, today)
    newcomer.zone_confirmed_at = now
    assert next_step(newcomer, today) == Step.GOAL
    assert is_newcomer(newcomer)
    assert not is_newcomer(bob)


def test_the_start_opens_the_first_open_step(her: Client) -> None:
    assert her.get("/start/")["Location"] == "/start/zone/"


def test_the_zone_is_confirmed_and_counts_at_once(her: Client, newcomer: Patient) -> None:
    assert her.post("/start/zone/", {"zone": "Asia/Tokyo"})["Location"] == "/start/goal/"
    newcomer.refresh_from_db()
    assert newcomer.zone == "Asia/Tokyo"
    assert newcomer.zone_confirmed_at is not None


def test_the_zone_is_a_plain_list_that_the_browser_fills_in(her: Client) -> None:
    page = her.get("/start/zone/").content.decode()
    assert '<select name="zone"' in page
    assert 'data-zone="always"' in page
    assert '<option value="Europe/London" selected>' in page


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "\x00", "x" * 100])
def test_a_zone_that_does_not_exist_is_refused_kindly(
    her: Client, newcomer: Patient, zone: str
) -> None:
    answer = her.post("/start/zone/", {"zone": zone})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    newcomer.refresh_from_db()
    assert newcomer.zone_confirmed_at is None


def test_what_matters_is_kept_in_own_words(her: Client) -> None:
    her.post("/start/goal/", {"text": "Walk to the shop", "why": "I miss it"})
    goal = Goal.objects.get()
    assert (goal.text, goal.why) == ("Walk to the shop", "I miss it")


def test_a_goal_without_words_is_told_and_the_reason_kept(her: Client) -> None:
    answer = her.post("/start/goal/", {"text": "", "why": "I miss it"})
    assert answer.status_code == 422
    assert "I miss it" in answer.content.decode()


def test_the_goal_step_sent_twice_makes_one_goal(her: Client) -> None:
    form = {"text": "Sing", "client_uuid": str(uuid4())}
    her.post("/start/goal/", form)
    her.post("/start/goal/", form)
    assert Goal.objects.count() == 1


def test_every_step_says_where_it_is_and_can_be_left_out(
    her: Client, newcomer: Patient, now: datetime
) -> None:
    pick_walking(newcomer, now)
    ways = ["/start/goal/", "/start/safety/", "/start/activity/", "/today/", "/today/"]
    for number, (step, way) in enumerate(zip(Step, ways, strict=True), start=1):
        page = her.get(f"/start/{step.removeprefix('start_').replace('try', 'first-try')}/")
        assert f"step {number} of 5" in page.content.decode()
        assert f'href="{way}"' in page.content.decode()


def test_back_leads_to_the_step_before(her: Client) -> None:
    assert 'class="back" href="/start/goal/"' in her.get("/start/safety/").content.decode()
    assert 'class="back"' not in her.get("/start/zone/").content.decode()


def test_the_steps_lead_to_the_safety_questions_and_the_activities(her: Client) -> None:
    assert 'href="/plan/safety/"' in her.get("/start/safety/").content.decode()
    assert 'href="/plan/new/"' in her.get("/start/activity/").content.decode()


def test_the_first_try_is_now_tomorrow_or_five_minutes(
    her: Client, newcomer: Patient, now: datetime
) -> None:
    plan = pick_walking(newcomer, now)
    page = her.get("/start/first-try/").content.decode()
    assert f'href="/plan/{plan.pk}/trials/"' in page
    assert f'href="/plan/{plan.pk}/trials/#five"' in page
    assert "“Walking”" in page


def test_without_an_activity_the_first_try_asks_for_one(her: Client) -> None:
    assert her.get("/start/first-try/")["Location"] == "/start/activity/"


def test_a_closed_plan_is_no_plan(her: Client, newcomer: Patient, now: datetime) -> None:
    plan = pick_walking(newcomer, now)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED, closed_at=now)
    assert her.get("/start/first-try/")["Location"] == "/start/activity/"


def test_visitors_sign_in_first(client: Client) -> None:
    assert client.get("/start/")["Location"] == "/account/login/?next=/start/"
