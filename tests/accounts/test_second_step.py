"""The second step: who needs one, and how its secrets are kept."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from accounts import vault
from accounts.models import Patient, User
from tests.accounts.doors import is_signed_in, sign_in
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OLD, NEW = "the old key, thirty-two letters long", "the new key, thirty-two letters long"


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(counters())))


@pytest.fixture
def with_app(alice: Patient) -> TOTP:
    """Alice's second step: codes from an app."""
    return TOTP.activate(alice.user, SECRET)


def test_the_apps_secret_is_not_readable_in_the_database(with_app: TOTP) -> None:
    stored = json.dumps(Authenticator.objects.values_list("data", flat=True).get())
    assert SECRET not in stored
    assert vault.unseal(json.loads(stored)["secret"]) == SECRET


def test_recovery_codes_are_not_readable_in_the_database(alice: Patient) -> None:
    codes = RecoveryCodes.activate(alice.user)
    stored = json.dumps(Authenticator.objects.values_list("data", flat=True).get())
    assert vault.unseal(codes.instance.data["seed"]) not in stored
    assert not any(code in stored for code in codes.get_unused_codes())


def test_a_password_alone_no_longer_signs_in(client: Client, with_app: TOTP) -> None:
    assert sign_in(client, "alice@example.org")["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(client)


def test_a_code_of_the_app_signs_in_once(client: Client, with_app: TOTP) -> None:
    code = code_now()
    sign_in(client, "alice@example.org")
    client.post("/account/2fa/authenticate/", {"code": code})
    assert is_signed_in(client)
    thief = Client()
    sign_in(thief, "alice@example.org")
    thief.post("/account/2fa/authenticate/", {"code": code})
    assert not is_signed_in(thief)


def test_after_a_new_key_old_secrets_still_open(settings: Settings, with_app: TOTP) -> None:
    settings.SECRETS_KEYS = [NEW, *settings.SECRETS_KEYS]
    assert with_app.validate_code(code_now())


def test_rotating_lets_the_old_key_go(settings: Settings, alice: Patient) -> None:
    settings.SECRETS_KEYS = [OLD]
    TOTP.activate(alice.user, SECRET)
    RecoveryCodes.activate(alice.user)
    settings.SECRETS_KEYS = [NEW, OLD]
    call_command("rotate_secrets")
    settings.SECRETS_KEYS = [NEW]
    app = Authenticator.objects.get(type="totp")
    assert vault.unseal(app.data["secret"]) == SECRET
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()


def test_rotating_twice_changes_nothing_for_the_person(with_app: TOTP) -> None:
    call_command("rotate_secrets")
    call_command("rotate_secrets")
    assert vault.unseal(Authenticator.objects.get().data["secret"]) == SECRET


def test_rotating_without_the_old_key_says_what_to_do(settings: Settings, with_app: TOTP) -> None:
    before = Authenticator.objects.get().data
    settings.SECRETS_KEYS = [NEW]
    with pytest.raises(CommandError, match="Put the old key back"):
        call_command("rotate_secrets")
    assert Authenticator.objects.get().data == before


def test_a_changed_secret_does_not_open() -> None:
    sealed = vault.seal(SECRET)
    with pytest.raises(vault.SecretUnreadable):
        vault.unseal(sealed[:-4] + "AAAA")


def test_an_administrator_sets_up_a_second_step_before_anything_else(
    client: Client, ada: User
) -> None:
    client.force_login(ada)
    assert client.get("/today/")["Location"] == "/account/2fa/"
    assert client.get("/account/2fa/").status_code == 200


def test_an_administrator_with_a_second_step_is_let_through(client: Client, ada: User) -> None:
    TOTP.activate(ada, SECRET)
    client.force_login(ada)
    assert client.get("/you/").status_code == 404  # no diary of her own


def test_an_administrator_still_finds_help_and_the_front_door(client: Client, ada: User) -> None:
    client.force_login(ada)
    assert client.get("/get-help/").status_code == client.get("/").status_code == 200


def test_a_patient_who_also_runs_the_house_needs_a_second_step(
    client: Client, alice: Patient
) -> None:
    User.objects.filter(pk=alice.pk).update(is_staff=True)
    client.force_login(alice.user)
    assert client.get("/today/")["Location"] == "/account/2fa/"


def test_a_patient_needs_no_second_step(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    assert client.get("/you/").status_code == 200


def test_setting_up_an_app_asks_for_the_password_again(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    asked = client.get("/account/2fa/totp/activate/")
    assert asked["Location"].startswith("/account/reauthenticate/")
    client.post(asked["Location"], {"password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200


@pytest.fixture
def her(client: Client, alice: Patient) -> Client:
    """A browser in which Alice has just said her password again."""
    client.force_login(alice.user)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def set_up_an_app(client: Client, code: str = "") -> HttpResponse:
    """Read the app's secret off the page and type a code: the right one if none is given."""
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    right = format_hotp_value(hotp_value(secret, next(counters())))
    return client.post("/account/2fa/totp/activate/", {"code": code or right})  # type: ignore[return-value]


def test_an_app_is_set_up_with_its_code_and_leads_to_the_spare_codes(
    her: Client, alice: Patient
) -> None:
    assert set_up_an_app(her)["Location"] == "/account/2fa/recovery-codes/"
    kinds = Authenticator.objects.filter(user=alice.user).values_list("type", flat=True)
    assert set(kinds) == {"totp", "recovery_codes"}


def test_a_wrong_code_of_the_app_is_told_and_sets_nothing_up(her: Client) -> None:
    page = set_up_an_app(her, code="12").content.decode()
    assert "Wait for the next one and try again." in page
    assert not Authenticator.objects.exists()


def test_a_spare_code_signs_in_once(client: Client, with_app: TOTP, alice: Patient) -> None:
    code = RecoveryCodes.activate(alice.user).get_unused_codes()[0]
    for signed_in in (True, False):
        browser = Client()
        sign_in(browser, "alice@example.org")
        browser.post("/account/2fa/authenticate/", {"code": code})
        assert is_signed_in(browser) == signed_in


def test_a_changed_second_step_changes_the_key_of_the_session(her: Client) -> None:
    keys = [her.session.session_key]
    set_up_an_app(her)
    keys.append(her.session.session_key)
    her.post("/account/2fa/recovery-codes/generate/")
    keys.append(her.session.session_key)
    her.post("/account/2fa/totp/deactivate/")
    keys.append(her.session.session_key)
    assert len(set(keys)) == 4
    assert not Authenticator.objects.exists()


def test_the_pages_of_the_second_step_speak_in_our_words(her: Client, with_app: TOTP) -> None:
    asked = Client()
    sign_in(asked, "alice@example.org")
    pages = [
        asked.post("/account/2fa/authenticate/", {"code": ""}),
        her.post("/account/2fa/reauthenticate/", {"code": ""}),
        her.get("/account/2fa/webauthn/add/"),
    ]
    text = " ".join(page.content.decode() for page in pages)
    assert text.count("Fill this in.") == 4  # in the summary and at the field, twice
    for theirs in ("Authenticator code", "placeholder", "Master key", "This field", "security key"):
        assert theirs not in text


def test_saying_it_again_offers_the_other_ways_in_our_words(her: Client, with_app: TOTP) -> None:
    page = her.get("/account/reauthenticate/?next=/account/2fa/totp/deactivate/").content.decode()
    assert "Use a code from your app" in page
