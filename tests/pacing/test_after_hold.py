"""The dates agreed to while a safety hold is on are those the days will ask for."""

import pytest

from common.refusal import Refused
from pacing import adapters
from pacing.engine import forecast
from pacing.models import Decision, PlanEvent
from pacing.services import chapters
from tests.pacing.walker import NUMB, WORSE, Walker


def days_of(walker: Walker, shown: list[list[str | int]]) -> list[list[str | int]]:
    """What each day of that table asks for now."""
    dates = [str(on) for on, _amount in shown]
    numbers = [number for number in range(400) if walker.day(number).isoformat() in dates]
    quotas = [walker.quota(number) for number in numbers]
    return [[on, 60 * (quota or 0)] for on, quota in zip(dates, quotas, strict=True)]


@pytest.fixture
def worse(walking: Walker) -> Walker:
    """Alice at 10 minutes, held on day 17 by answers about exertion, and cleared that day."""
    walking.walks(range(1, 17))
    walking.is_cleared(walking.answers(17, WORSE, kind="worry"), 17)
    return walking


@pytest.mark.parametrize("number", [17, 18, 20])
def test_a_steady_chapter_agreed_on_hold_shows_what_its_days_ask(
    worse: Walker, number: int
) -> None:
    worse.changes("STEADY", number)
    shown = Decision.objects.latest("at").table_shown
    first = max(number, 18)
    assert shown == [[worse.day(first).isoformat(), 540]]
    assert worse.quotas(first, first + 2) == [9, 9, 9]


def test_its_later_flare_still_finds_a_step_back(worse: Walker) -> None:
    worse.changes("STEADY", 18)
    worse.flares(20)
    assert worse.quota(20) == 8


def test_a_growing_chapter_agreed_on_the_day_before_the_release_does_too(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.is_cleared(walking.answers(17, NUMB), 17)
    chapter = walking.changes("CONTINUES", 17)
    shown = Decision.objects.get(chapter=chapter).table_shown
    assert shown[0] == [walking.day(18).isoformat(), 540]
    walking.walks(range(18, 40))
    assert days_of(walking, shown[:3]) == shown[:3]


def test_without_a_hold_the_dates_are_the_terms_own(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.is_cleared(walking.answers(12, NUMB), 13)
    chapter = walking.proposes("CONTINUES", 17)
    ahead = [[on.isoformat(), quota] for on, quota in forecast(adapters.terms(chapter))]
    assert chapters.table(chapter) == ahead


def test_answers_after_the_proposal_change_the_dates(walking: Walker) -> None:
    walking.walks(range(1, 17))
    chapter = walking.proposes("STEADY", 17)
    before = chapters.table(chapter)
    walking.is_cleared(walking.answers(17, NUMB, minutes=1), 17, minutes=2)
    assert PlanEvent.objects.filter(kind="SAFETY_RELEASE").exists()
    with pytest.raises(Refused, match="dates have changed"):
        chapters.agree(chapter=chapter, by=walking.user, now=walking.at(17), table_shown=before)
