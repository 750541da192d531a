"""The lesson that answers a moment: one line, gone for good once it was read or declined."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from diary.services.check_in import rate, set_hard_day, write_note
from education.models import Lesson
from education.services import learning
from education.words import Moment
from pacing.models import PlanEvent
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.services import safety
from painapp.models import OfferDeclined
from painapp.offers import Offer, offer_for
from painapp.services import offers
from tests.cast import NOON, TODAY
from tests.education.making import BLOCKS, a_lesson
from tests.world import build

if TYPE_CHECKING:
    from accounts.models import Patient
    from pacing.models import Plan

DAY = timedelta(days=1)
CHECK_IN = f"/diary/check-in/{TODAY}/"
NOW_AND_PLAN = (Moment.HARD_DAY, Moment.NEW_PLAN)


@pytest.fixture
def lessons(db: None) -> dict[str, Lesson]:
    """Two for a new plan, one for a hard day, one for nothing."""
    told: dict[str, list[str]] = {
        "first": ["new-plan"],
        "second": ["new-plan", "plateau"],
        "hard": ["hard-day"],
        "other": [],
    }
    return {
        key: a_lesson(key, position=number, title=key.title(), offered_at=moments)
        for number, (key, moments) in enumerate(told.items())
    }


def offered(patient: "Patient", *moments: Moment) -> str | None:
    found = offer_for(patient.pk, moments, TODAY)
    return found.key if found else None


def read(patient: "Patient", lesson: Lesson) -> None:
    learning.finish_lesson(patient=patient, lesson=lesson, now=NOON)


def decline(client: Client, key: str, **posted: str) -> str:
    """What the page says after the lesson was declined."""
    url = reverse("offer_decline", args=[key])
    return client.post(url, posted, follow=True).content.decode()


def line(html: str) -> str:
    """The one line of a page that offers a lesson."""
    (found,) = re.findall(r'<section class="offer.*?</section>', html, re.DOTALL)
    return str(found)


def today(client: Client) -> str:
    return client.get(reverse("today")).content.decode()


def test_the_first_of_the_path_answers(alice: "Patient", lessons: dict[str, Lesson]) -> None:
    found = offer_for(alice.pk, [Moment.NEW_PLAN], TODAY)
    assert found == Offer(key="first", title="First", minutes=3, message="Stop while you can.")


def test_the_more_urgent_moment_is_answered(alice: "Patient", lessons: dict[str, Lesson]) -> None:
    assert offered(alice, *NOW_AND_PLAN) == "hard"
    assert offered(alice, *NOW_AND_PLAN[::-1]) == "first"


def test_a_lesson_that_was_read_is_not_offered(
    alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    read(alice, lessons["hard"])
    assert offered(alice, *NOW_AND_PLAN) == "first"


def test_a_lesson_that_was_only_begun_still_is(
    alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    learning.open_lesson(patient=alice, lesson=lessons["first"], now=NOON)
    assert offered(alice, Moment.NEW_PLAN) == "first"


def test_what_others_read_or_declined_changes_nothing(
    alice: "Patient", bob: "Patient", lessons: dict[str, Lesson]
) -> None:
    read(bob, lessons["first"])
    offers.decline(patient=bob, lesson_key="first", on=TODAY, now=NOON)
    assert offered(alice, Moment.NEW_PLAN) == "first"


def test_a_declined_one_ends_the_offers_of_its_day(
    alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    offers.decline(patient=alice, lesson_key="hard", on=TODAY, now=NOON)
    assert offered(alice, *NOW_AND_PLAN) is None


def test_later_it_is_never_offered_again_and_others_are(
    alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    offers.decline(patient=alice, lesson_key="first", on=TODAY - DAY, now=NOON)
    assert offered(alice, Moment.NEW_PLAN) == "second"


@pytest.mark.parametrize("hidden", [Lesson, type(None)])
def test_what_is_not_published_is_not_offered(
    alice: "Patient", lessons: dict[str, Lesson], hidden: type
) -> None:
    one = lessons["hard"] if hidden is Lesson else lessons["hard"].module
    type(one).objects.filter(pk=one.pk).update(live=False)
    assert offered(alice, Moment.HARD_DAY) is None


def test_no_moment_asks_for_nothing(
    alice: "Patient", django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert offer_for(alice.pk, [], TODAY) is None


def test_marks_and_links_are_left_out_of_the_line(alice: "Patient") -> None:
    blocks = [("key_message", "See **your** [plan](app:plan)."), *BLOCKS[:1]]
    a_lesson("one", offered_at=["welcome"], blocks=blocks)
    found = offer_for(alice.pk, [Moment.WELCOME], TODAY)
    assert found is not None
    assert found.message == "See your plan."


def test_declining_twice_is_once(alice: "Patient") -> None:
    for _ in range(2):
        offers.decline(patient=alice, lesson_key="first", on=TODAY, now=NOON)
    assert OfferDeclined.objects.count() == 1


@pytest.mark.parametrize("facts", [{"lesson_key": ""}, {"lesson_key": "first"}])
def test_the_database_refuses_one_without_a_lesson_and_one_twice(
    alice: "Patient", facts: dict[str, str]
) -> None:
    OfferDeclined.objects.create(patient=alice, lesson_key="first", on=TODAY, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferDeclined.objects.create(patient=alice, on=TODAY, at=NOON, **facts)


def test_today_offers_one_with_its_message(
    alices: Client, plan: "Plan", lessons: dict[str, Lesson]
) -> None:
    found = line(today(alices))
    assert "Stop while you can." in found
    assert reverse("education:lesson", args=["first"]) in found


def test_a_hard_day_changes_what_is_offered(
    alices: Client, plan: "Plan", alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    set_hard_day(patient=alice, on=TODAY, hard=True, today=TODAY, now=NOON)
    assert "Hard</a>" in line(today(alices))


def test_at_night_nothing_is_offered(
    alices: Client, plan: "Plan", lessons: dict[str, Lesson], clock: time_machine.Traveller
) -> None:
    clock.shift(10 * 3600)
    assert 'class="offer' not in today(alices)


def test_not_a_word_of_today_depends_on_symptoms(
    alices: Client, plan: "Plan", alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    write_note(patient=alice, on=TODAY, text="x", today=TODAY, now=NOON)
    before = without_tokens(today(alices))
    for scale in ("pain", "fatigue", "sleep", "mood"):
        rate(patient=alice, on=TODAY, scale=scale, value=9, today=TODAY, now=NOON)
    assert without_tokens(today(alices)) == before


def without_tokens(html: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken|client_uuid)" value="[^"]+"', r"\1", html)


def test_the_cross_declines_with_undo(
    alices: Client, plan: "Plan", alice: "Patient", lessons: dict[str, Lesson]
) -> None:
    html = decline(alices, "first")
    assert "It stays under Learn, for whenever you like." in html
    assert 'class="offer' not in html
    alices.post(reverse("offer_again", args=["first"]))
    assert offered(alice, Moment.NEW_PLAN) == "first"


def test_it_leads_back_to_the_page_it_was_offered_on(
    alices: Client, plan: "Plan", lessons: dict[str, Lesson]
) -> None:
    url = reverse("offer_decline", args=["first"])
    assert alices.post(url, {"next": "/plan/"}).headers["Location"] == "/plan/"


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "javascript:x", ""])
def test_it_leads_nowhere_else(alices: Client, lessons: dict[str, Lesson], to: str) -> None:
    url = reverse("offer_decline", args=["first"])
    assert alices.post(url, {"next": to}).headers["Location"] == reverse("today")


def test_what_is_not_there_can_not_be_declined(alices: Client) -> None:
    assert alices.post(reverse("offer_decline", args=["none"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "moment"), [("pacing:plan", "new-plan"), ("pacing:flare", "flare")]
)
def test_pages_of_the_plan_offer_one_too(
    alices: Client, plan: "Plan", name: str, moment: str
) -> None:
    a_lesson("one", offered_at=[moment])
    assert "Stop while you can." in line(alices.get(reverse(name)).content.decode())


def test_many_flares_are_answered_first(alices: Client, plan: "Plan", alice: "Patient") -> None:
    a_lesson("one", offered_at=["flare"], position=1)
    a_lesson("often", offered_at=["flares-often"], position=2, title="Often")
    for days in (15, 8, 1):
        facts: Any = {"kind": "FLARE", "first": TODAY - days * DAY, "client_uuid": uuid4()}
        PlanEvent.objects.create(patient=alice, by=alice.user, at=NOON, **facts)
    assert "Often</a>" in line(alices.get(reverse("pacing:flare")).content.decode())


def test_a_goal_that_is_reached_offers_what_comes_then(alices: Client, alice: "Patient") -> None:
    from goals.services import reach, set_goal

    a_lesson("one", offered_at=["goal-reached"])
    reach(goal=set_goal(patient=alice, text="Dance", why="", now=NOON), now=NOON)
    assert "Stop while you can." in line(alices.get(reverse("goals:list")).content.decode())


@pytest.mark.parametrize(("rating", "offers_one"), [("0", True), ("3", True), ("4", False)])
def test_a_poor_night_is_answered_on_the_page_where_it_is_noted(
    alices: Client, alice: "Patient", rating: str, offers_one: bool
) -> None:
    a_lesson("one", offered_at=["poor-sleep"])
    touched = alices.post(CHECK_IN, {"sleep": rating}, headers={"X-Autosave": "yes"})
    page = alices.get(CHECK_IN)
    for answer in (touched, page):
        assert ("Stop while you can." in answer.content.decode()) == offers_one
    assert "Stop while you can." not in today(alices)


def test_a_night_rated_anew_takes_its_lesson_back(alices: Client, alice: "Patient") -> None:
    a_lesson("one", offered_at=["poor-sleep"])
    alices.post(CHECK_IN, {"sleep": "1"}, headers={"X-Autosave": "yes"})
    cleared = alices.post(CHECK_IN, {"clear": "sleep"}, headers={"X-Autosave": "yes"})
    assert cleared.content.strip() == b""


@pytest.mark.parametrize(("days_ago", "offers_one"), [(1, True), (2, False)])
def test_only_a_night_that_is_hardly_over_is_answered(
    alices: Client, alice: "Patient", days_ago: int, offers_one: bool
) -> None:
    a_lesson("one", offered_at=["poor-sleep"])
    on = TODAY - days_ago * DAY
    rate(patient=alice, on=on, scale="sleep", value=1, today=TODAY, now=NOON)
    html = alices.get(reverse("diary:check_in", args=[on])).content.decode()
    assert ("Stop while you can." in html) == offers_one


def test_the_form_takes_8_queries_after_a_poor_night_too(
    alices: Client, alice: "Patient", django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_lesson("one", offered_at=["poor-sleep"])
    rate(patient=alice, on=TODAY, scale="sleep", value=1, today=TODAY, now=NOON)
    alices.get(CHECK_IN)
    with django_assert_max_num_queries(8):
        alices.get(CHECK_IN)


@pytest.mark.parametrize(("said", "offers_one"), [("pregnant", True), ("stroke", False)])
def test_after_the_questions_a_hold_is_explained_and_a_red_flag_stands_alone(
    alices: Client, alice: "Patient", said: str, offers_one: bool
) -> None:
    a_lesson("one", offered_at=["hold"])
    row = safety.answer(
        patient=alice,
        kind="worry",
        answers={**ANSWERS_ALL_CLEAR, said: True},
        on=TODAY,
        by=alice.user,
        now=NOON,
        client_uuid=uuid4(),
    )
    html = alices.get(reverse("pacing:outcome", args=[row.pk])).content.decode()
    assert "You said yes to" in html
    assert ("Stop while you can." in html) == offers_one


def test_it_costs_today_no_query(
    alices: Client,
    alice: "Patient",
    lessons: dict[str, Lesson],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    build(alice, today=TODAY, now=NOON)
    today(alices)
    with django_assert_max_num_queries(9):
        today(alices)
