"""Where a plan goes on: the next thing to do, as an address."""

from django.urls import reverse

from pacing.models import Plan

PAGES = {
    Plan.State.DRAFT: "pacing:screening",
    Plan.State.SCREENED: "pacing:trials",
    Plan.State.BASELINE: "pacing:trials",
    Plan.State.PROPOSED: "pacing:agree",
    Plan.State.ACTIVE: "pacing:progress",
    Plan.State.CLOSED: "pacing:plan",
}


def next_url(plan: Plan) -> str:
    """The page on which `plan` waits for the person."""
    if plan.state == Plan.State.BASELINE and plan.draft:
        return reverse("pacing:builder", args=[plan.pk, "start"])
    name = PAGES[Plan.State(plan.state)]
    of_person = name in {"pacing:screening", "pacing:plan"}
    return reverse(name) if of_person else reverse(name, args=[plan.pk])
