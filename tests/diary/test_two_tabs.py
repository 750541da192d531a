"""Two pages of one day, open at once: neither undoes what the other wrote."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts.models import Patient
from diary.models import DayCheckIn, DayTag
from diary.services import choices
from diary.services.together import note
from tests.cast import NOON, TODAY

HERE = f"/diary/check-in/{TODAY}/"
HIDDEN = re.compile(r'<input type="hidden" name="((?:shown-|has)[^"]*)" value="([^"]*)">')


class Tab:
    """A tab of Alice's with the check-in open; `send` posts what it shows, changed by hand."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.page = client.get(HERE)
        self.hidden: dict[str, Any] = {}
        for name, value in HIDDEN.findall(self.page.content.decode()):
            self.hidden.setdefault(name, []).append(unescape(value))

    def send(self, **typed: Any) -> Any:
        page = self.page.context["page"]
        stands = {one.name: one.value for one in page.questions if one.value is not None}
        stands |= {"tags": [tag for tag, chosen in page.tags if chosen], "note": page.note}
        stands |= {"hard_day": "on"} if page.hard_day else {}
        return self.client.post(HERE, self.hidden | stands | typed)

    def touch(self, **typed: Any) -> Any:
        return self.client.post(HERE, self.hidden | typed, headers={"X-Autosave": "yes"})


def kept() -> DayCheckIn:
    return DayCheckIn.objects.get()


def tags() -> set[str]:
    return set(DayTag.objects.values_list("tag", flat=True))


def test_each_tabs_answers_are_kept(alices: Client) -> None:
    one, other = Tab(alices), Tab(alices)
    one.send(mood="3", hard_day="on")
    other.send(fatigue="7")
    assert (kept().mood, kept().fatigue, kept().hard_day) == (3, 7, True)


def test_an_old_tab_does_not_bring_old_answers_back(alices: Client) -> None:
    Tab(alices).send(mood="3", note="Quiet", tags=["Work"])
    old = Tab(alices)
    Tab(alices).send(mood="8", note="Loud", tags=["Sun"])
    old.send()
    assert (kept().mood, kept().note, tags()) == (8, "Loud", {"Sun"})


def test_an_own_thing_is_not_brought_back_either(alices: Client, alice: Patient) -> None:
    item = choices.add_own_item(
        patient=alice, label="Patience", low="none", high="much", higher_is_better=True, now=NOON
    )
    Tab(alices).send(**{f"own-{item.pk}": "2"})
    old = Tab(alices)
    Tab(alices).send(**{f"own-{item.pk}": "9"})
    old.send()
    assert item.ratings.get().value == 9


def test_two_notes_stand_beside_each_other(alices: Client) -> None:
    one, other = Tab(alices), Tab(alices)
    one.send(note="A walk with Edie.")
    other.send(note="Slept badly.")
    assert kept().note == "A walk with Edie.\n\nSlept badly."


def test_a_note_saved_as_it_is_typed_leaves_the_other_tabs_note(alices: Client) -> None:
    one, other = Tab(alices), Tab(alices)
    one.touch(note="A walk with Edie.")
    other.touch(note="Slept badly.")
    assert kept().note == "A walk with Edie.\n\nSlept badly."


def test_tags_added_and_taken_away_in_two_tabs_come_together(alices: Client) -> None:
    Tab(alices).send(tags=["Work"])
    one, other = Tab(alices), Tab(alices)
    one.send(tags=["Work", "Sun"])
    other.send(tags=["A long drive"])
    assert tags() == {"Sun", "A long drive"}


def test_a_page_that_came_back_with_an_error_still_saves_what_was_typed(alices: Client) -> None:
    tab = Tab(alices)
    tab.page = tab.send(mood="99", note="Quiet")
    assert tab.page.status_code == 422
    tab.send(mood="9")
    assert (kept().mood, kept().note) == (9, "Quiet")


@pytest.mark.parametrize(
    ("shown", "typed", "stored", "becomes"),
    [
        ("", "new", "", "new"),
        ("old", "new", "old", "new"),
        ("old", "", "old", ""),
        ("old", "new", "old\n\nother", "new\n\nother"),
        ("old", "", "old\n\nother", "other"),
        ("old", "new", "other", "other\n\nnew"),
        ("a\r\nb", "a\r\nb\r\nc", "a\nb", "a\nb\nc"),
        ("", "same", "same", "same"),
    ],
)
def test_a_note_takes_the_place_of_the_one_its_page_showed(
    shown: str, typed: str, stored: str, becomes: str
) -> None:
    assert note(typed, shown=shown, stored=stored, longest=99) == becomes
