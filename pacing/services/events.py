"""Events a person declares, and takes back before the day is over. See docs/engine.md."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from pacing.adapters import stand
from pacing.models import EventVoid, FlarePlan, Plan, PlanEvent
from pacing.selectors import active_plans, flare_on, running_chapter
from pacing.services.aside import set_aside, stand_again
from pacing.services.locks import check_own, locked

ONE_DAY = timedelta(days=1)
LONGEST_RANGE = timedelta(days=90)
Kind = PlanEvent.Kind
FOR_GOOD = frozenset({Kind.SAFETY_HOLD, Kind.SAFETY_RELEASE})


@transaction.atomic
def declare_flare(
    *, patient: Patient, on: date, by: User, now: datetime, client_uuid: UUID
) -> PlanEvent:
    """A flare, today: every plan that runs follows its own flare rule. Twice is the same as once.

    An agreed chapter that would begin inside the flare is set aside. Refused for another day, and
    where no plan runs.
    """
    check_own(patient, by)
    patient = locked(patient.pk)
    there = _known(patient, client_uuid) or flare_on(patient, on)
    if there is not None:
        return there
    _check_today(patient, on, now)
    plans = [plan for plan in active_plans(patient) if running_chapter(plan, on) is not None]
    if not plans:
        raise Refused(gettext("No plan runs yet, so there is nothing to change."))
    event = _append(patient, Kind.FLARE, on, by=by, now=now, client_uuid=client_uuid)
    set_aside(event, after=on, last=_flare_until(plans, on) - ONE_DAY, now=now)
    return event


@transaction.atomic
def pause(
    *,
    patient: Patient,
    first: date,
    last: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
    reason: str = "",
) -> PlanEvent:
    """Nothing is due from `first` to `last` (illness, holiday), for every plan."""
    check_own(patient, by)
    patient = locked(patient.pk)
    there = _known(patient, client_uuid)
    if there is not None:
        return there
    _check_range(patient, first, last, now)
    event = _append(
        patient,
        Kind.PAUSE,
        first,
        last=last,
        by=by,
        now=now,
        client_uuid=client_uuid,
        reason=reason,
    )
    set_aside(event, after=first - ONE_DAY, last=last, now=now)
    return event


@transaction.atomic
def resume(*, patient: Patient, by: User, now: datetime, client_uuid: UUID) -> list[PlanEvent]:
    """Back again: from tomorrow on no pause, hold or lower amount counts, in any plan."""
    check_own(patient, by)
    patient = locked(patient.pk)
    on = patient.day_of(now) + ONE_DAY
    return [
        _append(
            patient,
            Kind.RESUME,
            on,
            plan=plan,
            by=by,
            now=now,
            client_uuid=uuid5(client_uuid, str(plan.pk)),
        )
        for plan in active_plans(patient)
    ]


@transaction.atomic
def hold(
    *, plan: Plan, first: date, last: date, by: User, now: datetime, client_uuid: UUID
) -> PlanEvent:
    """The number stays as it is from `first` to `last`, in one plan."""
    patient = _own_running(plan, by)
    _check_range(patient, first, last, now)
    return _append(
        patient, Kind.HOLD, first, last=last, plan=plan, by=by, now=now, client_uuid=client_uuid
    )


@transaction.atomic
def step_back(
    *, plan: Plan, on: date, steps: int, by: User, now: datetime, client_uuid: UUID
) -> PlanEvent:
    """One plan goes so many steps back, today."""
    patient = _own_running(plan, by)
    _check_today(patient, on, now)
    if not 1 <= steps <= 4:
        raise Refused(gettext("Choose 1 to 4 steps back."))
    return _append(
        patient, Kind.STEP_BACK, on, steps=steps, plan=plan, by=by, now=now, client_uuid=client_uuid
    )


@transaction.atomic
def lower(
    *, plan: Plan, first: date, last: date, quota: int, by: User, now: datetime, client_uuid: UUID
) -> PlanEvent:
    """At most `quota` base units a day from `first` to `last`; it only ever lowers."""
    patient = _own_running(plan, by)
    _check_range(patient, first, last, now)
    chapter = running_chapter(plan, first)
    if chapter is None or quota <= 0 or quota % chapter.resolution:
        raise Refused(gettext("Choose an amount that your plan can count."))
    return _append(
        patient,
        Kind.OVERRIDE,
        first,
        last=last,
        quota=quota,
        plan=plan,
        by=by,
        now=now,
        client_uuid=client_uuid,
    )


@transaction.atomic
def reviewed(*, plan: Plan, on: date, by: User, now: datetime, client_uuid: UUID) -> PlanEvent:
    """The plan was looked over today."""
    patient = _own_running(plan, by)
    _check_today(patient, on, now)
    return _append(patient, Kind.REVIEWED, on, plan=plan, by=by, now=now, client_uuid=client_uuid)


@transaction.atomic
def take_back(*, event: PlanEvent, by: User, now: datetime, today: date) -> EventVoid:
    """Takes an event back until the end of the day it was declared on. Never a safety event."""
    check_own(event.patient, by)
    patient = locked(event.patient_id)
    if event.kind in FOR_GOOD:
        raise Refused(gettext("A safety stop can't be taken back. It ends with a clinician's yes."))
    there = EventVoid.objects.filter(event=event).first()
    if there is not None:
        return there
    if patient.day_of(event.at) != today:
        raise Refused(gettext("This can be taken back on its own day only."))
    void = EventVoid.objects.create(event=event, at=now, by=by)
    stand_again(event)
    return void


@transaction.atomic
def write_flare_plan(
    *, patient: Patient, keep: str, ease: str, comfort: str, tell: str, now: datetime
) -> FlarePlan:
    """The person's own words for a flare; each writing is a new version."""
    locked(patient.pk)
    latest = FlarePlan.objects.filter(patient=patient).order_by("-version").first()
    words = {"keep": keep, "ease": ease, "comfort": comfort, "tell": tell}
    tidy = {name: text.strip() for name, text in words.items()}
    if any(len(text) > 500 for text in tidy.values()):
        raise Refused(gettext("Make it shorter: at most 500 letters."))
    if latest is not None and all(getattr(latest, name) == text for name, text in tidy.items()):
        return latest
    version = 1 if latest is None else latest.version + 1
    return FlarePlan.objects.create(patient=patient, version=version, at=now, **tidy)


