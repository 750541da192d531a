"""Our key towards the makers of browsers: made once, kept for its own account, never by itself in
production.
"""

import io
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django import Settings

from painapp import settings_push
from reminders import vapid


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAPID_PRIVATE_KEY", raising=False)


def test_a_key_is_made_once_and_kept_for_its_own_account_only(tmp_path: Path) -> None:
    key = settings_push.private_key(tmp_path / "var", production=False)
    assert vapid.is_key(key)
    assert settings_push.private_key(tmp_path / "var", production=False) == key
    assert stat.S_IMODE((tmp_path / "var" / "vapid_key").stat().st_mode) == 0o600


def test_in_production_none_is_made(tmp_path: Path) -> None:
    assert settings_push.private_key(tmp_path, production=True) == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("production", [True, False])
def test_the_one_that_is_given_counts(
    production: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = vapid.new_key()
    monkeypatch.setenv("VAPID_PRIVATE_KEY", key)
    assert settings_push.private_key(tmp_path, production=production) == key


@pytest.mark.parametrize(
    "wrong", ["x", "a" * 43 + "=", "a" * 42, "é" * 43, "A" * 43, "_" * 43, "-----BEGIN KEY-----"]
)
def test_what_is_no_key_is_refused_and_says_what_to_do(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAPID_PRIVATE_KEY", wrong)
    with pytest.raises(ImproperlyConfigured, match=r"manage\.py make_vapid_keys"):
        settings_push.private_key(tmp_path, production=True)


def made() -> tuple[str, str]:
    out = io.StringIO()
    call_command("make_vapid_keys", stdout=out)
    first, second = out.getvalue().splitlines()
    return first.removeprefix("VAPID_PRIVATE_KEY="), second.rpartition(" ")[2]


def test_the_command_makes_another_pair_each_time_that_goes_together() -> None:
    (key, public), (other, _public) = made(), made()
    assert vapid.is_key(key)
    assert key != other
    assert vapid.public_of(key) == public
    assert len(vapid.to_bytes(public)) == 65


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe\xfd", bytes(range(65))])
def test_bytes_as_text_are_the_same_bytes(data: bytes) -> None:
    assert vapid.to_bytes(vapid.to_text(data)) == data


@pytest.mark.parametrize("text", ["a", "a+b/", "ab==", " ", "é", "a\n"])
def test_other_text_holds_no_bytes(text: str) -> None:
    with pytest.raises(ValueError, match="This"):
        vapid.to_bytes(text)


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Evenstep <diary@clinic.example>", "mailto:diary@clinic.example"),
        ("diary@clinic.example", "mailto:diary@clinic.example"),
        ("", "mailto:hello@localhost"),
    ],
)
def test_the_makers_may_write_to_whom_mails_come_from(sender: str, subject: str) -> None:
    assert settings_push.subject(sender) == subject


@pytest.mark.parametrize("subject", ["mailto:diary@intranet", "mailto:diary", "mailto:"])
def test_an_odd_address_does_not_keep_notices_from_being_signed(
    subject: str, settings: Settings
) -> None:
    settings.VAPID_SUBJECT = subject
    assert vapid.signed("https://push.example", at=0)["Authorization"].startswith("vapid t=")
