"""What a new password has to be, and the words that say so (NIST SP 800-63B: length first)."""

from django.contrib.auth import password_validation as theirs
from django.utils.translation import gettext, ngettext


class LongEnough(theirs.MinimumLengthValidator):
    """Length counts most."""

    def get_error_message(self) -> str:
        text = ngettext(
            "Make it longer: %(least)d letter or more.",
            "Make it longer: %(least)d letters or more.",
            self.min_length,
        )
        return text % {"least": self.min_length}


class NotWellKnown(theirs.CommonPasswordValidator):
    """None of the twenty thousand that are tried first."""

    def get_error_message(self) -> str:
        return gettext("Many people use this one, so it is easy to guess. Choose another.")


class NotOnlyFigures(theirs.NumericPasswordValidator):
    """A number alone is a date or a telephone number."""

    def get_error_message(self) -> str:
        return gettext("Use letters too, not figures alone.")


class NotTheAddress(theirs.UserAttributeSimilarityValidator):
    """Not the e-mail address once more."""

    def get_error_message(self) -> str:
        return gettext("This is too much like your e-mail. Choose other words.")
