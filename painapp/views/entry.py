"""One entry of the diary: changed, taken away, brought back. How it was before is kept."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from diary.models import ActivityEntry, Purpose, Unit
from diary.services import entries
from pacing.forms.amounts import SUFFIXES
from pacing.selectors import open_plan_for
from painapp import purposes
from painapp.forms.log import DoneForm


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Amount, day, purpose and note of an entry."""
    entry = _entry(request, pk)
    if entry.removed_at is not None:
        notices.say(
            request, gettext("This was taken out."), undo=reverse("entry_restore", args=[pk])
        )
        return redirect("diary:week", entry.occurred_on)
    form = _form(request, entry)
    if form.is_valid() and _changed(request, entry, form):
        notices.say(request, gettext("Changed."))
        trials = _trials_url(request, entry)
        return (
            redirect(trials) if trials else redirect("diary:week", form.cleaned_data["occurred_on"])
        )
    context = {
        "form": form,
        "entry": entry,
        "trials_url": _trials_url(request, entry),
        "suffix": SUFFIXES[Unit(entry.activity.unit)],
        "section": "diary",
    }
    return render(request, "painapp/entry.html", context, status=422 if form.errors else 200)


@patient_view
@require_POST
def entry_remove(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Takes it out; the notice brings it back."""
    entry = _entry(request, pk)
    entries.remove(entry=entry, by=request.person.user, now=request.person.now)
    words = {"what": entry.activity.name}
    undo = reverse("entry_restore", args=[pk])
    notices.say(request, gettext("Taken out: %(what)s.") % words, undo=undo)
    return _back(request, entry)


@patient_view
@require_POST
def entry_restore(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Brings it back as it was."""
    entry = _entry(request, pk)
    entries.restore(entry=entry, by=request.person.user, now=request.person.now)
    words = {"what": entry.activity.name}
    notices.say(request, gettext("Back again: %(what)s.") % words)
    return _back(request, entry)


def _entry(request: PatientRequest, pk: UUID) -> ActivityEntry:
    rows = ActivityEntry.objects.select_related("activity")
    return owned_or_404(rows, request.user, pk)


def _form(request: PatientRequest, entry: ActivityEntry) -> DoneForm:
    plan = open_plan_for(entry.activity)
    purpose = Purpose(entry.purpose)
    offered = dict.fromkeys((*purposes.purposes_on(plan, request.person.today), purpose))
    fits = partial(purposes.purposes_on, plan)
    return DoneForm(
        request.POST or None,
        unit=entry.activity.unit,
        today=request.person.today,
        purposes_on=lambda on: (*fits(on), purpose) if on == entry.occurred_on else fits(on),
        offered=tuple(offered),
        initial={
            "amount": entry.amount,
            "occurred_on": entry.occurred_on,
            "purpose": entry.purpose,
            "note": entry.note,
        },
    )


def _changed(request: PatientRequest, entry: ActivityEntry, form: DoneForm) -> bool:
    person, said = request.person, form.cleaned_data
    try:
        entries.change(
            entry=entry,
            by=person.user,
            now=person.now,
            today=person.today,
            amount=said["amount"],
            occurred_on=said["occurred_on"],
            purpose=form.purpose,
            note=said["note"],
        )
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True


def _trials_url(request: PatientRequest, entry: ActivityEntry) -> str:
    """The try-outs of the activity's plan, where `?to=trials` says that the person came from
    there; else nothing.
    """
    plan = open_plan_for(entry.activity) if request.GET.get("to") == "trials" else None
    return reverse("pacing:trials", args=[plan.pk]) if plan else ""


def _back(request: PatientRequest, entry: ActivityEntry) -> HttpResponseRedirect:
    """To Today for what was done today, else to its week; `?to=diary` asks for the week,
    `?to=trials` for the try-outs.
    """
    trials = _trials_url(request, entry)
    if trials:
        return redirect(trials)
    if entry.occurred_on == request.person.today and request.GET.get("to") != "diary":
        return redirect("today")
    return redirect("diary:week", entry.occurred_on)
