"""Pick what the plan is for (P12)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, Person, patient_view
from common.refusal import Refused
from diary import selectors as diary
from diary.library import idea
from diary.models import Activity
from diary.services.activities import add_activity
from goals.models import Goal
from pacing import selectors
from pacing.forms.activity import NewActivityForm, PickForm
from pacing.models import Plan
from pacing.presenters.activity import ActivityPage, activity_page
from pacing.services import plans
from pacing.views.onward import next_url
from pacing.views.rendering import show
from pacing.views.waiting import TRIES, full, held


@patient_view
def pick_activity(request: PatientRequest) -> HttpResponse:
    """GET offers activities; a POST begins a plan for one and goes on to its next step.

    A page in its place says so where a hold lasts, or no further plan may begin yet.
    """
    waits = held(request, TRIES) or full(request)
    if waits is not None:
        return waits
    form = NewActivityForm(request.POST if "new" in request.POST else None)
    refusal = ""
    if request.method == "POST":
        try:
            activity = _picked(request, request.person) or _made(form, request.person)
            if activity is not None:
                return redirect(next_url(_begun(request.person, activity)))
        except Refused as refused:
            refusal = refused.message
    return show(request, "activity", _page(request.person, form, refusal))


def _picked(request: HttpRequest, person: Person) -> Activity | None:
    """The activity behind the button that was tapped; 404 where it is nobody's or another's."""
    if "choice" not in request.POST:
        return None
    form = PickForm(request.POST)
    if not form.is_valid():
        raise Http404
    kind, key = form.picked()
    return _own(person, key) if kind == "own" else _from_idea(person, key)


def _own(person: Person, key: str) -> Activity:
    try:
        pk = UUID(key)
    except ValueError as wrong:
        raise Http404 from wrong
    return owned_or_404(Activity.objects.filter(archived_at=None), person.user, pk)


def _from_idea(person: Person, slug: str) -> Activity:
    found = idea(slug)
    if found is None:
        raise Http404
    return add_activity(
        patient=person.patient,
        name=str(found.name),
        category=found.category,
        unit=found.unit,
        idea=found.slug,
        now=person.now,
    )


def _made(form: NewActivityForm, person: Person) -> Activity | None:
    if not form.is_valid():
        return None
    told = form.cleaned_data
    return add_activity(
        patient=person.patient,
        name=told["name"],
        category=told["category"],
        unit=told["unit"],
        now=person.now,
    )


def _begun(person: Person, activity: Activity) -> Plan:
    """A plan for `activity`, towards what the person said matters to them."""
    goal = Goal.objects.filter(patient=person.patient, state=Goal.State.OPEN).last()
    return plans.begin(
        patient=person.patient,
        activity=activity,
        goal=goal,
        by=person.user,
        now=person.now,
        today=person.today,
    )


def _page(person: Person, form: NewActivityForm, refusal: str) -> ActivityPage:
    planned = {plan.activity for plan in selectors.open_plans(person.patient)}
    own = [row for row in diary.activities(person.patient) if row not in planned]
    return activity_page(own, planned=planned, form=form, refusal=refusal)