def _append(
    patient: Patient,
    kind: PlanEvent.Kind,
    first: date,
    *,
    by: User,
    now: datetime,
    client_uuid: UUID,
    plan: Plan | None = None,
    last: date | None = None,
    steps: int | None = None,
    quota: int | None = None,
    reason: str = "",
) -> PlanEvent:
    """The event; the same `client_uuid` again gives the same row."""
    event, _is_new = PlanEvent.objects.get_or_create(
        patient=patient,
        client_uuid=client_uuid,
        defaults={
            "kind": kind,
            "plan": plan,
            "first": first,
            "last": last,
            "steps": steps,
            "quota": quota,
            "by": by,
            "reason": reason.strip(),
            "at": now,
        },
    )
    return event


def _known(patient: Patient, client_uuid: UUID) -> PlanEvent | None:
    """The event this post made before, whatever became of it."""
    return PlanEvent.objects.filter(patient=patient, client_uuid=client_uuid).first()


def _flare_until(plans: Iterable[Plan], on: date) -> date:
    """The first date on which no plan follows its flare rule any more."""
    stands = [stand(plan, on) for plan in plans]
    return max((each.flare_until for each in stands if each and each.flare_until), default=on)


def _own_running(plan: Plan, by: User) -> Patient:
    check_own(plan.patient, by)
    patient = locked(plan.patient_id)
    if not Plan.objects.filter(pk=plan.pk, state=Plan.State.ACTIVE).exists():
        raise Refused(gettext("This plan does not run."))
    return patient


def _check_today(patient: Patient, on: date, now: datetime) -> None:
    if on != patient.day_of(now):
        raise Refused(gettext("This is for today only. Open the page again."))


def _check_range(patient: Patient, first: date, last: date, now: datetime) -> None:
    if first < patient.day_of(now):
        raise Refused(gettext("Choose today or a later day to begin."))
    if last < first:
        raise Refused(gettext("The last day can't be before the first."))
    if last - first >= LONGEST_RANGE:
        raise Refused(gettext("Choose at most 90 days."))
