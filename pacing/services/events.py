"""Events a person declares, and takes back before the day is over. See docs/engine.md."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

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
    event = PlanEvent.objects.create(
        patient=patient, kind=Kind.FLARE, first=on, by=by, at=now, client_uuid=client_uuid
    )
    set_aside(event, after=on, last=_flare_until(plans, on) - ONE_DAY, now=now)
    return event


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


def _known(patient: Patient, client_uuid: UUID) -> PlanEvent | None:
    """The event this post made before, whatever became of it."""
    return PlanEvent.objects.filter(patient=patient, client_uuid=client_uuid).first()


def _flare_until(plans: Iterable[Plan], on: date) -> date:
    """The first date on which no plan follows its flare rule any more."""
    stands = [stand(plan, on) for plan in plans]
    return max((each.flare_until for each in stands if each and each.flare_until), default=on)


def _check_today(patient: Patient, on: date, now: datetime) -> None:
    if on != patient.day_of(now):
        raise Refused(gettext("This is for today only. Open the page again."))
