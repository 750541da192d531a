"""The dated table, and the yes or no to it (P2)."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from accounts.requests import PatientRequest, Person, patient_view
from common.notices import say
from common.refusal import Refused
from pacing import adapters, selectors
from pacing.engine import BaselineError, forecast
from pacing.forms.agreement import AgreeForm
from pacing.models import Chapter, Plan
from pacing.presenters.agreement import AgreePage, Weekly, agree_page
from pacing.services import chapters
from pacing.services.running import AT_ONCE
from pacing.views.builder import propose
from pacing.views.desk import desk_of
from pacing.views.onward import next_url
from pacing.views.open_plan import open_plan
from pacing.views.rendering import sent, show
from pacing.views.waiting import DATES, full, held


@patient_view
def agree(request: PatientRequest, plan: UUID) -> HttpResponse:
    """GET shows what waits for a yes; a POST agrees, declines, or draws the dates anew."""
    row = open_plan(request.person, plan)
    waits = held(request, DATES) or full(request, row)
    if waits is not None:
        return waits
    chapter = selectors.proposal(row)
    if chapter is None:
        return redirect(next_url(row))
    form = AgreeForm(sent(request), initial={"chapter": chapter.pk})
    if form.is_valid():
        try:
            return _answered(request, row, chapter, form)
        except Refused as refused:
            form.refuse(refused.message)
    return show(request, "agree", _page(request.person, row, chapter, form))


def _answered(
    request: PatientRequest, plan: Plan, chapter: Chapter, form: AgreeForm
) -> HttpResponse:
    answer, person = request.POST.get("answer"), request.person
    if answer == "again":
        same = chapter.kind if chapter.kind in AT_ONCE else ""
        propose(request, desk_of(plan, today=person.today), kind=same)
        return redirect("pacing:agree", plan.pk)
    if answer == "decline":
        chapters.decline(chapter=chapter, by=person.user, now=person.now)
        say(request, gettext("All right. Nothing starts. What you chose is kept."))
        return redirect("pacing:plan")
    if form.cleaned_data["chapter"] != chapter.pk:
        raise Refused(gettext("These dates have changed. Look at them once more."))
    shown = chapters.table(chapter)
    chapters.agree(chapter=chapter, by=person.user, now=person.now, table_shown=shown)
    say(request, gettext("Agreed. Your plan is ready."))
    if plan.state == Plan.State.ACTIVE:
        return redirect("pacing:progress", plan.pk)
    return redirect("today")


def _page(person: Person, plan: Plan, chapter: Chapter, form: AgreeForm) -> AgreePage:
    steps: tuple[str, ...] = ()
    is_lowered = False
    with suppress(BaselineError):
        desk = desk_of(plan, today=person.today)
        steps, is_lowered = desk.steps, desk.is_lowered
    at_once = chapter.kind in AT_ONCE and plan.state == Plan.State.ACTIVE
    return agree_page(
        chapter,
        today=person.today,
        weekly=_others(person, plan),
        total=len(steps) + 1,
        back="" if at_once or not steps else steps[-1],
        is_lowered=is_lowered,
        form=form,
    )


def _others(person: Person, plan: Plan) -> list[Weekly]:
    """What the person's other plans ask for in a week, as they stand today or will begin."""
    others = [each for each in selectors.active_plans(person.patient) if each.pk != plan.pk]
    return [weekly for other in others if (weekly := _weekly(other, person.today)) is not None]


def _weekly(plan: Plan, today: date) -> Weekly | None:
    stands = adapters.stand(plan, today)
    chapter = selectors.coming_chapter(plan, today) if stands is None else stands.chapter
    if chapter is None:
        return None
    return Weekly(
        name=plan.activity.name,
        unit=plan.activity.unit,
        quota=_first(chapter) if stands is None else stands.quota,
        days=len(adapters.weekdays_of(chapter.weekdays)),
    )


def _first(chapter: Chapter) -> int:
    """What the chapter will ask for first, in base units."""
    runs = adapters.after_hold(adapters.terms(chapter), chapter.plan.patient)
    return forecast(runs)[0][1]
