"""A thought open in two tabs: what each wrote is kept, and where both wrote, one is asked."""

import re
from datetime import datetime
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Patient
from education.models import ThoughtRecord
from education.models.thoughts import RATINGS, WORDS
from education.services import thoughts
from tests.cast import TODAY

SHOWN = re.compile(r'<input type="hidden" name="(shown-[^"]*)" value="([^"]*)">')
ASKED = "This was changed on another page, too."


@pytest.fixture
def hers(alice: Patient, now: datetime) -> ThoughtRecord:
    return thoughts.keep_thought(
        patient=alice,
        on=TODAY,
        words={"thought": "They all stare", "feeling": "Hot\ncheeks"},
        ratings={"belief_before": 7},
        now=now,
        client_uuid=uuid4(),
    )


class Tab:
    """A tab of Alice's with the thought open; `save` posts what it shows, changed by hand."""

    def __init__(self, client: Client, thought: ThoughtRecord) -> None:
        self.client, self.url = client, f"/learn/thoughts/{thought.pk}/"
        self.reads(client.get(self.url))

    def reads(self, page: Any) -> None:
        self.html = page.content.decode()
        self.hidden = {name: unescape(value) for name, value in SHOWN.findall(self.html)}
        form = page.context["form"]
        self.fields = {name: form[name].value() for name in (*WORDS, *RATINGS)}

    def save(self, **typed: str) -> Any:
        stands = {name: value for name, value in self.fields.items() if value not in (None, "")}
        answer = self.client.post(self.url, self.hidden | stands | typed)
        if answer.status_code != 302:
            self.reads(answer)
        return answer


@pytest.fixture
def tabs(client: Client, alice: Patient, hers: ThoughtRecord) -> tuple[Tab, Tab]:
    client.force_login(alice.user)
    return Tab(client, hers), Tab(client, hers)


def kept() -> ThoughtRecord:
    return ThoughtRecord.objects.get()


def test_what_each_tab_wrote_is_kept(tabs: tuple[Tab, Tab]) -> None:
    one, other = tabs
    one.save(happened="The bus was full", belief_after="4")
    assert other.save(speaks_for="One did stare").status_code == 302
    assert (kept().happened, kept().speaks_for) == ("The bus was full", "One did stare")
    assert (kept().belief_before, kept().belief_after) == (7, 4)


def test_what_one_tab_emptied_stays_empty(tabs: tuple[Tab, Tab]) -> None:
    one, other = tabs
    one.save(feeling="", belief_before="")
    other.save(happened="The bus was full")
    assert (kept().feeling, kept().belief_before) == ("", None)


def test_where_both_wrote_both_are_shown_and_nothing_is_written(tabs: tuple[Tab, Tab]) -> None:
    one, other = tabs
    one.save(another_way="Two looked up", belief_before="5")
    answer = other.save(another_way="One smiled", belief_before="6", happened="The bus was full")
    assert answer.status_code == 422
    assert ASKED in other.html
    assert "Two looked up" in other.html
    assert "5 of 10" in other.html
    assert other.fields["another_way"] == "One smiled"
    assert other.fields["belief_before"] == "6"
    assert (kept().another_way, kept().belief_before, kept().happened) == ("Two looked up", 5, "")


def test_what_is_chosen_then_is_written(tabs: tuple[Tab, Tab]) -> None:
    one, other = tabs
    one.save(another_way="Two looked up", speaks_for="They turned")
    other.save(another_way="One smiled")
    assert other.fields["speaks_for"] == "They turned"
    assert other.save(another_way="Two looked up, one smiled").status_code == 302
    assert (kept().another_way, kept().speaks_for) == ("Two looked up, one smiled", "They turned")


def test_the_same_words_from_both_raise_no_question(tabs: tuple[Tab, Tab]) -> None:
    one, other = tabs
    one.save(happened="The bus was full\r\nof people")
    assert other.save(happened="The bus was full\r\nof people").status_code == 302


def test_saving_what_was_shown_changes_nothing(tabs: tuple[Tab, Tab], hers: ThoughtRecord) -> None:
    tabs[0].save(feeling="Hot\r\ncheeks")
    assert kept().updated_at == hers.updated_at


def test_a_page_that_came_back_with_an_error_still_knows_what_it_showed(
    tabs: tuple[Tab, Tab],
) -> None:
    one, other = tabs
    one.save(speaks_for="They turned")
    assert other.save(belief_after="11", happened="The bus was full").status_code == 422
    other.save(belief_after="1")
    assert (kept().happened, kept().speaks_for) == ("The bus was full", "They turned")


def test_words_for_a_thought_taken_out_meanwhile_are_kept_with_it(
    tabs: tuple[Tab, Tab], now: datetime
) -> None:
    thoughts.remove_thought(thought=kept(), now=now)
    answer = tabs[1].client.post(tabs[1].url, tabs[1].hidden | {"thought": "Some stare"})
    assert answer.status_code == 302
    assert kept().thought == "Some stare"
    html = tabs[1].client.get("/learn/thoughts/").content.decode()
    assert "This was taken out." in html
    assert f"{tabs[1].url}restore/" in html
