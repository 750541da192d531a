"""What a person typed, and their address, stand in no log line, no subject and no cache.

Everything Alice typed holds `mark(alice)` (tests/world.py). It is put into addresses, queries and
forms besides, and pages break over it in every way they can.
"""

import logging
from base64 import b64decode
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused
from typing import Any, NoReturn

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from common.logs import JsonLines
from reminders.channels.mail import letter
from reminders.links import STOP, token
from reminders.models import Channel, Delivery, Kind
from reminders.notices import notice_of
from reminders.services.planning import GRACE, plan_due
from reminders.services.rules import set_rule
from reminders.when import EVERY_DAY
from reminders.words import words_of
from tests.cast import NOON
from tests.contracts.matrix import MATRIX
from tests.contracts.people import Worlds
from tests.contracts.visited import paths
from tests.contracts.visits import address, undone
from tests.reminders.making import NINE
from tests.world import mark

MARK, EMAIL = "alice-mark", "alice@example.org"
NO_SECRET = (MARK, EMAIL)


class Lines(logging.Handler):
    """Keeps what would be written."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(JsonLines())
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """Every line from INFO on, Django's and all others' too: more than production writes."""
    handler, loggers = Lines(), [logging.getLogger(name) for name in ("", "django", "evenstep")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
    loggers[0].addHandler(handler)
    yield handler.kept
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


def leaks(lines: list[str], *secrets: str) -> list[str]:
    return [line for line in lines if any(secret in line for secret in (*NO_SECRET, *secrets))]


def visit(browser: Client, path: str, post: dict[str, Any] | None = None) -> int:
    with undone():
        answer = browser.get(path) if post is None else browser.post(path, post)
        status: int = answer.status_code
    return status


def test_the_mark_is_alices(worlds: Worlds) -> None:
    assert (mark(worlds.alice.patient), worlds.users["alice"].email) == NO_SECRET


def test_no_page_that_is_read_leaves_what_was_typed(worlds: Worlds, lines: list[str]) -> None:
    browser = worlds.browser("alice")
    seen = {visit(browser, path) for _name, path in paths(worlds, "alice")}
    assert 200 in seen
    assert len(lines) > 50
    assert not leaks(lines)


def test_nothing_typed_into_a_form_is_left(worlds: Worlds, lines: list[str]) -> None:
    browser = worlds.browser("alice")
    for name, rule in MATRIX.items():
        if rule.post is not None:
            typed = dict.fromkeys(rule.post(worlds.alice), f"{MARK} {EMAIL}")
            visit(browser, address(name, rule, worlds), typed | {"words": MARK})
    assert len(lines) > 30
    assert not leaks(lines)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/diary/activities/?q={MARK}&from={EMAIL}", 200),
        (f"/learn/search/?q={MARK}", 200),
        (f"/nowhere/{MARK}/{EMAIL}/", 404),
        (f"/letter/stop/{MARK}/", 410),
        (f"/account/login/?next=/{MARK}/", 302),
    ],
)
def test_an_address_is_not_left(worlds: Worlds, lines: list[str], path: str, status: int) -> None:
    assert visit(worlds.browser("alice"), path) == status
    assert lines
    assert not leaks(lines)


def test_a_form_without_its_token_is_not_left(worlds: Worlds, lines: list[str]) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"referer": f"http://else/{MARK}"})
    browser.force_login(worlds.users["alice"])
    assert visit(browser, reverse("goals:list"), {"text": MARK}) == 403
    assert any("403 goals:list" in line for line in lines)
    assert not leaks(lines)


def test_a_host_that_is_not_ours_is_not_left(worlds: Worlds, lines: list[str]) -> None:
    assert Client(headers={"host": f"{MARK}.example.org"}).get("/").status_code == 400
    assert any("django.core.exceptions.DisallowedHost" in line for line in lines)
    assert not leaks(lines)


@pytest.mark.parametrize("kind", [ValueError, IntegrityError, UnicodeError, LookupError])
def test_a_page_that_breaks_over_what_was_typed_does_not_quote_it(
    worlds: Worlds, lines: list[str], monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def breaks(*_given: object) -> NoReturn:
        raise kind(f"Key (patient, text)=({EMAIL}, {MARK}) already exists")

    monkeypatch.setattr("reminders.links.read", breaks)
    name = token(STOP, worlds.alice.entry.pk)
    browser = Client(raise_request_exception=False)
    assert visit(browser, f"/letter/stop/{name}/?q={MARK}", {"words": MARK}) == 500
    assert any("500 reminders:stop" in line for line in lines)
    assert not leaks(lines, name)


def test_a_mail_that_is_refused_leaves_no_address(
    worlds: Worlds, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_given: object, **_more: object) -> NoReturn:
        raise SMTPRecipientsRefused({EMAIL: (550, b"no such person")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuses)
    visit(Client(), reverse("account_request_login_code"), {"email": EMAIL})
    assert any("A mail could not be sent" in line for line in lines)
    assert not leaks(lines)


@pytest.fixture
def signing_in(worlds: Worlds, settings: Settings) -> None:
    """Alice's address typed wherever one signs in, with a wrong password."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    typed = {"login": EMAIL, "email": EMAIL, "password": MARK, "password1": MARK}
    for name in ("login", "signup", "request_login_code", "reset_password"):
        Client().post(reverse(f"account_{name}"), typed)


def test_no_subject_names_what_was_typed(signing_in: None, lines: list[str]) -> None:
    assert len(mail.outbox) >= 2
    assert not leaks([str(message.subject) for message in mail.outbox])
    assert not leaks(lines)


def test_the_cache_holds_nothing_that_was_typed(signing_in: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        rows = cursor.fetchall()
    assert rows
    assert not leaks([key for key, _value in rows])
    assert not leaks([b64decode(value).decode("latin-1") for _key, value in rows])


@pytest.mark.parametrize("kind", Kind)
def test_a_reminder_says_nothing_that_was_typed(
    worlds: Worlds, lines: list[str], kind: Kind
) -> None:
    set_rule(
        patient=worlds.alice.patient,
        kind=kind,
        local_time=NINE,
        days=EVERY_DAY,
        channels={Channel.EMAIL, Channel.PUSH},
        now=NOON,
    )
    plan_due(now=NOON.replace(day=NOON.day + 1))
    deliveries = Delivery.objects.filter(slot__rule__kind=kind)
    assert deliveries
    for delivery in deliveries:
        said = words_of(delivery)
        assert not leaks([said.subject, said.line, said.label, said.url])
        sent = letter(delivery)
        assert not leaks([str(sent.subject), str(sent.body), *sent.extra_headers.values()])
        notice = notice_of(delivery, lasts=GRACE)
        assert not leaks([notice.text.decode(), *notice.headers.values()])
    assert not leaks(lines)
