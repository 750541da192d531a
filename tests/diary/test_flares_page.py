"""Noting how long a flare lasted, as a person meets it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Patient
from diary import selectors
from diary.models import FlareEpisode
from diary.services import flare_episodes
from tests.cast import TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY

HERE = "/diary/flares/"


def test_a_flare_is_noted_and_ended(alices: Client, alice: Patient) -> None:
    alices.post(HERE, {"on": YESTERDAY})
    assert "began on Monday 6 April" in alices.get(HERE).content.decode()
    alices.post(HERE, {"on": TODAY, "end": "1"})
    episode = FlareEpisode.objects.get()
    assert (episode.first_on, episode.last_on) == (YESTERDAY, TODAY)
    assert "2 days" in alices.get(HERE).content.decode()


@pytest.mark.parametrize("on", [TOMORROW, "", "soon", "2026-02-30", "0001-01-01", "x" * 5000])
def test_a_day_that_cannot_be_is_told_in_words(alices: Client, on: object) -> None:
    response = alices.post(HERE, {"on": on})
    assert response.status_code == 422
    assert b"There is a problem" in response.content
    assert not FlareEpisode.objects.exists()


def test_an_end_before_the_beginning_is_told(alices: Client, alice: Patient) -> None:
    flare_episodes.begin(patient=alice, on=TODAY, today=TODAY)
    response = alices.post(HERE, {"on": YESTERDAY, "end": "1"})
    assert b"before the first" in response.content
    assert selectors.open_flare(alice) is not None


def test_an_old_tab_that_shows_the_beginning_never_ends_a_flare(
    alices: Client, alice: Patient
) -> None:
    flare_episodes.begin(patient=alice, on=YESTERDAY, today=TODAY)
    alices.post(HERE, {"on": TODAY})
    assert selectors.open_flare(alice) is not None


def test_a_mistake_is_taken_out_by_its_owner_only(
    alices: Client, client_of: Callable[..., Client], alice: Patient, bob: Patient
) -> None:
    episode = flare_episodes.begin(patient=alice, on=TODAY, today=TODAY)
    url = f"{HERE}{episode.pk}/forget/"
    assert client_of(bob).post(url).status_code == 404
    assert alices.post(url)["Location"] == HERE
    assert not FlareEpisode.objects.exists()
