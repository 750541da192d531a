"""The plan home."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.requests import PatientRequest, Person, patient_view
from pacing import adapters, selectors
from pacing.engine import forecast
from pacing.models import Plan
from pacing.presenters.holds import Notice, clearance_notice, release_notice, steady_notice
from pacing.presenters.home import (
    RunningCard,
    begun_card,
    coming_card,
    home_page,
    running_card,
)
from pacing.presenters.pages import Link
from pacing.selectors.plans import MOST_PLANS
from pacing.services.shown import show_all
from pacing.views.onward import next_url
from pacing.views.rendering import show


@patient_view
def plan_home(request: PatientRequest) -> HttpResponse:
    """What runs, what has begun, and what comes first."""
    person = request.person
    plans = selectors.open_plans(person.patient)
    active = [plan for plan in plans if plan.state == Plan.State.ACTIVE]
    page = home_page(
        running=_running(person, active),
        begun=[begun_card(plan, url=next_url(plan)) for plan in plans if plan not in active],
        safety=_safety(person, active),
        may_add=0 < len(plans) < MOST_PLANS,
    )
    return show(request, "plan", page)


def _running(person: Person, active: list[Plan]) -> Iterable[RunningCard]:
    readings = adapters.days_for(active, person.today)
    standing = {each.plan.pk: each for each in show_all(readings=readings.values(), now=person.now)}
    for plan in active:
        reading = standing.get(plan.pk)
        coming = selectors.coming_chapter(plan, person.today)
        if reading is not None:
            waiting = selectors.proposal(plan)
            yield running_card(reading, proposal=waiting, coming=coming, today=person.today)
        elif coming is not None:
            first = forecast(adapters.after_hold(adapters.terms(coming), person.patient))[0][1]
            yield coming_card(coming, first=first, today=person.today)


def _safety(person: Person, active: list[Plan]) -> Notice | None:
    """A hold, a clearance that is missing, a steady plan to make, or questions that are due."""
    found = selectors.permit(person.patient)
    hold = selectors.standing_hold(person.patient) is not None
    if found.screening is not None and not found.allowed:
        return clearance_notice(found.screening, holds=hold)
    growing = selectors.growing(active) if hold else []
    if found.screening is not None and growing:
        return steady_notice(growing, found.screening)
    from_day = selectors.goes_on_from(person.patient, person.today)
    if from_day is not None:
        return release_notice(from_day, today=person.today)
    if not active or selectors.screening_due(person.patient, person.today) is None:
        return None
    return Notice(
        title=gettext("A few safety questions"),
        text=gettext("It is time to ask them again. It takes about two minutes."),
        links=(Link(url=reverse("pacing:screening"), label=gettext("Answer the questions")),),
    )
