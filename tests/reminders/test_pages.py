"""The pages of reminders, as a patient meets them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Patient
from pacing.models import Plan
from reminders import links
from reminders.models import Channel, Delivery, Kind, Preference, Rule
from reminders.presenters import pages
from reminders.services import rules
from reminders.services.backing_off import rest
from tests.cast import NOON
from tests.pacing.walker import Walker
from tests.reminders.making import a_rule, sent_on

if TYPE_CHECKING:
    from accounts.models import User

DAY = timedelta(days=1)
SOUND = {"kind": "check_in", "local_time": "18:30", "days": ["0", "2"], "channels": ["email"]}
State = Delivery.State


@pytest.fixture
def hers(alice: Patient, client_of: "Callable[[Patient | User], Client]") -> Client:
    return client_of(alice)


@pytest.fixture(autouse=True)
def _it_is_noon() -> "object":
    with time_machine.travel(NOON, tick=False):
        yield


def read(client: Client, name: str = "list", *args: object) -> str:
    html = client.get(reverse(f"reminders:{name}", args=args)).content.decode()
    return re.sub(r"\s+", " ", html)


def refused(client: Client, **changed: object) -> str:
    answer = client.post(reverse("reminders:add"), SOUND | changed)
    assert answer.status_code == 422
    assert not Rule.objects.exists()
    return answer.content.decode()


def test_a_reminder_is_set_and_stands_in_the_list(hers: Client) -> None:
    hers.post(reverse("reminders:add"), SOUND)
    html = read(hers)
    assert "Noting the day" in html
    assert "18:30, Mon, Wed · E-mail" in html
    assert Rule.objects.get().next_due_at == datetime(2026, 4, 8, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"local_time": "25:00"}, "This is no time of day. Write it like 09:00."),
        ({"local_time": ""}, "Give a time, such as 09:00."),
        ({"days": []}, "Choose one day at least."),
        ({"days": ["7"]}, "Choose days of the week."),
        ({"channels": []}, "Choose one way at least."),
        ({"channels": ["pigeon"]}, "Choose one of these."),
        ({"kind": "pain"}, "Choose one of these."),
        ({"local_time": "22:00"}, "From 21:00 to 08:00 you want quiet. Choose a time outside"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(
    hers: Client, changed: dict[str, object], words: str
) -> None:
    assert words in refused(hers, **changed)


def test_quiet_hours_that_never_end_are_refused(hers: Client) -> None:
    same = {"most_a_day": "1", "quiet_from": "09:00", "quiet_until": "09:00"}
    answer = hers.post(reverse("reminders:list"), same)
    assert answer.status_code == 422
    assert "Quiet hours end at another time than they begin." in answer.content.decode()


def test_what_counts_for_all_is_kept(hers: Client, alice: Patient) -> None:
    said = {"most_a_day": "3", "quiet_from": "20:00", "quiet_until": "07:30"}
    hers.post(reverse("reminders:list"), said)
    kept = Preference.objects.get(patient=alice)
    assert (kept.most_a_day, kept.quiet_from, kept.quiet_until) == (3, time(20), time(7, 30))


def test_changed_to_another_time_it_comes_then_only(hers: Client, alice: Patient) -> None:
    rule = a_rule(alice, NOON)
    hers.post(reverse("reminders:change", args=[rule.pk]), SOUND)
    coming = Rule.objects.exclude(next_on=None)
    assert [one.local_time for one in coming] == [time(18, 30)]


def test_switched_off_it_can_be_brought_back(hers: Client, alice: Patient) -> None:
    rule = a_rule(alice, NOON)
    hers.post(reverse("reminders:switch_off", args=[rule.pk]))
    undo = reverse("reminders:again", args=[rule.pk])
    assert undo in read(hers)
    hers.post(undo)
    assert Rule.objects.get().next_due_at == datetime(2026, 4, 8, 8, tzinfo=UTC)


def test_one_that_rests_asks_on_today_and_among_the_reminders(hers: Client, alice: Patient) -> None:
    rule = a_rule(alice, NOON)
    assert "A reminder rests" not in hers.get(reverse("today")).content.decode()
    rest(rule, now=NOON)
    assert "A reminder rests" in hers.get(reverse("today")).content.decode()
    assert "Do you still want this? Today’s plan" in read(hers)
    hers.post(reverse("reminders:again", args=[rule.pk]))
    assert "Do you still want this?" not in read(hers)


def test_a_session_of_one_of_several_plans_can_be_chosen(hers: Client, alice: Patient) -> None:
    Walker(alice, NOON.date(), NOON).starts()
    second = Walker(alice, NOON.date(), NOON, "Sewing").begins()
    Plan.objects.filter(pk=second.pk).update(state=Plan.State.ACTIVE)
    assert "A session of what?" in read(hers, "add")
    sewing = alice.plans.get(activity__name="Sewing")
    said = SOUND | {"kind": "session", "plan": str(sewing.pk)}
    hers.post(reverse("reminders:add"), said)
    assert Rule.objects.get().plan == sewing
    assert "A session at its time: Sewing" in read(hers)


def test_with_one_plan_there_is_nothing_to_choose(hers: Client, alice: Patient) -> None:
    Walker(alice, NOON.date(), NOON).starts()
    assert "A session of what?" not in read(hers, "add")


def test_the_list_says_what_became_of_each(hers: Client, alice: Patient) -> None:
    rule = a_rule(alice, NOON - 9 * DAY)
    sent_on(rule, [-1])
    late = sent_on(rule, [-2], state=State.EXPIRED)
    Delivery.objects.filter(pk=late.pk).update(why=Delivery.Why.LATE)
    sent_on(rule, [-3], state=State.UNKNOWN)
    html = read(hers, "ledger")
    for words in (
        "Monday 6 April, 13:00",
        "E-mail: was sent",
        "E-mail: was not sent (it was too late by then)",
        "E-mail: may or may not have arrived",
    ):
        assert words in html


def test_a_letter_that_was_refused_is_told_until_one_arrives(hers: Client, alice: Patient) -> None:
    rule = a_rule(alice, NOON - 9 * DAY)
    sent_on(rule, [-2], state=State.FAILED)
    assert "Your last letter was refused by your mail server" in read(hers)
    sent_on(rule, [-1])
    assert "refused by your mail server" not in read(hers)


@pytest.fixture
def note(alice: Patient) -> Delivery:
    """A lesson Alice asked for stands on Today."""
    rule = rules.set_rule(
        patient=alice,
        kind=Kind.LESSON,
        local_time=time(12),
        days=127,
        channels={Channel.IN_APP},
        now=NOON - DAY,
    )
    return sent_on(rule, [0], channel=Channel.IN_APP)


def test_a_note_on_today_leads_to_the_thing_and_is_gone(hers: Client, note: Delivery) -> None:
    assert "You wanted to read for a few minutes." in hers.get(reverse("today")).content.decode()
    answer = hers.post(reverse("reminders:seen", args=[note.pk]), {"go": "yes"})
    assert answer.headers["Location"] == reverse("education:path")
    assert "You wanted to read" not in hers.get(reverse("today")).content.decode()


def test_a_later_note_that_was_done_hides_no_other(
    hers: Client, alice: Patient, note: Delivery
) -> None:
    later = a_rule(alice, NOON - DAY, Channel.IN_APP)  # of the plan, and nothing is due
    sent_on(later, [0], channel=Channel.IN_APP)
    assert "You wanted to read for a few minutes." in hers.get(reverse("today")).content.decode()


def test_a_list_that_waits_is_reminded_of_on_today(hers: Client, alice: Patient) -> None:
    Walker(alice, NOON.date(), NOON).starts()
    rule = a_rule(alice, NOON - DAY, Channel.IN_APP)
    sent_on(rule, [0], channel=Channel.IN_APP)
    today = hers.get(reverse("today")).content.decode()
    assert ("You wanted to look at your list for today." in today) == ("Start" in today)


def test_a_rest_asked_for_in_a_letter_is_shown_and_can_be_ended(
    hers: Client, alice: Patient
) -> None:
    sent = sent_on(a_rule(alice, NOON - 9 * DAY), [0])
    rules.rest_until_tomorrow(delivery=sent.pk, now=NOON)
    assert "None comes before Wednesday 8 April, 04:00" in read(hers)
    hers.post(reverse("reminders:end_rest"))
    assert "A rest from all reminders" not in read(hers)


def test_a_row_says_what_keeps_its_reminder_from_coming(hers: Client, alice: Patient) -> None:
    a_rule(alice, NOON)
    a_rule(alice, NOON, Channel.PUSH, at=time(10))
    a_rule(alice, NOON, at=time(11))
    said = {"most_a_day": 1, "quiet_from": "08:30", "quiet_until": "09:30"}
    hers.post(reverse("reminders:list"), said)
    html = read(hers)
    for words in (
        "It does not come: this is in your quiet hours.",
        "No device of yours takes notices now, so none comes.",
        "You wanted 1 a day at most, so it comes only if no other did before it.",
    ):
        assert html.count(words) == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("most_a_day", "99", "Choose one of these numbers."),
        ("most_a_day", "", "Choose a number."),
        ("quiet_from", "25:99", "This is no time of day."),
        ("quiet_until", "", "Give a time, such as 21:00."),
        ("quiet_until", "21:00", "Quiet hours end at another time than they begin."),
    ],
)
def test_what_counts_for_all_is_refused_in_plain_words(
    hers: Client, field: str, value: str, words: str
) -> None:
    said = {"most_a_day": "1", "quiet_from": "21:00", "quiet_until": "08:00"} | {field: value}
    answer = hers.post(reverse("reminders:list"), said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "onstraint" not in answer.content.decode()


def test_nobody_sets_more_than_can_be_read(hers: Client, alice: Patient) -> None:
    for number in range(rules.MOST_RULES):
        a_rule(alice, NOON, at=time(9 + number // 60, number))
    answer = hers.post(reverse("reminders:add"), SOUND | {"local_time": "15:15"})
    assert "You have 20 reminders. Switch one off first." in answer.content.decode()
    assert Rule.objects.count() == rules.MOST_RULES


def test_the_list_of_what_was_sent_says_where_it_ends(
    hers: Client, alice: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = a_rule(alice, NOON - 9 * DAY)
    sent_on(rule, [-3, -2, -1])
    assert "Older ones are kept" not in read(hers, "ledger")
    monkeypatch.setattr(pages, "MOST_SHOWN", 2)
    assert "Older ones are kept, but not shown here." in read(hers, "ledger")


def test_a_letter_stops_what_it_says_at_whatever_times_it_was_set(alice: Patient) -> None:
    letter = sent_on(a_rule(alice, NOON), [0])
    a_rule(alice, NOON, at=time(10))
    other = rules.set_rule(
        patient=alice,
        kind=Kind.LESSON,
        local_time=time(9),
        days=127,
        channels={Channel.EMAIL},
        now=NOON,
    )
    Client().post(reverse("reminders:stop", args=[links.token(links.STOP, letter.pk)]))
    assert list(Rule.objects.exclude(next_due_at=None)) == [other]


def test_a_note_can_be_put_away(hers: Client, note: Delivery) -> None:
    answer = hers.post(reverse("reminders:seen", args=[note.pk]))
    assert answer.headers["Location"] == reverse("today")
    note.refresh_from_db()
    assert note.seen_at == NOON


@pytest.mark.parametrize("purpose", [links.STOP, links.SNOOZE])
def test_a_link_works_for_its_time_and_its_purpose_only(
    client: Client, note: Delivery, purpose: str
) -> None:
    other = links.SNOOZE if purpose == links.STOP else links.STOP
    token = links.token(purpose, note.pk)
    assert client.get(reverse(f"reminders:{purpose}", args=[token])).status_code == 200
    assert client.post(reverse(f"reminders:{other}", args=[token])).status_code == 410
    with time_machine.travel(NOON + timedelta(seconds=links.LASTS[purpose] + 1), tick=False):
        assert client.post(reverse(f"reminders:{purpose}", args=[token])).status_code == 410
    assert Rule.objects.get().next_on is not None


def test_looking_at_a_link_changes_nothing_and_using_it_twice_nothing_more(
    client: Client, note: Delivery
) -> None:
    address = reverse("reminders:stop", args=[links.token(links.STOP, note.pk)])
    client.get(address)
    assert Rule.objects.get().next_on is not None
    for _ in range(2):
        assert client.post(address).status_code == 200
        assert Rule.objects.get().next_on is None


def test_a_mail_program_may_post_without_a_page(note: Delivery) -> None:
    strict = Client(enforce_csrf_checks=True)
    address = reverse("reminders:stop", args=[links.token(links.STOP, note.pk)])
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Rule.objects.get().next_on is None


def test_a_link_of_somebody_who_is_gone_does_no_harm(client: Client, note: Delivery) -> None:
    addresses = [
        reverse(f"reminders:{purpose}", args=[links.token(purpose, note.pk)])
        for purpose in (links.STOP, links.SNOOZE)
    ]
    Rule.objects.all().delete()
    for address in addresses:
        assert client.post(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "a:b:c", "é" * 40, "x" * 3000])
def test_what_was_never_a_link_of_ours_is_over(client: Client, db: None, token: str) -> None:
    answer = client.post(reverse("reminders:stop", args=[token]))
    assert answer.status_code == 410
    assert "This link is over" in answer.content.decode()
