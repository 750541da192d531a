"""What was shown stands. “From the diary to the plan” in docs/engine.md."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.models import Purpose
from diary.services import entries
from pacing import adapters, selectors
from pacing.adapters.values import facts_from_json, facts_to_json
from pacing.engine import Compounding, Fixed, OfBaseline
from pacing.models import DayShown, PlanEvent
from pacing.services.shown import show_all
from tests.pacing.walker import MINUTE, Walker


def test_before_its_first_day_a_plan_shows_nothing(walking: Walker) -> None:
    assert walking.shows(0) is None
    assert not DayShown.objects.exists()


def test_the_first_showing_is_kept_with_its_reason(walking: Walker) -> None:
    row = walking.shows(1)
    assert row is not None
    day = adapters.day(walking.plan, walking.day(1))
    assert day is not None
    assert (row.version, row.quota, row.parts) == (1, 8 * MINUTE, [8 * MINUTE])
    assert facts_from_json(row.facts) == day.reason.facts


def test_looking_again_writes_nothing(walking: Walker) -> None:
    assert walking.shows(1) == walking.shows(1, minutes=60)
    assert DayShown.objects.count() == 1


def test_what_is_noted_later_changes_neither_today_nor_the_past(walking: Walker) -> None:
    walking.walks(range(1, 8))
    assert walking.quota(8) == 9
    walking.shows(8)
    _forget(walking, range(1, 8))
    assert walking.quota(8) == 8
    row = walking.shows(8, minutes=5)
    assert row is not None
    assert (row.version, row.quota) == (1, 9 * MINUTE)


def test_the_number_shown_is_what_a_session_is_measured_by(walking: Walker) -> None:
    walking.walks(range(1, 15))
    assert walking.shows(15) is not None
    _forget(walking, range(1, 8))
    walking.note(15, 510)
    assert _sessions_met(walking, 16) == _sessions_met(walking, 15)


def test_the_reading_carries_what_stands(walking: Walker) -> None:
    walking.walks(range(1, 8))
    walking.shows(8)
    _forget(walking, range(1, 8))
    reading = adapters.days_for([walking.plan], walking.day(8))[walking.plan.pk]
    assert (reading.shown_quota, reading.day.quota) == (9 * MINUTE, 8 * MINUTE)
    stands = adapters.as_shown(reading)
    assert (stands.quota, stands.parts, stands.reason.code) == (540, (540,), "STEP_UP")
    assert not reading.stands_as_computed


def test_a_flare_replaces_it_downwards_and_both_stay(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.flares(16)
    row = walking.shows(16, minutes=15)
    assert row is not None
    assert (row.version, row.quota) == (2, 9 * MINUTE)
    numbers = DayShown.objects.filter(on=walking.day(16)).values_list("quota", flat=True)
    assert list(numbers) == [10 * MINUTE, 9 * MINUTE]
    assert selectors.shown(walking.plan, walking.day(16)) == row
    between = selectors.shown_between(walking.plan, walking.day(15), walking.day(17))
    assert [between[on].quota for on in between] == [10 * MINUTE, 9 * MINUTE]


def test_a_flare_taken_back_gives_back_what_was_shown(walking: Walker) -> None:
    walking.walks(range(1, 17))
    event = walking.flares(16)
    walking.shows(16, minutes=15)
    walking.takes_back(event, 16)
    row = walking.shows(16, minutes=25)
    assert row is not None
    assert (row.version, row.quota) == (3, 10 * MINUTE)


def test_what_is_given_back_is_never_more_than_was_shown_first(walking: Walker) -> None:
    walking.walks(range(1, 8))
    _forget(walking, range(1, 4))
    first = walking.shows(8)
    event = walking.flares(8)
    walking.shows(8, minutes=15)
    _remember(walking)
    walking.takes_back(event, 8)
    row = walking.shows(8, minutes=25)
    assert first is not None
    assert row is not None
    assert (first.quota, walking.quota(8), row.quota) == (480, 9, 480)


def test_of_two_events_the_one_that_stays_still_counts(walking: Walker) -> None:
    walking.walks(range(1, 17))
    lower = _lower(walking, 16, 5 * MINUTE)
    walking.flares(16, minutes=12)
    walking.shows(16, minutes=15)
    walking.takes_back(lower, 16)
    row = walking.shows(16, minutes=25)
    assert row is not None
    assert (row.version, row.quota, row.reason_code) == (3, 9 * MINUTE, "FLARE")


def test_an_event_declared_since_counts_before_it_is_shown(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.flares(16)
    reading = adapters.days_for([walking.plan], walking.day(16))[walking.plan.pk]
    assert (reading.shown_quota, adapters.as_shown(reading)) == (9 * MINUTE, reading.day)


def test_a_reduction_agreed_today_lowers_today(walking: Walker) -> None:
    walking.walks(range(1, 18))
    chapter = walking.proposes("REDUCED", 17)
    from pacing.services import chapters

    chapters.agree(chapter=chapter, by=walking.user, now=walking.at(17, minutes=5))
    row = walking.shows(17, minutes=6)
    assert row is not None
    assert (row.version, row.quota, row.chapter) == (2, 9 * MINUTE, chapter)


def test_a_pause_from_today_asks_for_nothing_more(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.is_declared("PAUSE", 2, last=4, minutes=5)
    row = walking.shows(2, minutes=6)
    assert row is not None
    assert (row.quota, row.state) == (None, "PAUSED")


def test_a_review_today_changes_nothing_shown(walking: Walker) -> None:
    walking.walks(range(1, 8))
    walking.shows(8)
    _forget(walking, range(1, 8))
    walking.is_declared("REVIEWED", 8, minutes=5)
    row = walking.shows(8, minutes=6)
    assert row is not None
    assert row.version == 1


def test_two_first_showings_at_once_keep_one(walking: Walker) -> None:
    readings = list(adapters.days_for([walking.plan], walking.day(1)).values())
    first = show_all(readings=readings, now=walking.at(1))
    second = show_all(readings=readings, now=walking.at(1, minutes=1))
    assert first[0].shown == second[0].shown
    assert DayShown.objects.count() == 1


FRACTIONS = st.fractions(min_value=0, max_value=10_000)


@given(
    value=st.one_of(
        st.none(),
        st.integers(),
        st.dates(),
        FRACTIONS,
        FRACTIONS.map(lambda share: OfBaseline(fraction=share)),
        FRACTIONS.map(lambda share: Compounding(fraction=share)),
        FRACTIONS.map(lambda size: Fixed(amount=size)),
    )
)
def test_facts_come_back_as_they_were(value: object) -> None:
    facts = (("fact", value),)
    assert facts_from_json(facts_to_json(facts)) == facts  # type: ignore[arg-type]


def test_a_fixed_step_comes_back_exactly() -> None:
    facts = (("increment", Fixed(amount=30)),)
    assert facts_from_json(facts_to_json(facts)) == (("increment", Fixed(amount=Fraction(30))),)


@pytest.mark.parametrize("parts", [1, 3])
def test_parts_are_kept_as_shown(walker: Walker, parts: int) -> None:
    walker.starts(sessions_per_day=parts)
    row = walker.shows(1)
    assert row is not None
    assert (len(row.parts), sum(row.parts)) == (parts, 8 * MINUTE)


def _forget(walking: Walker, numbers: range) -> None:
    days = [walking.day(number) for number in numbers]
    for entry in walking.activity.entries.filter(occurred_on__in=days, purpose=Purpose.PLANNED):
        entries.remove(entry=entry, by=walking.user, now=walking.at(8))


def _sessions_met(walking: Walker, number: int) -> int:
    day = adapters.day(walking.plan, walking.day(number))
    assert day is not None
    return int(str(dict(day.reason.facts)["done"]))


def _remember(walking: Walker) -> None:
    for entry in walking.activity.entries.exclude(removed_at=None):
        entries.restore(entry=entry, by=walking.user, now=walking.at(8))


def _lower(walking: Walker, number: int, quota: int) -> PlanEvent:
    return walking.is_declared("OVERRIDE", number, last=number + 1, quota=quota, minutes=11)


def test_a_day_nothing_was_noted_on_keeps_the_number_it_showed(walking: Walker) -> None:
    first = [walking.note(number, 480) for number in range(1, 8)]
    row = walking.shows(8)
    assert row is not None
    for entry in first[:4]:
        entries.remove(entry=entry, by=walking.user, now=walking.at(9))
    assert (row.quota, walking.quota(8)) == (540, 8)
    reading = adapters.days_for([walking.plan], walking.day(9))[walking.plan.pk]
    assert reading.recent[-2].quota == 540
