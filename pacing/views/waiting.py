"""Pages that have to wait: while a safety hold lasts, and where no further plan may begin yet."""

from collections.abc import Collection

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRefresh

from accounts.requests import PatientRequest, Person
from pacing import selectors
from pacing.models import Plan
from pacing.presenters.holds import Notice, closed, hold_notice
from pacing.presenters.pages import Link
from pacing.selectors import Waits
from pacing.services.room import why_no_room
from pacing.views.rendering import show

TRIES = frozenset(Waits)
"""What keeps a page closed that leads to tries: every hold."""

DATES = frozenset({Waits.CLINICIAN})
"""What keeps a page closed that leads to new dates, which may be what a hold waits for."""


def held(request: PatientRequest, by: Collection[Waits], *also: Link) -> HttpResponse | None:
    """The page that says what the plans wait for, where they do; `also` are ways that stay open."""
    notice = safety_notice(request.person, by)
    return None if notice is None else _in_place(request, closed(notice, also=also))


def full(request: PatientRequest, plan: Plan | None = None) -> HttpResponse | None:
    """The page that says why no further plan may begin, or this one not run, where that is so."""
    if plan is not None and plan.state == Plan.State.ACTIVE:
        return None
    person = request.person
    why = why_no_room(person.patient, today=person.today, besides=plan)
    if not why:
        return None
    to_plan = Link(url=reverse("pacing:plan"), label=gettext("To your plan"))
    return _in_place(request, Notice(title=gettext("One step first"), text=why, links=(to_plan,)))


def safety_notice(person: Person, by: Collection[Waits] = TRIES) -> Notice | None:
    """What the person's plans wait for, if it is one of those."""
    hold = selectors.hold_on(person.patient, person.today)
    if hold is None or hold.waits_for not in by:
        return None
    growing = selectors.growing(selectors.active_plans(person.patient))
    return hold_notice(hold, growing=growing, today=person.today)


def _in_place(request: PatientRequest, notice: Notice) -> HttpResponse:
    """That page; a fragment is answered by loading the page around it anew."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRefresh()
    return show(request, "waiting", notice)
