"""The path through Learn, and one module of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from education import links
from education.presenters.way import GoOn, Row, Step, facts_of, go_on, lesson_url, minutes, upcoming
from education.selectors import PathLesson, PathModule
from education.shelf import Beside
from education.typography import typeset
from education.words import PRACTICES


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPage:
    """The page *Learn*."""

    lead: str
    go_on: GoOn | None
    steps: tuple[Step, ...]
    practices: tuple[Row, ...]
    pages: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    """One module: what is read, and what comes next in it."""

    eyebrow: str
    title: str
    summary: str
    go_on: GoOn | None
    steps: tuple[Step, ...]
    after: Row | None


def path_page(modules: Sequence[PathModule], besides: Sequence[Beside]) -> PathPage:
    """The whole path, with the place to go on."""
    found = upcoming(modules)
    now = found[0].key if found else ""
    return PathPage(
        lead=_lead(modules),
        go_on=go_on(*found) if found else None,
        steps=tuple(_module_step(number, each, now) for number, each in enumerate(modules, 1)),
        practices=tuple(_practices(besides)),
        pages=tuple(_pages(besides)),
    )


def module_page(modules: Sequence[PathModule], key: str) -> ModulePage | None:
    """The module of that key; None where the path has none."""
    for number, module in enumerate(modules, 1):
        if module.key == key:
            found = upcoming([module])
            now = found[1].key if found else ""
            steps = (_lesson_step(place, each, now) for place, each in enumerate(module.lessons, 1))
            return ModulePage(
                eyebrow=gettext("Module %(number)s of %(all)s · %(facts)s")
                % {"number": number, "all": len(modules), "facts": facts_of(module)},
                title=typeset(module.title),
                summary=typeset(module.summary),
                go_on=go_on(*found) if found else None,
                steps=tuple(steps),
                after=None if found else _after(modules[number:]),
            )
    return None


def _lead(modules: Sequence[PathModule]) -> str:
    """What there is, or how much of it is read."""
    lessons = sum(len(module.lessons) for module in modules)
    read = sum(module.finished for module in modules)
    if not read:
        return gettext("Short lessons of five minutes or less. Go in order, or look around.")
    if read == lessons:
        return gettext("You have read all %(lessons)s lessons. Come back to any of them.") % {
            "lessons": lessons
        }
    text = ngettext(
        "%(read)s of %(lessons)s lessons read. Go in order, or look around.",
        "%(read)s of %(lessons)s lessons read. Go in order, or look around.",
        read,
    )
    return text % {"read": read, "lessons": lessons}


def _module_step(number: int, module: PathModule, now: str) -> Step:
    done = module.finished == len(module.lessons)
    return Step(
        number=number,
        title=typeset(module.title),
        summary=typeset(module.summary),
        facts=facts_of(module),
        url=reverse("education:module", args=[module.key]),
        state="done" if done else "now" if module.key == now else "next",
    )


def _lesson_step(number: int, lesson: PathLesson, now: str) -> Step:
    state = "now" if lesson.key == now else "next"
    facts = [minutes(lesson.minutes)]
    if lesson.finished_at is not None:
        state = "done"
        facts.append(gettext("read"))
    elif lesson.is_begun:
        facts.append(gettext("begun"))
    return Step(
        number=number,
        title=typeset(lesson.title),
        summary=typeset(lesson.summary),
        facts=" · ".join(facts),
        url=lesson_url(lesson),
        state=state,
    )


def _after(following: Sequence[PathModule]) -> Row | None:
    """The next module with something to read."""
    for module in following:
        if module.finished < len(module.lessons):
            url = reverse("education:module", args=[module.key])
            return Row(title=typeset(module.title), text=facts_of(module), url=url)
    return None


def _pages(besides: Sequence[Beside]) -> Iterable[Row]:
    """The short ones first."""
    for each in sorted(besides, key=lambda each: each.minutes):
        if each.kind == "page":
            url = reverse("education:article", args=[each.key])
            yield Row(title=typeset(each.title), text=typeset(each.summary), url=url)


def _practices(besides: Sequence[Beside]) -> Iterable[Row]:
    """In the order of their kinds; one that no page leads through is left out."""
    found = {each.key: each for each in besides if each.kind == "practice"}
    for key in PRACTICES:
        url = links.address(f"practice:{key}", lessons=set())
        if key in found and url:
            title = typeset(found[key].title)
            yield Row(title=title, text=minutes(found[key].minutes), url=url)
