"""Where a person stands on the path, and the lines that lead on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from education.presenters.sections import anchor
from education.selectors import PathLesson, PathModule
from education.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A module of the path, or a lesson of a module; `state` is done, now, begun or next."""

    number: int
    title: str
    summary: str
    facts: str
    url: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn:
    """The one lesson to open next."""

    eyebrow: str
    title: str
    text: str
    url: str
    read: int
    lessons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line that leads somewhere."""

    title: str
    text: str
    url: str


def upcoming(modules: Iterable[PathModule]) -> tuple[PathModule, PathLesson] | None:
    """Where the person stopped last; else the first lesson not read yet; None where all are."""
    open_ones = [
        (module, lesson)
        for module in modules
        for lesson in module.lessons
        if lesson.finished_at is None
    ]
    begun = [pair for pair in open_ones if pair[1].opened_at is not None]
    if begun:
        return max(begun, key=lambda pair: str(pair[1].opened_at))
    return open_ones[0] if open_ones else None


def minutes(number: int) -> str:
    return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": number}


def lesson_url(lesson: PathLesson) -> str:
    """To the lesson, and in it to where the person stopped."""
    url = reverse("education:lesson", args=[lesson.key])
    return f"{url}#{anchor(lesson.position)}" if lesson.is_begun and lesson.position else url


def go_on(module: PathModule, lesson: PathLesson) -> GoOn:
    place = module.lessons.index(lesson) + 1
    text = gettext("Part %(number)s of %(all)s in “%(module)s” · %(minutes)s") % {
        "number": place,
        "all": len(module.lessons),
        "module": typeset(module.title),
        "minutes": minutes(lesson.minutes),
    }
    begun = gettext("Go on where you stopped")
    return GoOn(
        eyebrow=begun if lesson.is_begun else gettext("Your next lesson"),
        title=typeset(lesson.title),
        text=text,
        url=lesson_url(lesson),
        read=module.finished,
        lessons=len(module.lessons),
    )


def facts_of(module: PathModule) -> str:
    """ "4 lessons · 14 minutes", or how many of them are read."""
    lessons = len(module.lessons)
    count = ngettext("%(n)s lesson", "%(n)s lessons", lessons) % {"n": lessons}
    if module.finished:
        count = gettext("%(read)s of %(lessons)s read") % {
            "read": module.finished,
            "lessons": lessons,
        }
    return f"{count} · {minutes(module.minutes)}"
