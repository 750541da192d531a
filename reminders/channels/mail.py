"""A reminder as a letter: discreet, with a link to stop them that needs no signing in."""

import smtplib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

from common.smtp import MayHaveArrived
from reminders.models import Delivery
from reminders.outcomes import Later, Outcome, Refused, Sent, Unknown
from reminders.returned import envelope_of
from reminders.words import words_of

AT_ONCE = timedelta()


@contextmanager
def opened() -> Iterator[Callable[[Delivery], Outcome]]:
    """Sends letters over one connection, made when the first one goes out."""
    connection = get_connection()
    try:
        yield partial(send, connection)
    finally:
        _close(connection)


def send(connection: BaseEmailBackend, delivery: Delivery) -> Outcome:
    """Hand the letter to the mail server, and say what came of it. It goes to an address that was
    proved to be the person's, and to no other.
    """
    user = delivery.slot.rule.patient.user
    proved = EmailAddress.objects.filter(user=user, email=user.email, verified=True)
    if not proved.exists():
        return Refused(Delivery.Why.NO_ADDRESS)
    try:
        connection.open()
        connection.send_messages([letter(delivery)])
    except MayHaveArrived:
        _close(connection)
        return Unknown()
    except smtplib.SMTPRecipientsRefused as refused:
        return _by_codes(code for code, _words in refused.recipients.values())
    except smtplib.SMTPDataError as refused:
        return _by_codes([refused.smtp_code])
    except (smtplib.SMTPException, OSError):
        _close(connection)
        return Later(AT_ONCE)
    return Sent()


def _close(connection: BaseEmailBackend) -> None:
    """Take leave of the server, which may be gone."""
    with suppress(smtplib.SMTPException, OSError):
        connection.close()


def _by_codes(codes: Iterable[int]) -> Outcome:
    """A code from 500 on is for good; of 400 and more the server says: not now."""
    return Refused() if all(code >= 500 for code in codes) else Later(AT_ONCE)


def letter(delivery: Delivery) -> EmailMultiAlternatives:
    """The same letter each time it is asked for: a second copy bears the first one's name."""
    user = delivery.slot.rule.patient.user
    with translation.override(user.locale):
        words = words_of(delivery)
        context = {"words": words, "site_name": settings.SITE_NAME, "address": settings.ADDRESS}
        body = render_to_string("reminders/mail/reminder.txt", context)
        message = EmailMultiAlternatives(words.subject, body, to=[user.email])
        message.attach_alternative(
            render_to_string("reminders/mail/reminder.html", context), "text/html"
        )
    message.from_email = envelope_of(delivery.pk) or settings.DEFAULT_FROM_EMAIL
    host = settings.ADDRESS.partition("://")[2].partition(":")[0]
    message.extra_headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": f"<{delivery.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{words.stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message
