"""The thought record, as a person meets it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from accounts.models import Patient
from education.models import ThoughtRecord
from education.services import thoughts
from tests.cast import TODAY
from tests.education.making import a_lesson

pytestmark = pytest.mark.django_db
HERE = "/learn/thoughts/"
NEW = f"{HERE}new/"
FULL = {
    "happened": "I dropped a cup", "thought": "Soon I can do nothing", "feeling": "Afraid",
    "belief_before": "9", "feeling_before": "8", "speaks_for": "My hands were stiff",
    "speaks_against": "They were not on Tuesday", "another_way": "Stiff now, and I can sweep",
    "belief_after": "6", "feeling_after": "0",
}  # fmt: skip


@pytest.fixture
def her(client: Client, alice: Patient) -> Client:
    client.force_login(alice.user)
    return client


def caught(patient: Patient, now: datetime, thought: str, on: date = TODAY) -> ThoughtRecord:
    return thoughts.keep_thought(
        patient=patient, on=on, words={"thought": thought}, ratings={"belief_before": 7},
        now=now, client_uuid=uuid4(),
    )  # fmt: skip


@pytest.fixture
def hers(alice: Patient, now: datetime) -> ThoughtRecord:
    return caught(alice, now, "They all stare")


@pytest.fixture
def his(bob: Patient, now: datetime) -> ThoughtRecord:
    return caught(bob, now, "Canary")


def read(her: Client, path: str) -> str:
    return her.get(path).content.decode()


def test_an_empty_record_says_how_to_begin(her: Client) -> None:
    body = read(her, HERE)
    assert "Nothing written down yet" in body
    assert NEW in body


def test_a_thought_is_kept_with_all_that_was_said(her: Client) -> None:
    assert her.post(NEW, FULL).status_code == 302
    row = ThoughtRecord.objects.get()
    assert {name: str(getattr(row, name)) for name in FULL} == FULL
    assert "Believed: 9 of 10, then 6" in read(her, HERE)


def test_the_thought_alone_is_enough(her: Client) -> None:
    her.post(NEW, {"thought": "They all stare"})
    row = ThoughtRecord.objects.get()
    assert (row.thought, row.belief_before, row.another_way) == ("They all stare", None, "")
    assert "They all stare" in read(her, HERE)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"thought": "  "}, "Write the thought down"),
        ({"thought": "x" * 501}, "That is more than we can keep. Use fewer words."),
        ({"thought": "x", "belief_before": "11"}, "Choose a number from 0 to 10."),
        ({"thought": "x", "feeling_after": "much"}, "Choose a number from 0 to 10."),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_lost(
    her: Client, said: dict[str, str], words: str
) -> None:
    answer = her.post(NEW, FULL | said)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in body
    assert words in body
    assert "They were not on Tuesday" in body
    assert 'name="feeling_before" value="8" checked' in body
    assert not ThoughtRecord.objects.exists()


def test_as_many_lines_fit_as_the_browser_counts(her: Client) -> None:
    her.post(NEW, {"thought": "x\r\n" * 200 + "y" * 100})
    assert len(ThoughtRecord.objects.get().thought) == 500


def test_a_form_sent_twice_makes_one_thought(her: Client) -> None:
    form = {"thought": "They all stare", "client_uuid": str(uuid4())}
    assert [her.post(NEW, form).status_code for _ in range(2)] == [302, 302]
    assert ThoughtRecord.objects.count() == 1


def test_a_thought_is_gone_on_with(her: Client, hers: ThoughtRecord) -> None:
    body = read(her, f"{HERE}{hers.pk}/")
    assert "They all stare" in body
    assert 'value="7" checked' in body
    her.post(f"{HERE}{hers.pk}/", FULL)
    hers.refresh_from_db()
    assert (hers.belief_after, hers.on) == (6, TODAY)


def test_a_rating_can_be_taken_back(her: Client, hers: ThoughtRecord) -> None:
    her.post(f"{HERE}{hers.pk}/", {"thought": "They all stare", "belief_before": ""})
    hers.refresh_from_db()
    assert hers.belief_before is None


def test_without_scripts_clear_shows_the_form_again(her: Client, hers: ThoughtRecord) -> None:
    answer = her.post(f"{HERE}{hers.pk}/", FULL | {"clear": "belief_before"})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="belief_before" value="9" checked' not in body
    assert 'name="feeling_before" value="8" checked' in body
    hers.refresh_from_db()
    assert hers.thought == "They all stare"


def test_a_thought_is_taken_out_and_brought_back(her: Client, hers: ThoughtRecord) -> None:
    body = her.post(f"{HERE}{hers.pk}/remove/", follow=True).content.decode()
    assert "Nothing written down yet" in body
    assert f"{HERE}{hers.pk}/restore/" in body
    assert her.get(f"{HERE}{hers.pk}/").status_code == 302
    her.post(f"{HERE}{hers.pk}/restore/")
    assert "They all stare" in read(her, HERE)


def test_what_was_typed_is_shown_as_typed(her: Client) -> None:
    her.post(NEW, {"thought": "<b>Never</b>"})
    assert "&lt;b&gt;Never&lt;/b&gt;" in read(her, HERE)


@pytest.mark.parametrize("path", [HERE, NEW])
def test_help_is_close_by(her: Client, path: str) -> None:
    assert "Get help now" in read(her, path)


def test_another_persons_thought_does_not_exist(
    her: Client, hers: ThoughtRecord, his: ThoughtRecord
) -> None:
    answers: list[Any] = [
        her.get(f"{HERE}{his.pk}/"),
        her.post(f"{HERE}{his.pk}/", FULL),
        her.post(f"{HERE}{his.pk}/remove/"),
        her.post(f"{HERE}{his.pk}/restore/"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert "Canary" not in read(her, HERE)
    his.refresh_from_db()
    assert his.thought == "Canary"


@pytest.fixture
def first_fear(db: None) -> str:
    """The title of a lesson for whoever writes a first thought down."""
    return a_lesson("hurt-and-harm", title="Hurt and harm", offered_at=["first-fear"]).title


def test_the_first_thought_comes_with_a_lesson(
    her: Client, hers: ThoughtRecord, first_fear: str
) -> None:
    assert first_fear in read(her, HERE)


@pytest.mark.parametrize("days_ago", [0, 1])
def test_a_second_thought_ends_that_unless_both_are_of_today(
    her: Client, alice: Patient, now: datetime, first_fear: str, days_ago: int
) -> None:
    before = timedelta(days=days_ago)
    caught(alice, now - before, "They all stare", on=TODAY - before)
    caught(alice, now, "It will tear")
    with time_machine.travel(now, tick=False):
        assert (first_fear in read(her, HERE)) == (days_ago == 0)


def test_one_that_is_left_after_another_was_taken_out_is_no_first_one(
    her: Client, alice: Patient, now: datetime, first_fear: str
) -> None:
    before = timedelta(days=1)
    old = caught(alice, now - before, "They all stare", on=TODAY - before)
    thoughts.remove_thought(thought=old, now=now)
    caught(alice, now, "It will tear")
    with time_machine.travel(now, tick=False):
        assert first_fear not in read(her, HERE)
