"""What production refuses to start with; each refusal says what to set."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured

SHARED_BY_PROCESSES = ("db.", "redis.", "memcached.", "filebased.")

Rule = tuple[str, Callable[[], bool], str]

RULES: tuple[Rule, ...] = (
    ("E001", lambda: settings.DEBUG, "DEBUG is on. Set DEBUG=0."),
    (
        "E002",
        lambda: len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10,
        "SECRET_KEY is short or not random. Set it to 50 or more random characters and keep it.",
    ),
    (
        "E003",
        lambda: settings.SECRET_KEY in settings.SECRETS_KEYS,
        "SECRETS_KEYS is the SECRET_KEY. Set it to 32 or more random characters of its own.",
    ),
    (
        "E004",
        lambda: not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS,
        "ALLOWED_HOSTS names no host, or every one. Set it to yours: diary.example.org",
    ),
    (
        "E005",
        lambda: (
            not settings.CACHES["default"]["BACKEND"].startswith(
                tuple(f"django.core.cache.backends.{kind}" for kind in SHARED_BY_PROCESSES)
            )
        ),
        "Each process has its own cache, so limits on signing in don't hold. Set a shared one.",
    ),
    (
        "E006",
        lambda: not settings.EMAIL_HOST,
        "No mail can be sent, so nobody gets their code. Set EMAIL_HOST to your mail server.",
    ),
    (
        "E007",
        lambda: bool(getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None)),
        "MFA_TOTP_INSECURE_BYPASS_CODE opens every account. Take it out of the settings.",
    ),
    (
        "E008",
        lambda: bool(settings.VAPID_PRIVATE_KEY) and settings.VAPID_SUBJECT.endswith("@localhost"),
        "Notices need an address that makers of browsers can write to. Set EMAIL_FROM to yours.",
    ),
)


@register(Tags.security, deploy=True)
def ready_for_people(*_: Any, **__: Any) -> list[Error]:
    """What stands between this configuration and real people (`manage.py check --deploy`)."""
    return [Error(says, id=f"evenstep.{name}") for name, is_wrong, says in RULES if is_wrong()]


def refuse_unready() -> None:
    """In production, end the start with every refusal in one message.

    Raises ImproperlyConfigured.
    """
    if not settings.PRODUCTION:
        return
    errors = [
        error
        for error in run_checks(tags=[Tags.security], include_deployment_checks=True)
        if error.is_serious()
    ]
    if errors:
        raise ImproperlyConfigured("\n".join(str(error.msg) for error in errors))
