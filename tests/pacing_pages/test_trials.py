"""Trying an activity out (P1)."""

import re
from uuid import uuid4

import pytest

from diary.models import ActivityEntry, Purpose
from pacing.models import Plan
from tests.pacing.walker import MINUTE, Walker
from tests.pacing_pages.browser import Browser


def test_a_try_is_noted_in_the_diary(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="log", amount="3½", on="2026-04-07")
    entry = ActivityEntry.objects.get()
    assert (entry.amount, entry.purpose) == (210, "TRIAL")
    assert "1 try of 3" in browser.text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"amount": ""}, "Write how much you did."),
        ({"amount": "lots"}, "Write a number, like 8."),
        ({"amount": "0"}, "Write a number above 0"),
        ({"amount": "-3"}, "Write a number, like 8."),
        ({"amount": "99999"}, "Write a number above 0"),
        ({"amount": "1\x00"}, "Write a number, like 8."),
        ({"on": "2026-04-08"}, "This day has not come yet."),
        ({"on": "2026-03-24"}, "Choose a day in the last two weeks."),
        ({"on": "yesterday"}, "Write the day like"),
    ],
)
def test_a_try_that_can_not_be_is_refused_and_kept(
    trying: Walker, browser: Browser, sent: dict[str, str], words: str
) -> None:
    sound = {"amount": "7", "on": "2026-04-06"}
    browser.open("pacing:trials", trying.plan.pk).send(act="log", **sound | sent)
    assert browser.title.startswith("Error:")
    assert words in browser.text
    assert ActivityEntry.objects.count() == 0


@pytest.mark.parametrize("what", ["", "remove/"])
def test_a_try_noted_wrongly_is_changed_from_here_and_leads_back(
    trying: Walker, browser: Browser, what: str
) -> None:
    trying.tries(10, 11)
    html = browser.open("pacing:trials", trying.plan.pk).page.content.decode()
    found = re.search(r'href="(/diary/entry/[^"]+)\?to=trials"', html)
    assert found is not None
    page = browser.client.get(f"{found[1]}?to=trials").content.decode()
    assert f'action="{found[1]}{what}?to=trials"' in page
    sent = {"amount": "7", "occurred_on": "2026-04-05", "note": "", "purpose": "TRIAL"}
    browser.page = browser.client.post(f"{found[1]}{what}?to=trials", sent, follow=True)
    assert browser.path.endswith("/trials/")
    assert "Sunday 5 April 10 minutes" not in browser.text


def test_what_was_typed_stays(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="log", amount="7", on="2026-05-01")
    assert (browser.fields["amount"], browser.fields["on"]) == (["7"], ["2026-05-01"])


def test_a_try_sent_twice_is_one(trying: Walker, browser: Browser) -> None:
    once = uuid4()
    for _time in range(2):
        browser.open("pacing:trials", trying.plan.pk)
        browser.send(act="log", amount="7", on="2026-04-06", client_uuid=once)
    assert ActivityEntry.objects.count() == 1


def test_one_try_is_not_enough_for_a_plan(trying: Walker, browser: Browser) -> None:
    trying.tries(10)
    page = browser.open("pacing:trials", trying.plan.pk)
    assert "Make my plan from these" not in page.text
    assert "Use 2 to 7 try-outs" in page.send(act="use").text


def test_tries_far_apart_ask_for_another_and_drop_none(trying: Walker, browser: Browser) -> None:
    trying.tries(2, 20)
    page = browser.open("pacing:trials", trying.plan.pk).text
    assert "These days differ a lot." in page
    assert "Taken together that is 11 minutes." in page


def test_days_of_the_diary_can_be_used(trying: Walker, browser: Browser) -> None:
    trying.note(-3, 6 * MINUTE, Purpose.OTHER)
    trying.note(-1, 8 * MINUTE, Purpose.OTHER)
    page = browser.open("pacing:trials", trying.plan.pk)
    assert "Saturday 4 April: 6 minutes" in page.text
    page.send(act="diary", days=["2026-04-04", "2026-04-06"])
    assert "On your tries you did 7 minutes" in page.text


@pytest.mark.parametrize("days", [[], ["2026-04-04"], ["2026-04-04", "2026-01-01"], ["x"]])
def test_days_that_make_no_plan_are_refused(
    trying: Walker, browser: Browser, days: list[str]
) -> None:
    trying.note(-3, 6 * MINUTE, Purpose.OTHER)
    trying.note(-1, 8 * MINUTE, Purpose.OTHER)
    browser.open("pacing:trials", trying.plan.pk).send(act="diary", days=days)
    assert browser.title.startswith("Error:")
    assert Plan.objects.get().draft == {}


def test_five_minutes_are_chosen_not_measured(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="five")
    draft = Plan.objects.get().draft
    assert (draft["start_from"], draft["measured"]) == ("300", False)


def test_something_counted_needs_tries(trying: Walker, browser: Browser) -> None:
    trying.activity.unit = "REPETITIONS"
    trying.activity.save()
    page = browser.open("pacing:trials", trying.plan.pk)
    assert "5 minutes" not in page.text
    assert "Try it out first" in page.send(act="five").text


def test_what_was_chosen_before_is_kept_with_new_tries(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "parts").send(parts="3")
    browser.open("pacing:trials", building.plan.pk).send(act="use")
    assert Plan.objects.get().draft["sessions_per_day"] == 3


def test_another_persons_tries_are_not_found(browser: Browser, of_bob: Plan) -> None:
    assert browser.open("pacing:trials", of_bob.pk).status == 404
