"""A lesson taken from the shelf, and its page as one reader gets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.requests import PatientRequest
from education import shelf
from education.forms.learning import AnswerForm, WordsForm
from education.presenters.lesson_page import lesson_page, shown
from education.presenters.sections import Content, Section, content_of

Sent = dict[UUID, Form]
"""A form that has something to say, by the key of what it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A published lesson, the shelf it stands on, and its content."""

    found: shelf.Opened
    volumes: list[shelf.Volume]
    content: Content

    def section(self, kind: str, key: UUID | None) -> Section | None:
        """The section of that kind and key; None where the lesson has none (any more)."""
        wanted = (each for each in self.content.sections if each.kind == kind)
        return next((each for each in wanted if each.part.pk == key), None)


def text_or_404(key: str) -> Text:
    """The lesson as patients read it now."""
    found = shelf.opened(key)
    if found is None:
        raise Http404
    volumes = shelf.shelf()
    content = content_of(found.lesson, lessons=[volume.key for volume in volumes])
    return Text(found=found, volumes=volumes, content=content)


def lesson_response(
    request: PatientRequest,
    text: Text,
    *,
    marks: shelf.Marks | None = None,
    sent: Sent | None = None,
) -> HttpResponse:
    """The whole page; `sent` holds a form that has something to say, by its key."""
    marks = marks or shelf.marks_of(request.person.patient.pk, text.found.lesson.key)
    page = lesson_page(
        text.found,
        text.content,
        volumes=text.volumes,
        marks=marks,
        forms=dict(_forms(text.content, marks)) | (sent or {}),
        sources=shelf.sources_of(text.content.cited),
    )
    wrong = next((form for form in (sent or {}).values() if form.errors), None)
    context = {"page": page, "section": "learn", "wrong": wrong, "page_has_errors": bool(wrong)}
    return render(request, "education/lesson.html", context, status=422 if wrong else 200)


def section_response(
    request: PatientRequest, text: Text, section: Section, sent: Sent | None = None
) -> HttpResponse:
    """One section alone, for htmx."""
    marks = shelf.marks_of(request.person.patient.pk, text.found.lesson.key)
    forms = dict(_forms(text.content, marks)) | (sent or {})
    one = shown(section, marks=marks, forms=forms)
    context = {"shown": one, "key": text.found.lesson.key, "fresh": not sent}
    return render(request, one.template, context)


def answer_form(section: Section, marks: shelf.Marks, data: object = None) -> AnswerForm:
    part = section.part
    return AnswerForm(
        data,
        check=part.pk,
        question=part.question,
        answers=[(each.pk, each.words) for each in part.answers],
        chosen=marks.answers.get(part.pk),
    )


def words_form(section: Section, marks: shelf.Marks, data: object = None) -> WordsForm:
    said = marks.words.get(section.part.pk, [])
    return WordsForm(data, prompt=section.part.pk, kept=said[0].words if said else "")


def _forms(content: Content, marks: shelf.Marks) -> Iterator[tuple[UUID, Form]]:
    for section in content.sections:
        if section.kind == "check":
            yield section.part.pk, answer_form(section, marks)
        elif section.kind == "own_words":
            yield section.part.pk, words_form(section, marks)
