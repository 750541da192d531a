"""A reminder by letter, handed to a mail server that does as it is told."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from pytest_django import Settings

from accounts.models import Patient
from faults.post_office import DROP, HANG, PostOffice
from reminders.channels import mail
from reminders.models import Delivery
from reminders.outcomes import Later, Outcome, Refused, Sent, Unknown
from reminders.services.planning import plan_due
from tests.reminders.making import a_rule

NINE = datetime(2026, 4, 7, 8, tzinfo=UTC)
PRIVATE = re.compile(r"pain|flare|symptom|illness|disease|health|walk|plan|Alice", re.IGNORECASE)


@pytest.fixture
def waiting(alice: Patient) -> Delivery:
    """One letter to Alice, due at nine, to an address that is hers."""
    EmailAddress.objects.get_or_create(
        user=alice.user, email=alice.user.email, defaults={"verified": True, "primary": True}
    )
    a_rule(alice, NINE - timedelta(hours=12))
    plan_due(now=NINE)
    return Delivery.objects.select_related("slot__rule__patient__user").get()


@contextmanager
def posted(settings: Settings, office: PostOffice) -> Iterator[PostOffice]:
    with office:
        settings.EMAIL_BACKEND = "common.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        settings.EMAIL_TIMEOUT = 0.5
        yield office


def send(*deliveries: Delivery) -> list[Outcome]:
    with mail.opened() as by_mail:
        return [by_mail(delivery) for delivery in deliveries]


def test_what_the_server_took_was_sent(waiting: Delivery, settings: Settings) -> None:
    with posted(settings, PostOffice()) as office:
        assert send(waiting) == [Sent()]
    assert office.taken == {str(waiting.pk): 1}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 no such mailbox", Refused()),
        ("451 try again later", Later(timedelta())),
        (DROP, Later(timedelta())),
        (HANG, Later(timedelta())),
    ],
)
def test_before_the_letter_was_handed_over_nothing_can_have_arrived(
    waiting: Delivery, settings: Settings, answer: str, outcome: Outcome
) -> None:
    with posted(settings, PostOffice(at_recipient=lambda _to: answer)) as office:
        assert send(waiting) == [outcome]
    assert not office.taken


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("552 too much", Refused()),
        ("452 full just now", Later(timedelta())),
        (DROP, Unknown()),
        (HANG, Unknown()),
    ],
)
def test_a_letter_without_an_answer_may_have_arrived(
    waiting: Delivery, settings: Settings, answer: str, outcome: Outcome
) -> None:
    with posted(settings, PostOffice(at_letter=lambda _name: answer)):
        assert send(waiting) == [outcome]


def test_after_a_broken_connection_the_next_letter_gets_a_new_one(
    waiting: Delivery, settings: Settings
) -> None:
    answers = iter([DROP, "250 OK"])
    with posted(settings, PostOffice(at_letter=lambda _name: next(answers))):
        assert send(waiting, waiting) == [Unknown(), Sent()]


def test_where_no_server_listens_it_waits(waiting: Delivery, settings: Settings) -> None:
    with posted(settings, PostOffice()):
        pass
    assert send(waiting) == [Later(timedelta())]


def test_an_address_that_was_not_proved_gets_nothing(waiting: Delivery) -> None:
    EmailAddress.objects.update(verified=False)
    assert send(waiting) == [Refused(Delivery.Why.NO_ADDRESS)]
    assert outbox.outbox == []


def test_nothing_in_a_letter_says_what_it_is_about(waiting: Delivery) -> None:
    send(waiting)
    letter: Any = outbox.outbox[0]
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    read = re.sub(r"https?://\S+", "", f"{letter.subject} {letter.body} {html}")
    assert not PRIVATE.search(read), read


def test_a_letter_can_be_ended_by_the_mail_program(waiting: Delivery) -> None:
    send(waiting)
    headers = outbox.outbox[0].extra_headers
    assert re.fullmatch(r"<https?://\S+/letter/stop/\S+/>", headers["List-Unsubscribe"])
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"


def test_each_copy_of_a_letter_bears_one_name(waiting: Delivery) -> None:
    send(waiting, waiting)
    assert len({letter.extra_headers["Message-ID"] for letter in outbox.outbox}) == 1
