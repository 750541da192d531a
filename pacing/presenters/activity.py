"""What a plan can be for: the person's own activities, and the library's ideas by kind (P12)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise

from diary.library import IDEAS, Idea, drawing_of
from diary.models import Activity, Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One activity to tap on; `value` is what the form sends."""

    value: str
    name: str | Promise
    text: str | Promise
    drawing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Options of one kind, under its heading."""

    title: str | Promise
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """`own` are activities of the person without an open plan; `refusal` says why not now."""

    own: tuple[Option, ...]
    groups: tuple[Group, ...]
    form: forms.Form
    refusal: str = ""


def activity_page(
    own: Iterable[Activity], *, planned: Iterable[Activity], form: forms.Form, refusal: str
) -> ActivityPage:
    """The page; ideas that the person already keeps or plans are not offered twice."""
    mine = tuple(own)
    known = {row.idea for row in (*mine, *planned)}
    return ActivityPage(
        own=tuple(_own(row) for row in mine),
        groups=tuple(_groups(one for one in IDEAS if one.slug not in known)),
        form=form,
        refusal=refusal,
    )


def _own(row: Activity) -> Option:
    return Option(
        value=f"own:{row.pk}",
        name=row.name,
        text=Category(row.category).label,
        drawing=drawing_of(row),
    )


def _groups(ideas: Iterable[Idea]) -> Iterable[Group]:
    offered = tuple(ideas)
    for category in Category:
        options = tuple(
            Option(value=f"idea:{one.slug}", name=one.name, text=one.start, drawing=one.drawing)
            for one in offered
            if one.category == category
        )
        if options:
            yield Group(title=category.label, options=options)
