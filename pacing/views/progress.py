"""The weeks behind and ahead of a plan, as a chart and as one printed page (P5)."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.requests import PatientRequest, patient_view
from pacing import adapters
from pacing.models import Plan
from pacing.presenters.printed import WEEKS, print_sheet
from pacing.presenters.progress import AHEAD, BEHIND, progress_page
from pacing.presenters.story import Story
from pacing.views.onward import next_url
from pacing.views.open_plan import open_plan
from pacing.views.rendering import show


@patient_view
def progress_page_of(request: PatientRequest, plan: UUID) -> HttpResponse:
    """The last six months, or with `?span=whole` everything since the plan began."""
    row = open_plan(request.person, plan)
    story = _story(row, request.person.today, is_whole=request.GET.get("span") == "whole")
    if story is None:
        return redirect(next_url(row))
    return show(request, "progress", progress_page(story))


@patient_view
def print_page(request: PatientRequest, plan: UUID) -> HttpResponse:
    """The weeks ahead with boxes to tick."""
    row = open_plan(request.person, plan)
    today = request.person.today
    found = adapters.history(row, first=today, today=today, last=today + WEEKS)
    if found is None:
        return redirect(next_url(row))
    return show(request, "print", print_sheet(row, found, today=today))


def _story(plan: Plan, today: date, *, is_whole: bool) -> Story | None:
    """What the page tells, read in four queries however long the plan runs."""
    began_on = plan.patient.day_of(plan.created_at)
    first = began_on if is_whole else max(began_on, today - BEHIND)
    found = adapters.history(plan, first=first, today=today, last=today + AHEAD)
    if found is None:
        return None
    return Story(
        plan=plan,
        today=today,
        lived=found.behind,
        ahead=found.ahead,
        chapters=found.chapters,
        events=found.events,
        is_whole=is_whole,
        began_on=found.began_on,
    )
