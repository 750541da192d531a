"""A letter that came back marks the reminder as refused; nothing else that comes in does."""

import io
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core.management import call_command
from pytest_django import Settings

from accounts.models import Patient
from reminders.channels.mail import letter
from reminders.models import Channel, Delivery
from reminders.returned import envelope_of
from reminders.services.returning import take_back
from tests.reminders.making import a_rule, sent_on

NOTICE = """\
From: MAILER-DAEMON@relay.example.net
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.net

Final-Recipient: rfc822; alice@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user
--part
Content-Type: message/rfc822

Subject: A note from Evenstep

Your list for today is ready.
--part--
"""
State = Delivery.State


@pytest.fixture(autouse=True)
def read_by_us(settings: Settings) -> None:
    settings.RETURNED_TO = "returned@diary.example.org"


@pytest.fixture
def sent(alice: Patient) -> Delivery:
    """A letter that a mail server took at noon."""
    return sent_on(a_rule(alice, datetime(2026, 3, 1, 9, tzinfo=UTC)), [0])


def envelope(delivery: Delivery) -> str:
    address = envelope_of(delivery.pk)
    assert address is not None
    return address


def notice(to: str, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    return NOTICE.format(to=to, action=action, status=status).encode()


def take(delivery: Delivery, given: bytes, after: timedelta = timedelta(minutes=5)) -> str:
    """What stands in the ledger once this came in."""
    assert delivery.ended_at is not None
    take_back(given, now=delivery.ended_at + after)
    delivery.refresh_from_db()
    return f"{delivery.state} {delivery.why}".strip()


def test_each_letters_envelope_names_it_and_the_letter_still_says_who_writes(
    sent: Delivery, settings: Settings
) -> None:
    message = letter(sent)
    assert message.from_email == envelope(sent)
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL
    assert len(message.from_email.partition("@")[0]) <= 64


def test_where_nobody_reads_what_comes_back_it_goes_to_who_writes(
    sent: Delivery, settings: Settings
) -> None:
    settings.RETURNED_TO = ""
    assert letter(sent).from_email == settings.DEFAULT_FROM_EMAIL


@pytest.mark.parametrize("wrap", [str, str.upper, "<{}>".format, "Returned <{}>".format])
def test_given_up_for_good_it_was_refused(sent: Delivery, wrap: type[str]) -> None:
    assert take(sent, notice(wrap(envelope(sent)))) == "failed refused"


def test_so_it_was_where_nobody_knew_whether_it_arrived(sent: Delivery) -> None:
    Delivery.objects.update(state=State.UNKNOWN)
    assert take(sent, notice(envelope(sent))) == "failed refused"


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("failed", "4.2.2"), ("failed", "5.4.4"), ("delivered", "2.0.0")],
)
def test_what_may_still_arrive_stays_sent(sent: Delivery, action: str, status: str) -> None:
    assert take(sent, notice(envelope(sent), action=action, status=status)) == "sent"


def test_an_altered_name_is_nobodys(sent: Delivery) -> None:
    other = str(UUID(int=sent.pk.int ^ 1).hex)
    forged = envelope(sent).replace(sent.pk.hex, other)
    for to in (forged, f"returned+{sent.pk.hex}@diary.example.org", "hello@example.org"):
        assert take(sent, notice(to)) == "sent"


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\x00\xff" * 500,
        b"To: {to}\n\nI am on holiday until Monday. Status: 5.1.1, Action: failed",
        b"To: {to}\nContent-Type: message/delivery-status\n\n",
        b'To: {to}\nContent-Type: multipart/report; boundary="never"\n\n--nev',
    ],
)
def test_what_is_no_such_notice_changes_nothing(sent: Delivery, given: bytes) -> None:
    assert take(sent, given.replace(b"{to}", envelope(sent).encode())) == "sent"


def test_one_that_comes_after_a_week_changes_nothing(sent: Delivery) -> None:
    assert take(sent, notice(envelope(sent)), timedelta(days=7, seconds=1)) == "sent"


def test_a_notice_on_the_phone_never_comes_back_by_mail(sent: Delivery) -> None:
    Delivery.objects.update(channel=Channel.PUSH)
    assert take(sent, notice(envelope(sent))) == "sent"


def test_a_mail_server_pipes_it_to_the_command(
    sent: Delivery, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reminders.management.commands.returned_letter.clock", Noon(sent))
    said = []
    for given in (notice(envelope(sent)), b"anything"):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given)))
        out = io.StringIO()
        call_command("returned_letter", stdout=out)
        said.append(out.getvalue().strip())
    assert said == ["Marked as refused.", "Nothing to mark."]


class Noon:
    """A clock that stands where the letter went out."""

    def __init__(self, sent: Delivery) -> None:
        self.now = lambda: sent.ended_at
