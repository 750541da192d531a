"""A lesson: read it, answer its check, keep words of one's own, finish it, come back to it."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import PatientRequest, patient_view
from common.notices import say
from common.refusal import Refused
from education import shelf
from education.forms.learning import PlaceForm
from education.presenters.sections import Section
from education.services import learning, place
from education.typography import typeset
from education.views.opened import (
    Text,
    answer_form,
    lesson_response,
    section_response,
    text_or_404,
    words_form,
)

if TYPE_CHECKING:
    from django.forms import Form

STILL_OPEN = timedelta(minutes=10)
"""A lesson opened again within this time is not noted anew."""


@patient_view
@require_safe
def lesson(request: PatientRequest, key: str) -> HttpResponse:
    """The lesson as it stands now, with what the reader left in it; notes that it was opened."""
    person, text = request.person, text_or_404(key)
    marks = shelf.marks_of(person.patient.pk, key)
    if marks.opened_at is None or person.now - marks.opened_at > STILL_OPEN:
        learning.open_lesson(patient=person.patient, lesson=text.found.lesson, now=person.now)
    return lesson_response(request, text, marks=marks)


@patient_view
@require_POST
def keep_place(request: PatientRequest, key: str) -> HttpResponse:
    """The sections that are behind the reader, sent by the page itself while it is read."""
    person, text = request.person, text_or_404(key)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    place.keep_section(
        patient=person.patient,
        lesson=text.found.lesson,
        section=form.cleaned_data["section"],
        sections=len(text.content.sections),
        now=person.now,
    )
    return HttpResponse(status=204)


@patient_view
@require_POST
def answer(request: PatientRequest, key: str) -> HttpResponse:
    """An answer to a check; it is kept, and what can be said of each answer is shown."""
    person, text = request.person, text_or_404(key)
    section = text.section("check", _key(request, "check"))
    if section is None:
        return _changed(request, text)
    form = answer_form(section, shelf.Marks(), request.POST)
    if form.is_valid():
        learning.answer_check(
            patient=person.patient,
            lesson=text.found.lesson,
            check=section.part.pk,
            answer=UUID(form.cleaned_data["answer"]),
            now=person.now,
            client_uuid=form.once,
        )
    return _answered(request, text, section, form)


@patient_view
@require_POST
def own_words(request: PatientRequest, key: str) -> HttpResponse:
    """Words of one's own; those kept before stay readable."""
    person, text = request.person, text_or_404(key)
    section = text.section("own_words", _key(request, "prompt"))
    if section is None:
        return _changed(request, text)
    form = words_form(section, shelf.Marks(), request.POST)
    if form.is_valid():
        try:
            learning.say_in_own_words(
                patient=person.patient,
                lesson=text.found.lesson,
                prompt=section.part.pk,
                words=form.cleaned_data["words"],
                now=person.now,
                client_uuid=form.once,
            )
        except Refused as refused:
            form.refuse(refused.message, "words")
    return _answered(request, text, section, form)


@patient_view
@require_POST
def finish(request: PatientRequest, key: str) -> HttpResponseRedirect:
    """Read to the end: back to the module, where the next lesson waits."""
    person, text = request.person, text_or_404(key)
    one = text.found.lesson
    learning.finish_lesson(patient=person.patient, lesson=one, now=person.now)
    say(request, gettext("“%s” is noted as read.") % typeset(one.title))
    here = next(volume for volume in text.volumes if volume.key == key)
    return redirect("education:module", here.of)


def _answered(request: PatientRequest, text: Text, section: Section, form: "Form") -> HttpResponse:
    """Back to the section; with what is wrong, where something is."""
    sent = {section.part.pk: form} if form.errors else {}
    if request.headers.get("HX-Request"):
        return section_response(request, text, section, sent)
    if sent:
        return lesson_response(request, text, sent=sent)
    return redirect(f"{reverse('education:lesson', args=[text.found.lesson.key])}#{section.anchor}")


def _changed(request: PatientRequest, text: Text) -> HttpResponse:
    """The form was of an earlier version of the lesson."""
    messages.warning(request, gettext(learning.CHANGED))
    url = reverse("education:lesson", args=[text.found.lesson.key])
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)


def _key(request: PatientRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None
