"""The person's own record of flares."""

from datetime import timedelta

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import FlareEpisode
from diary.services import flare_episodes
from tests.cast import TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY


def test_a_flare_begins_once_and_ends(alice: Patient) -> None:
    episode = flare_episodes.begin(patient=alice, on=YESTERDAY, today=TODAY)
    assert flare_episodes.begin(patient=alice, on=TODAY, today=TODAY) == episode
    ended = flare_episodes.end(patient=alice, on=TODAY, today=TODAY)
    assert ended is not None
    assert (ended.first_on, ended.last_on, ended.days) == (YESTERDAY, TODAY, 2)
    assert selectors.open_flare(alice) is None


def test_ending_where_none_is_open_does_nothing(alice: Patient, bob: Patient) -> None:
    flare_episodes.begin(patient=bob, on=TODAY, today=TODAY)
    assert flare_episodes.end(patient=alice, on=TODAY, today=TODAY) is None
    assert selectors.open_flare(bob) is not None


def test_a_flare_cannot_end_before_it_began(alice: Patient) -> None:
    flare_episodes.begin(patient=alice, on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="before the first"):
        flare_episodes.end(patient=alice, on=YESTERDAY, today=TODAY)


def test_no_day_to_come_is_taken(alice: Patient) -> None:
    with pytest.raises(Refused):
        flare_episodes.begin(patient=alice, on=TOMORROW, today=TODAY)
    with pytest.raises(Refused):
        flare_episodes.end(patient=alice, on=TOMORROW, today=TODAY)


def test_a_mistake_is_taken_out_and_the_rest_are_listed_newest_first(alice: Patient) -> None:
    for days in (20, 10):
        first = TODAY - timedelta(days=days)
        flare_episodes.begin(patient=alice, on=first, today=TODAY)
        flare_episodes.end(patient=alice, on=first, today=TODAY)
    newest, oldest = selectors.flare_episodes(alice, most=5)
    assert newest.first_on > oldest.first_on
    flare_episodes.forget(episode=newest)
    assert list(FlareEpisode.objects.all()) == [oldest]
