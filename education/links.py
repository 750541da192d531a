"""Links in a lesson: `app:plan`, `lesson:quota`, `practice:4-7-8`, and nothing else."""

import re
from collections.abc import Iterator

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from education.words import PLACES, PRACTICES

LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)]*)\)")
LESSON_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def targets(text: str) -> Iterator[str]:
    """Where the links of a text lead, as written."""
    return (found["target"].strip() for found in LINK.finditer(text))


def lesson_keys(text: str) -> set[str]:
    """The lessons a text links to."""
    return {each.removeprefix("lesson:") for each in targets(text) if each.startswith("lesson:")}


def problems(text: str, *, lessons: set[str] | None = None) -> list[str]:
    """Each link that leads nowhere, one sentence each.

    `lessons` holds the keys that exist; left out, the database is asked.
    """
    found = [problem for target in targets(text) if (problem := _problem(target))]
    wanted = {key for key in lesson_keys(text) if LESSON_KEY.fullmatch(key)}
    if wanted:
        missing = wanted - (_known(wanted) if lessons is None else lessons)
        found += [gettext("There is no lesson “%s” to link to.") % key for key in sorted(missing)]
    return found


def _known(keys: set[str]) -> set[str]:
    from education.models import Lesson

    return set(Lesson.objects.filter(key__in=keys).values_list("key", flat=True))


def _problem(target: str) -> str | None:
    kind, _, what = target.partition(":")
    if kind == "app" and what not in PLACES:
        known = ", ".join(f"app:{place}" for place in PLACES)
        return gettext("“%(link)s” leads nowhere. Use one of: %(known)s.") % {
            "link": target,
            "known": known,
        }
    if kind == "practice" and what not in PRACTICES:
        known = ", ".join(f"practice:{key}" for key in PRACTICES)
        return gettext("“%(link)s” leads nowhere. Use one of: %(known)s.") % {
            "link": target,
            "known": known,
        }
    if kind == "lesson" and not LESSON_KEY.fullmatch(what):
        return gettext("“%s” is not the key of a lesson.") % target
    if kind not in {"app", "practice", "lesson"}:
        return gettext(
            "“%s” is not a link we can keep. Links lead into the product only: app:…, lesson:… or"
            " practice:…"
        ) % (target or "()")
    return None


def address(target: str, *, lessons: set[str]) -> str | None:
    """The address of a link; None where it leads nowhere now, so that its words stand alone.

    `lessons` holds the keys that the reader can open.
    """
    kind, _, what = target.partition(":")
    try:
        if kind == "app" and what in PLACES:
            return reverse(PLACES[what])
        if kind == "practice" and what in PRACTICES:
            return reverse("education:practice", args=[what])
        if kind == "lesson" and what in lessons:
            return reverse("education:lesson", args=[what])
    except NoReverseMatch:
        return None
    return None
