"""What every view of the timer asks: which run, where it belongs, and the page that shows it."""

from uuid import UUID

from django.urls import reverse

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest
from diary import selectors
from diary.models import Purpose, TimerRun
from pacing.selectors import open_plan_for
from painapp import due
from painapp.presenters.timer import TimerPage, running_page


def posted_run(request: PatientRequest) -> TimerRun | None:
    """The run the page showed, or the one that runs; none once there is neither."""
    try:
        pk = UUID(request.POST.get("run", ""))
    except ValueError:
        return selectors.running_timer(request.person.patient)
    return owned_or_404(TimerRun.objects.select_related("activity"), request.user, pk)


def place(run: TimerRun) -> str:
    """Where a run belongs: Today, the try-outs of its plan, or the diary."""
    if run.purpose == Purpose.PLANNED:
        return reverse("today")
    plan = open_plan_for(run.activity) if run.purpose == Purpose.TRIAL else None
    return reverse("pacing:trials", args=[plan.pk]) if plan else reverse("diary:week")


def part_of(request: PatientRequest, run: TimerRun) -> due.DuePart | None:
    """The part of the plan that comes next, or is under way, on the day the run began."""
    plan = open_plan_for(run.activity) if run.purpose == Purpose.PLANNED else None
    if plan is None:
        return None
    person = request.person
    return due.due_part(plan, on=person.patient.day_of(run.started_at), now=person.now)


def running(
    request: PatientRequest, run: TimerRun, *, error: str = "", typed: str = ""
) -> TimerPage:
    return running_page(
        run,
        now=request.person.now,
        zone=request.person.patient.zone,
        part=part_of(request, run),
        close_url=place(run),
        error=error,
        typed=typed,
    )
