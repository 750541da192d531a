"""django-allauth's forms for the second step, in our words."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import PlainWords


class SixFigures(PlainWords):
    """A code to type on a phone: the keyboard with figures comes up."""

    words: ClassVar = {"code": (_("Code"), "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": "12"}


class SecondStepForm(SixFigures, base.AuthenticateForm):
    pass


class CodeAgainForm(SixFigures, base.ReauthenticateForm):
    pass


class TurnAppOnForm(SixFigures, totp.ActivateTOTPForm):
    words: ClassVar = {"code": (_("Code"), _("Six figures, as the app shows them now."))}


class NewPasskeyForm(PlainWords, webauthn.AddWebAuthnForm):
    words: ClassVar = {"name": (_("A name for it"), "")}


class RenamePasskeyForm(PlainWords, webauthn.EditWebAuthnForm):
    words: ClassVar = {"name": (_("A name for it"), "")}
