"""The list of practices, and the page that leads through one."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Patient
from education.models import Practice
from tests.education.practising import publish

pytestmark = pytest.mark.django_db
HERE = "/learn/practice/"


@pytest.fixture
def her(client: Client, alice: Patient) -> Client:
    client.force_login(alice.user)
    return client


def read(her: Client, path: str) -> str:
    return her.get(path).content.decode()


def shown(her: Client, key: str) -> Any:
    return her.get(f"{HERE}{key}/").context["page"]


def test_the_practices_stand_by_kind_and_the_shorter_first(her: Client) -> None:
    for key in ("mindfulness-10", "mindfulness-3", "imagery", "4-7-8", "humming"):
        publish(key)
    groups = her.get(HERE).context["groups"]
    assert [[row.url.split("/")[-2] for row in group.rows] for group in groups] == [
        ["4-7-8"], ["mindfulness-3", "mindfulness-10"], ["imagery"], ["humming"],
    ]  # fmt: skip


def test_without_practices_the_list_says_so(her: Client) -> None:
    assert "There is no practice here yet" in read(her, HERE)


def test_the_list_takes_6_queries_however_many_there_are(
    her: Client, django_assert_max_num_queries: Any
) -> None:
    for key in ("mindfulness-3", "imagery", "4-7-8"):
        publish(key)
    with django_assert_max_num_queries(6):
        her.get(HERE)


def test_the_cautions_stand_beneath_the_start_and_before_the_first_breath(her: Client) -> None:
    publish()
    body = read(her, f"{HERE}4-7-8/")
    start, player = body.index("data-start"), body.index("player-before")
    assert start < body.index("not on a ladder") < body.index("step 1") < player
    assert player < body.index("not on a ladder", player) < body.index("data-begin")


def test_the_gentler_one_is_a_tap_away(her: Client) -> None:
    publish("4-0-6")
    publish()
    body = read(her, f"{HERE}4-7-8/")
    gentler, player = f'href="{HERE}4-0-6/"', body.index("player-before")
    assert body.index(gentler) < player < body.index(gentler, player) < body.index("data-begin")


def test_a_gentler_one_that_is_not_published_is_not_offered(her: Client) -> None:
    publish()
    assert "4-0-6" not in read(her, f"{HERE}4-7-8/")


@pytest.mark.parametrize(("written", "led"), [(4, 4), (8, 8), (30, 8)])
def test_4_7_8_has_no_more_than_8_rounds(her: Client, written: int, led: int) -> None:
    publish(rounds=written)
    page = shown(her, "4-7-8")
    assert (page.rounds, page.most_rounds) == (led, 8)


def test_another_practice_has_as_many_rounds_as_it_says(her: Client) -> None:
    publish("even-breathing", rounds=30, steps=((4, "in"), (6, "out")))
    page = shown(her, "even-breathing")
    assert (page.rounds, page.most_rounds, page.minutes) == (30, 0, "5")


def test_the_steps_are_written_with_their_seconds(her: Client) -> None:
    publish()
    body = read(her, f"{HERE}4-7-8/")
    for seconds, phase in ((4, "in"), (7, "hold"), (8, "out")):
        assert f'data-seconds="{seconds}" data-phase="{phase}"' in body
    assert "4 rounds of this, 1 minute 16 seconds in all." in body
    assert 'value="1:16"' in body


def test_only_imagery_asks_for_ratings(her: Client) -> None:
    publish("imagery", steps=((20, ""), (35, "")))
    publish()
    assert 'name="fear_before"' in read(her, f"{HERE}imagery/")
    assert 'name="fear_before"' not in read(her, f"{HERE}4-7-8/")


def test_it_says_that_nobody_has_checked_the_text(her: Client) -> None:
    publish()
    assert "Not yet checked by your clinic" in read(her, f"{HERE}4-7-8/")


@pytest.mark.parametrize("key", ["4-7-8", "nothing"])
def test_a_practice_that_is_not_published_is_not_there(her: Client, key: str) -> None:
    publish()
    Practice.objects.update(live=False)
    assert her.get(f"{HERE}{key}/").status_code == 404
    assert her.get(f"{HERE}{key}/done/").status_code == 404


def test_a_practice_without_steps_can_still_be_read(her: Client) -> None:
    publish("body-scan", steps=())
    assert her.get(f"{HERE}body-scan/").status_code == 200
