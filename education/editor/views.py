"""Pages of the editor area that are ours: what waits, approving, statistics."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import TaskState

from common import clock
from common.refusal import Refused
from education import selectors
from education.editor import waiting
from education.editor.facts import facts
from education.forms.approving import AskForChanges, Ticks
from education.models import Dated, Kept
from education.models.approval import may_approve
from education.presenters.lesson import reading
from education.quality import look_over
from education.services import approving
from education.statistics import check_counts, lesson_counts

SOON = timedelta(days=30)


def home(request: HttpRequest) -> HttpResponse:
    """What waits: for approval, for its author, for another look."""
    today = clock.now().date()
    mine, others = waiting.drafts(request.user)
    context = {
        "mine": mine,
        "others": others,
        "to_approve": waiting.for_approval(request.user),
        "returned": waiting.returned(),
        "due": waiting.due(today + SOON),
        "today": today,
    }
    return render(request, "education/editor/home.html", context)


def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """A version that waits, as the patient would see it, with the five statements beneath."""
    state = get_object_or_404(TaskState, pk=pk)
    one: Kept = state.workflow_state.content_object
    if not may_approve(request.user, one):
        raise Http404
    says_no = request.POST.get("answer") == "reject"
    posted = request.POST or None
    ticks = Ticks(None if says_no else posted)
    ask = AskForChanges(posted if says_no else None)
    refused = ""
    if (ask if says_no else ticks).is_valid():
        try:
            _answer(request, state, ask if says_no else ticks)
            return redirect("wagtailadmin_home")
        except Refused as refusal:
            refused = refusal.message
    context = _waiting_page(state) | {"ticks": ticks, "ask": ask, "refused": refused}
    wrong = bool(refused or ticks.errors or ask.errors)
    return render(request, "education/editor/approve.html", context, status=422 if wrong else 200)


def _answer(request: HttpRequest, state: TaskState, form: Any) -> None:
    said = form.cleaned_data
    by: Any = request.user
    if isinstance(form, AskForChanges):
        approving.ask_for_changes(task_state=state, comment=said["comment"], by=by)
        messages.success(request, gettext("Sent back to its author, with your words."))
        return
    comment = said.pop("comment")
    approving.approve(task_state=state, ticks=said, comment=comment, by=by, now=clock.now())
    messages.success(request, gettext("Approved. Patients read it now, or from its date."))


def _waiting_page(state: TaskState) -> dict[str, Any]:
    one: Kept = state.revision.as_object()
    compare = one.snippet_viewset.get_url_name("revisions_compare")
    return {
        "one": one,
        "compare": reverse(compare, args=[one.pk, "live", state.revision.pk]) if one.live else "",
        "state": state,
        "reading": reading(one, approval=None) if isinstance(one, Dated) else None,
        "look": look_over(one),
        "facts": facts(state.revision),
    }


def statistics(request: HttpRequest) -> HttpResponse:
    """Counts per lesson; `?lesson=key` adds what was answered there."""
    lesson = selectors.lesson_for(request.GET.get("lesson", ""))
    context = {
        "lessons": lesson_counts(),
        "lesson": lesson,
        "checks": check_counts(lesson) if lesson else [],
    }
    return render(request, "education/editor/statistics.html", context)
