"""What to track: the ratings asked, how often, and things of one's own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from diary import selectors
from diary.forms.choices import ChoicesForm, OwnItemForm
from diary.models import OwnItem
from diary.services import choices as services


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: PatientRequest) -> HttpResponse:
    """Which ratings are asked, and daily or once a week."""
    patient = request.person.patient
    if request.method != "POST":
        return _page(request, form=ChoicesForm.of(selectors.choice(patient)))
    form = ChoicesForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    services.choose(patient=patient, **form.cleaned_data)
    notices.say(request, gettext("Saved. Your check-in asks what you chose."))
    return redirect("diary:choices")


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def add_own(request: PatientRequest) -> HttpResponse:
    """A page of its own for a thing of one's own."""
    person = request.person
    form = OwnItemForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_own_item(patient=person.patient, now=person.now, **form.values())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            notices.say(request, gettext("Saved. It is part of your check-in now."))
            return redirect("diary:choices")
    context = {"form": form, "section": "diary"}
    return render(request, "diary/own_item.html", context, status=422 if form.errors else 200)


@patient_view
@require_POST
def remove_own(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Asks it no more; Undo asks it again."""
    item = owned_or_404(OwnItem.objects.all(), request.user, pk)
    services.archive_own_item(item=item, now=request.person.now)
    said = gettext("“%(label)s” is not asked any more.") % {"label": item.label}
    notices.say(request, said, undo=reverse("diary:restore_own", args=[pk]))
    return redirect("diary:choices")


@patient_view
@require_POST
def restore_own(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Undo of `remove_own`."""
    item = owned_or_404(OwnItem.objects.all(), request.user, pk)
    try:
        services.restore_own_item(item=item)
        notices.say(request, gettext("“%(label)s” is asked again.") % {"label": item.label})
    except Refused as refused:
        notices.say(request, refused.message)
    return redirect("diary:choices")


def _page(request: PatientRequest, *, form: ChoicesForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "own_items": selectors.own_items(request.person.patient),
        "section": "diary",
    }
    return render(request, "diary/choices.html", context, status=status)
