"""django-allauth's forms, in our words: labels and hints that say what to type, nothing twice."""

from typing import Any, ClassVar

from allauth.account import forms as theirs
from allauth.core import context
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.forms.words import PlainWords, Words
from accounts.limits import SHARED
from accounts.loopback import shows_codes
from common import clock

EMAIL: Words = (_("E-mail"), "")
PASSWORD: Words = (_("Password"), "")
NEW_PASSWORD: Words = (
    _("New password"),
    _("12 letters or more. Three words you can remember work well."),
)
AGAIN: Words = (_("New password, once more"), "")


class SignInForm(PlainWords, theirs.LoginForm):
    words: ClassVar = {"login": EMAIL, "password": PASSWORD}

    shared = forms.BooleanField(
        label=_("Other people use this device"),
        help_text=_("You are signed out after 30 minutes without a touch."),
        required=False,
    )

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> Any:
        response = super().login(request, redirect_url=redirect_url)
        if self.cleaned_data["shared"]:
            request.session[SHARED] = True
            request.session.set_expiry(0)
        return response


class SignUpForm(PlainWords, theirs.SignupForm):
    words: ClassVar = {
        "email": (_("E-mail"), _("For signing in. We send a code to it once.")),
        "password1": (_("Password"), NEW_PASSWORD[1]),
    }

    zone = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput(attrs={"data-zone": "always"})
    )

    def try_save(self, request: HttpRequest) -> Any:
        """Two posts at once make one account: the second is answered like a taken address."""
        try:
            return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    def save(self, request: HttpRequest) -> AbstractBaseUser:
        """A user and their diary, or neither."""
        with transaction.atomic():
            user: Any = super().save(request)
            zone = self.cleaned_data["zone"]
            services.open_diary(user=user, zone=zone, now=clock.now())
        return user  # type: ignore[no-any-return]


class NewEmailForm(PlainWords, theirs.AddEmailForm):
    words: ClassVar = {"email": (_("New e-mail"), _("We send a code to it."))}


class OtherEmailForm(PlainWords, theirs.ChangeEmailForm):
    words: ClassVar = {"email": EMAIL}


class NewPasswordForm(PlainWords, theirs.ChangePasswordForm):
    words: ClassVar = {
        "oldpassword": (_("Your password now"), ""),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }


class FirstPasswordForm(PlainWords, theirs.SetPasswordForm):
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}


class ForgottenPasswordForm(PlainWords, theirs.ResetPasswordForm):
    words: ClassVar = {"email": (_("E-mail"), _("We send a code to it."))}


class ReplacePasswordForm(PlainWords, theirs.ResetPasswordKeyForm):
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}


class PasswordAgainForm(PlainWords, theirs.ReauthenticateForm):
    words: ClassVar = {"password": PASSWORD}


class AskForCodeForm(PlainWords, theirs.RequestLoginCodeForm):
    words: ClassVar = {"email": EMAIL}


class CodeForm(PlainWords, theirs.BaseConfirmCodeForm):
    """Six figures from a mail; shown on the page where this copy sends none."""

    words: ClassVar = {"code": (_("Code"), _("Six figures, from the mail we sent you."))}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.widget.attrs |= {"inputmode": "numeric", "maxlength": "12"}
        if self.expected_code and shows_codes(context.request):
            field.initial = self.expected_code
            field.help_text = _("This copy sends no mail, so the code stands here.")


class SignInCodeForm(CodeForm, theirs.ConfirmLoginCodeForm):
    pass


class EmailCodeForm(CodeForm, theirs.ConfirmEmailVerificationCodeForm):
    pass


class ResetCodeForm(CodeForm, theirs.ConfirmPasswordResetCodeForm):
    pass
