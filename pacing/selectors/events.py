"""Events that were declared and stand: one that was taken back is left out everywhere."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import Patient
from common.prepared import Prepared
from pacing.models import DayShown, FlarePlan, Plan, PlanEvent

LONG_FLARE = timedelta(days=7)
LOOK_BACK = timedelta(days=60)


def declared(patient: Patient) -> QuerySet[PlanEvent]:
    """The person's events that were not taken back."""
    return PlanEvent.objects.filter(patient=patient, void=None)


def events_of(plan: Plan) -> list[PlanEvent]:
    """The events that reach this plan: the person's and its own, in the order of their dates."""
    rows = PlanEvent.objects.filter(patient=plan.patient_id, void=None)
    return list(rows.filter(Q(plan=None) | Q(plan=plan)))


def latest_safety(patient: Patient) -> PlanEvent | None:
    """The safety hold or release with the latest date; on one date the hold counts."""
    hold = PlanEvent.Kind.SAFETY_HOLD
    rows = _safety(patient.pk)
    return max(rows, key=lambda row: (row.first, row.kind == hold), default=None)


@Prepared
def _safety(patient: UUID) -> QuerySet[PlanEvent]:
    kinds = [PlanEvent.Kind.SAFETY_HOLD, PlanEvent.Kind.SAFETY_RELEASE]
    rows = PlanEvent.objects.filter(patient=patient, void=None, kind__in=kinds)
    return rows.select_related("screening")


def flare_on(patient: Patient, on: date) -> PlanEvent | None:
    """The flare declared that day."""
    return declared(patient).filter(kind=PlanEvent.Kind.FLARE, first=on).first()


def pause_on(patient: Patient, on: date) -> PlanEvent | None:
    """A pause that includes that date and was not ended before it."""
    pauses = declared(patient).filter(kind=PlanEvent.Kind.PAUSE, first__lte=on, last__gte=on)
    ends = declared(patient).filter(kind=PlanEvent.Kind.RESUME, first__lte=on)
    resumed = max(ends.values_list("first", flat=True), default=None)
    return next((row for row in pauses if resumed is None or row.first > resumed), None)


def flares_of(patient: Patient, today: date) -> list[date]:
    """The dates up to `today` on which a flare was declared, of the last 60 days."""
    rows = declared(patient).filter(
        kind=PlanEvent.Kind.FLARE, first__gte=today - LOOK_BACK, first__lte=today
    )
    return list(rows.values_list("first", flat=True))


def long_flare(declared_on: Iterable[date], today: date, *, days: int) -> date | None:
    """The latest eighth day of flares, of so many days each, that followed one another."""
    began = until = found = None
    for on in sorted(declared_on):
        if began is None or until is None or on > until:
            began, until = on, on + timedelta(days=days)
        elif on == until:
            until = on + timedelta(days=days)
        eighth = began + LONG_FLARE
        if eighth < until and eighth <= today:
            found = eighth
    return found


def flare_plan(patient: Patient) -> FlarePlan | None:
    """The person's own words for a flare, as last written."""
    return FlarePlan.objects.filter(patient=patient).order_by("-version").first()


def shown(plan: Plan, on: date) -> DayShown | None:
    """What stands for that date: what was shown last."""
    return DayShown.objects.filter(plan=plan, on=on).order_by("-version").first()


def shown_between(plan: Plan, first: date, last: date) -> dict[date, DayShown]:
    """What stands for each date from `first` to `last` on which something was shown."""
    rows = DayShown.objects.filter(plan=plan, on__range=(first, last)).order_by("on", "version")
    return {row.on: row for row in rows}
