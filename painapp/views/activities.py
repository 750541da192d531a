"""My activities: the list, another name, off the list and back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from diary import selectors
from diary.models import Activity
from diary.services.activities import rename_activity, restore_activity
from painapp.forms.activity import NameForm
from painapp.services.own_list import take_off_list


@patient_view
@require_safe
def activities(request: PatientRequest) -> HttpResponse:
    context = {"section": "diary", "activities": selectors.activities(request.person.patient)}
    return render(request, "painapp/activities.html", context)


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Another name; category and unit stay, since what was noted was counted so."""
    activity = owned_or_404(Activity.objects.filter(archived_at=None), request.user, pk)
    form = NameForm(request.POST or None, initial={"name": activity.name})
    if form.is_valid():
        try:
            rename_activity(activity=activity, name=form.cleaned_data["name"])
        except Refused as refused:
            form.add_error("name", refused.message)
        else:
            notices.say(request, gettext("Saved."))
            return redirect("activities")
    context = {"section": "diary", "form": form, "activity": activity}
    return render(request, "painapp/activity.html", context, status=422 if form.errors else 200)


@patient_view
@require_POST
def activity_remove(request: PatientRequest, pk: UUID) -> HttpResponseRedirect:
    """Off the list; Undo puts it back."""
    activity = owned_or_404(Activity.objects.all(), request.user, pk)
    try:
        take_off_list(activity=activity, now=request.person.now)
    except Refused as refused:
        messages.warning(request, refused.message)
    else:
        said = gettext("“%(name)s” is off your list. What you noted stays.")
        undo = reverse("activity_restore", args=[pk])
        notices.say(request, said % {"name": activity.name}, undo=undo)
    return redirect("activities")


@patient_view
@require_POST
def activity_restore(request: PatientRequest, pk: UUID) -> HttpResponseRedirect:
    """Undo of `activity_remove`."""
    activity = owned_or_404(Activity.objects.all(), request.user, pk)
    try:
        restore_activity(activity=activity)
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect("activities")
