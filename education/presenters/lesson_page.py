"""The page of a lesson: what everyone reads, and what this reader left in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import dated
from education import links
from education.models import Dated, Lesson, Source
from education.presenters.lesson import Answer, checked_words
from education.presenters.sections import Content, Section
from education.presenters.way import Row, minutes
from education.shelf import Marks, Opened, Said, Volume
from education.typography import typeset

PLAIN = frozenset({"text", "key_message", "try_this"})

Forms = Mapping[UUID, Form]
"""The forms of a lesson, by the key of the check or prompt they belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A section with what the reader did there.

    Of a check: its form, the answer chosen and the others. Of a prompt: its form, the words kept
    last and those before. `practice_url` leads to a practice, where one is named and can be opened.
    """

    section: Section
    form: Form | None = None
    chosen: Answer | None = None
    others: tuple[Answer, ...] = ()
    said: Said | None = None
    earlier: tuple[Said, ...] = ()
    practice_url: str = ""

    @property
    def template(self) -> str:
        return f"education/sections/{self.section.kind}.html"

    @property
    def is_plain(self) -> bool:
        """Whether it is the same for every reader."""
        return self.section.kind in PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far a text is to be trusted: who checked it, how sure it is, what it rests on, when."""

    checked: str
    strength: str
    note: str
    sources: tuple[str, ...]
    dates: str

    @property
    def lines(self) -> str:
        """The sources, one a line."""
        return "\n".join(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    """Everything on the page of one lesson."""

    key: str
    eyebrow: str
    title: str
    summary: str
    module_url: str
    module_title: str
    stopped: Row | None
    shown: tuple[Shown, ...]
    trust: Trust
    before: Row | None
    after: Row | None
    is_read: bool

    @property
    def next_url(self) -> str:
        """The lesson after this one, where no button leads to it already."""
        return "" if self.is_read or self.after is None else self.after.url


def lesson_page(
    found: Opened,
    content: Content,
    *,
    volumes: Sequence[Volume],
    marks: Marks,
    forms: Forms,
    sources: Sequence[Source],
) -> LessonPage:
    """`volumes` is the whole path, `forms` those of this reader."""
    lesson = found.lesson
    around = dict(enumerate(volumes))
    place = next(number for number, each in around.items() if each.key == lesson.key)
    here = volumes[place]
    return LessonPage(
        key=lesson.key,
        eyebrow=_eyebrow(here, volumes),
        title=typeset(lesson.title),
        summary=typeset(lesson.summary),
        module_url=reverse("education:module", args=[here.of]),
        module_title=typeset(here.of_title),
        stopped=_stopped(content, marks),
        shown=tuple(shown(each, marks=marks, forms=forms) for each in content.sections),
        trust=trust_of(lesson, checked_words(found.approval), sources),
        before=_beside(around.get(place - 1)),
        after=_beside(around.get(place + 1)),
        is_read=marks.finished_at is not None,
    )


def shown(section: Section, *, marks: Marks, forms: Forms) -> Shown:
    """One section as this reader finds it."""
    part = section.part
    if section.kind == "check":
        key = marks.answers.get(part.pk)
        chosen = next((each for each in part.answers if each.pk == key), None)
        others = tuple(each for each in part.answers if chosen and each.pk != key)
        return Shown(section=section, form=forms[part.pk], chosen=chosen, others=others)
    if section.kind == "own_words":
        said = marks.words.get(part.pk, [])
        last = said[0] if said else None
        return Shown(section=section, form=forms[part.pk], said=last, earlier=tuple(said[1:]))
    if section.kind == "practice":
        url = links.address(f"practice:{part.practice}", lessons=set()) or ""
        return Shown(section=section, practice_url=url)
    return Shown(section=section)


def trust_of(text: Dated, checked: str, sources: Sequence[Source]) -> Trust:
    """What stands under every text."""
    is_lesson = isinstance(text, Lesson)
    return Trust(
        checked=checked,
        strength=text.get_strength_display() if is_lesson else "",
        note=typeset(text.strength_note) if is_lesson else "",
        sources=tuple(_line(source) for source in sources),
        dates=_dates(text),
    )


def _line(source: Source) -> str:
    """Who, when, what, where, and how much of it was read."""
    year = f" ({source.dated})" if source.dated else ""
    named = [source.authors, source.title] if source.authors else [source.title]
    said = [f"{named[0]}{year}", *named[1:], *([source.where] if source.where else [])]
    read = gettext("Read for this: %(how)s.") % {"how": source.get_read_display()}
    return " ".join([*(f"{typeset(part.rstrip('.'))}." for part in said), read])


def _dates(text: Dated) -> str:
    """When it was written, when its sources were looked at, and when it is looked at again."""
    days = (text.written_on, text.sources_checked_on, text.review_by)
    if None in days:
        return ""
    # Translators: a date with its year, in the date format of Django.
    written, checked, review = (dated(day, gettext("j F Y")) for day in days if day is not None)
    return gettext(
        "Written on %(written)s. Sources checked on %(checked)s. To be looked at again by"
        " %(review)s."
    ) % {"written": written, "checked": checked, "review": review}


def _eyebrow(here: Volume, volumes: Sequence[Volume]) -> str:
    same = [volume.key for volume in volumes if volume.of == here.of]
    return gettext("%(module)s · part %(number)s of %(all)s · %(minutes)s") % {
        "module": typeset(here.of_title),
        "number": same.index(here.key) + 1,
        "all": len(same),
        "minutes": minutes(here.minutes),
    }


def _stopped(content: Content, marks: Marks) -> Row | None:
    """Where the reader left an unfinished lesson; nothing where they left at its top."""
    if marks.finished_at is not None:
        return None
    if not 0 < marks.sections < len(content.sections):
        return None
    section = content.sections[marks.sections]
    return Row(title=heading_of(section), text="", url=f"#{section.anchor}")


def heading_of(section: Section) -> str:
    """What stands over a section."""
    titles = {
        "key_message": gettext("Key message"),
        "try_this": gettext("Try this"),
        "check": gettext("A quick check"),
        "own_words": gettext("In your own words"),
        "practice": gettext("Practice"),
    }
    return section.heading or titles.get(section.kind) or gettext("The lesson")


def _beside(volume: Volume | None) -> Row | None:
    if volume is None:
        return None
    url = reverse("education:lesson", args=[volume.key])
    return Row(title=typeset(volume.title), text=minutes(volume.minutes), url=url)
