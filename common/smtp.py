"""Mail by SMTP that says whether a letter that failed may have arrived all the same.

A server that goes away after it was given the text of a letter may have taken it. To send it again
would be to send it twice; to call it lost would be a guess.
"""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangosBackend


class MayHaveArrived(smtplib.SMTPException):
    """The server was given the letter, and went before it said what it did with it."""


class _Marking:
    """Of a connection: whether the text of a letter was being handed over when it broke."""

    def data(self, msg: Any) -> Any:
        try:
            return super().data(msg)  # type: ignore[misc]
        except smtplib.SMTPDataError as refused:
            if refused.smtp_code < 0:  # no answer at all
                raise MayHaveArrived from refused
            raise
        except (smtplib.SMTPServerDisconnected, OSError) as broken:
            raise MayHaveArrived from broken


class _Plain(_Marking, smtplib.SMTP):
    pass


class _Encrypted(_Marking, smtplib.SMTP_SSL):
    pass


class EmailBackend(DjangosBackend):
    """Django's own, but for `MayHaveArrived`."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Encrypted if self.use_ssl else _Plain
