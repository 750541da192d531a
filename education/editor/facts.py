"""The facts of a version that do not stand in its text, beside those of what patients read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from common.amounts import dated
from education.models import Kept
from education.words import Moment

NOTHING = "–"
DATES = ("written_on", "sources_checked_on", "review_by")
SHOWN: dict[str, tuple[str, ...]] = {
    "lesson": ("title", "place", "minutes", "strength", *DATES, "offered_at", "known_words"),
    "article": ("title", "reader", "minutes", *DATES, "known_words"),
    "practice": ("title", "rounds", "minutes", "cautions", *DATES, "known_words"),
    "module": ("title", "summary", "position"),
}
LAST = ("go_live_at", "expire_at", "author")
NAMES: dict[str, Any] = {
    "place": _("Module and place"),
    "go_live_at": _("Patients read it from"),
    "expire_at": _("Patients no longer read it from"),
    "author": _("Last saved by"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row: what patients read now, and what this version says."""

    name: str
    now: str
    then: str
    changed: bool


def facts(revision: Revision) -> list[Fact]:
    """The facts of a version; what patients read now is empty where they read nothing."""
    then: Kept = revision.as_object()
    kept = type(then)._default_manager.get(pk=then.pk)  # noqa: SLF001
    names = (*SHOWN[str(then._meta.model_name)], *LAST)  # noqa: SLF001
    return [_fact(name, kept, then, revision) for name in names]


def _fact(name: str, kept: Kept, then: Kept, revision: Revision) -> Fact:
    now = _words(name, kept, kept.live_revision) if kept.live else ""
    says = _words(name, then, revision)
    at_once = name == "go_live_at" and says == NOTHING
    return Fact(
        name=_name(then, name),
        now=now,
        then=gettext("Once it is approved") if at_once else says,
        changed=kept.live and now != says,
    )


def _name(one: Kept, name: str) -> str:
    field: Any = None if name in NAMES else one._meta.get_field(name)  # noqa: SLF001
    return str(capfirst(field.verbose_name if field else NAMES[name]))


def _words(name: str, one: Kept, revision: Revision | None) -> str:
    if name == "author":
        return _author(revision)
    if name in WORDS:
        return WORDS[name](one)
    shown = getattr(one, f"get_{name}_display", None)
    return _said(shown() if shown else getattr(one, name))


def _author(revision: Revision | None) -> str:
    if revision is None or revision.user is None:
        return gettext("It came with the product")
    user: Any = revision.user
    return f"{user.name or user.email}, {_said(revision.created_at.date())}"


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        # Translators: a date with its year and the time, in the date format of Django.
        return gettext("%s UTC") % dated(value.astimezone(UTC), gettext("j F Y, H:i"))
    if isinstance(value, date):
        # Translators: a date with its year, in the date format of Django.
        return dated(value, gettext("j F Y"))
    if isinstance(value, list):
        return " · ".join(map(str, value)) or NOTHING
    return str(value) if value not in (None, "") else NOTHING


def _place(lesson: Any) -> str:
    return f"{lesson.module}, {lesson.position}"


def _moments(lesson: Any) -> str:
    return _said([Moment(each).label for each in lesson.offered_at])


WORDS: dict[str, Callable[[Any], str]] = {"place": _place, "offered_at": _moments}
