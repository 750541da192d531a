"""The plan home."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.requests import PatientRequest, Person, patient_view
from pacing import adapters, selectors
from pacing.engine import forecast
from pacing.models import Plan
from pacing.presenters.holds import Notice, hold_notice
from pacing.presenters.home import (
    RunningCard,
    begun_card,
    coming_card,
    home_page,
    running_card,
)
from pacing.presenters.pages import Link
from pacing.selectors import MOST_PLANS, Hold
from pacing.services.room import why_no_room
from pacing.services.shown import show_all
from pacing.views.onward import next_url
from pacing.views.rendering import show


@patient_view
def plan_home(request: PatientRequest) -> HttpResponse:
    """What runs, what has begun, and what comes first."""
    person = request.person
    plans = selectors.open_plans(person.patient)
    active = [plan for plan in plans if plan.state == Plan.State.ACTIVE]
    hold = selectors.hold_on(person.patient, person.today)
    begun = [plan for plan in plans if plan not in active]
    page = home_page(
        running=_running(person, active, hold),
        begun=[begun_card(plan, url="" if hold else next_url(plan)) for plan in begun],
        safety=_safety(person, active, hold),
        is_held=hold is not None,
        adding=_adding(person, plans),
    )
    return show(request, "plan", page)


def _adding(person: Person, plans: list[Plan]) -> str | None:
    """Why no plan can be added yet, empty where one can; None where nobody would ask."""
    if not 0 < len(plans) < MOST_PLANS:
        return None
    return why_no_room(person.patient, today=person.today)


def _running(person: Person, active: list[Plan], hold: Hold | None) -> Iterable[RunningCard]:
    readings = adapters.days_for(active, person.today)
    standing = {each.plan.pk: each for each in show_all(readings=readings.values(), now=person.now)}
    for plan in active:
        reading = standing.get(plan.pk)
        coming = selectors.coming_chapter(plan, person.today)
        if reading is not None:
            waiting = selectors.proposal(plan)
            yield running_card(
                reading, proposal=waiting, coming=coming, hold=hold, today=person.today
            )
        elif coming is not None:
            first = forecast(adapters.after_hold(adapters.terms(coming), person.patient))[0][1]
            yield coming_card(coming, first=first, today=person.today)


def _safety(person: Person, active: list[Plan], hold: Hold | None) -> Notice | None:
    """What a hold waits for, or questions that are due."""
    if hold is not None:
        return hold_notice(hold, growing=selectors.growing(active), today=person.today)
    if not active or selectors.screening_due(person.patient, person.today) is None:
        return None
    return Notice(
        title=gettext("A few safety questions"),
        text=gettext("It is time to ask them again. It takes about two minutes."),
        links=(Link(url=reverse("pacing:screening"), label=gettext("Answer the questions")),),
    )
