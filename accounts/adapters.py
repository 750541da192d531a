"""What django-allauth asks us: our words, who may sign in here, and how secrets are kept."""

import logging
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import sign_ins, vault
from accounts.loopback import is_loopback
from common.devices import device

Person = AbstractBaseUser | AnonymousUser

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up and sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _(
            "This e-mail and this password don't go together. Check both, or ask for a code."
        ),
        "enter_current_password": _("That isn't your password now. Try again."),
        "incorrect_code": _("That isn't the code. Look in the newest mail, or ask for a new one."),
        "incorrect_password": _("That isn't your password. Try again."),
        "too_many_login_attempts": _("That was too often. Wait five minutes, then try again."),
        "rate_limited": _("That was too often. Wait a minute, then try again."),
        "same_as_current": _("That is the address you have now."),
        "duplicate_email": _("That is already your address."),
        "cannot_remove_primary_email": _("You sign in with this address, so it stays."),
        "email_taken": _("Someone signs in with this address already."),
        "invalid_or_expired_key": _("This link has been used or is too old."),
        "invalid_password_reset": _("This link has been used or is too old."),
        "unverified_primary_email": _("First prove that this address is yours."),
    }
    ways_to_say_again: ClassVar = {
        "reauthenticate": _("Use your password"),
        "mfa_reauthenticate": _("Use a code from your app"),
        "mfa_reauthenticate:webauthn": _("Use a passkey"),
    }

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": self.ways_to_say_again[way["id"]]} for way in ways]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """On to the page it was asked for from."""
        return reverse("accounts:you" if hasattr(request.user, "patient") else "mfa_index")

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any
    ) -> HttpResponse | None:
        """Made-up people sign in on the machine itself only: everyone knows their password."""
        if getattr(user, "is_demo", False) and not is_loopback(request):
            text = gettext("Demo accounts work only on the machine that runs the demo.")
            messages.error(request, text)
            return redirect("account_login")
        return super().pre_login(request, user, **hooks)

    def logout(self, request: HttpRequest) -> None:
        """On that device nothing of the person's comes any more, no notice either."""
        sign_ins.leave(request)
        super().logout(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that does not answer is told to the person, not thrown at them."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("A mail could not be sent.", extra={"fields": {"mail": template_prefix}})
            text = gettext("We couldn't send the mail just now. Try again in a few minutes.")
            messages.warning(allauth_context.request, text)


class SecondStepAdapter(DefaultMFAAdapter):
    """Codes from an app, recovery codes and passkeys."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That isn't the code. Wait for the next one and try again."),
        "cannot_delete_authenticator": _("You need this to sign in, so it stays."),
        "cannot_generate_recovery_codes": _("First set up an app or a passkey."),
        "unverified_email": _("First prove that your e-mail is yours."),
    }

    def generate_authenticator_name(self, *_user_and_type: Any) -> str:
        """A passkey is called after the device that makes it, until the person says otherwise."""
        return device(allauth_context.request.headers.get("user-agent", ""))

    def encrypt(self, text: str) -> str:
        return vault.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return vault.unseal(encrypted_text)
