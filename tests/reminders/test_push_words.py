"""A notice says one line, and its carrier learns nothing of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from accounts.models import Patient
from reminders import vapid
from reminders.models import Delivery, Kind
from reminders.outcomes import Sent
from tests.reminders.maker import Browser, Maker
from tests.reminders.notices import NINE, a_delivery, sent


def test_a_notice_says_one_line_and_leads_to_what_is_to_be_done(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    browser = Browser()
    maker.device(alice, browser=browser)
    assert sent(due) == Sent()
    (taken,) = maker.taken
    said = browser.opens(taken.body)
    tag = said.pop("tag")
    assert said == {
        "title": "Evenstep",
        "body": "Your list for today is ready.",
        "url": "/today/",
    }
    assert tag == taken.headers["Topic"]


def test_its_carrier_knows_how_long_it_counts_and_not_what_it_is(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    maker.device(alice)
    sent(due, NINE + timedelta(minutes=30))
    headers = maker.taken[0].headers
    assert headers["TTL"] == str(90 * 60)
    assert (headers["Urgency"], headers["Content-Encoding"]) == ("normal", "aes128gcm")
    assert len(headers["Topic"]) <= 32
    assert set(headers) == {
        *("Host", "Accept-Encoding", "Content-Length", "Content-Type", "Connection"),
        *("TTL", "Urgency", "Topic", "Authorization", "Content-Encoding"),
    }


def test_a_second_copy_bears_the_first_ones_name(
    due: Delivery, alice: Patient, bob: Patient, maker: Maker
) -> None:
    maker.device(alice)
    maker.device(bob)
    sent(due)
    sent(due)
    sent(a_delivery(bob))
    first, second, other = (taken.headers["Topic"] for taken in maker.taken)
    assert first == second != other


def test_our_signature_names_the_maker_and_us_for_half_a_day(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    maker.device(alice)
    sent(due)
    (taken,) = maker.taken
    claims = taken.claims
    assert taken.key == vapid.public_of(settings.VAPID_PRIVATE_KEY)
    assert claims["aud"] == f"http://127.0.0.1:{maker.port}"
    assert claims["sub"] == "mailto:hello@localhost"
    left = claims["exp"] - datetime.now(UTC).timestamp()
    assert 0 < left <= 12 * 3600


CANARIES = (
    "pain",
    "flare",
    "symptom",
    "pacing",
    "plan",
    "diary",
    "health",
    "ill",
    "walk",
    "safety",
)


@pytest.mark.parametrize("kind", Kind)
def test_no_notice_speaks_of_illness_and_all_are_of_one_length(
    kind: Kind, alice: Patient, maker: Maker
) -> None:
    browser = Browser()
    maker.device(alice, browser=browser)
    sent(a_delivery(alice, kind))
    (taken,) = maker.taken
    said = browser.opens(taken.body)
    shown = f"{said['title']} {said['body']} {said['tag']}".lower().split()
    assert not [word for word in shown if word.startswith(CANARIES)]
    carried = f"{taken.path} {dict(taken.headers)}".lower()
    assert not [word for word in CANARIES if f" {word}" in carried]
    assert len(taken.body) == 1024 + 103
