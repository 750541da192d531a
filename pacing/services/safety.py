"""Safety answers, what clinicians said, and the hold that follows. “Safety” in docs/engine.md."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.ids import uuid7
from common.refusal import Refused
from pacing import screening as questions
from pacing.models import Clearance, Outcome, Plan, PlanEvent, Screening
from pacing.screening import Answer, AnswersError
from pacing.selectors import active_plans, chapters_of, declared, permit, standing_hold
from pacing.services.locks import check_own, locked

ONE_DAY = timedelta(days=1)
STOPS = (Outcome.POST_EXERTIONAL, Outcome.RED_FLAG)


@transaction.atomic
def answer(
    *,
    patient: Patient,
    kind: str,
    answers: Mapping[str, Answer],
    on: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
) -> Screening:
    """Keeps the answers and what they lead to; where they say stop, plans that run are held.

    The same `client_uuid` again gives the same row. Refused where an answer is left out.
    """
    check_own(patient, by)
    try:
        outcome = questions.screen(answers)
    except AnswersError as wrong:
        raise Refused(gettext("Answer every question. It takes a minute.")) from wrong
    locked(patient.pk)
    row, is_new = Screening.objects.get_or_create(
        patient=patient,
        client_uuid=client_uuid,
        defaults={
            "kind": kind,
            "on": on,
            "version": questions.VERSION,
            "answers": dict(answers),
            "outcome": outcome,
            "at": now,
        },
    )
    if is_new:
        drafts = Plan.objects.filter(patient=patient, state=Plan.State.DRAFT)
        drafts.update(state=Plan.State.SCREENED)
        if row.outcome in STOPS and active_plans(patient):
            _hold(row, by=by, now=now)
    return row


@transaction.atomic
def record_clearance(
    *,
    screening: Screening,
    given_by_name: str,
    given_by_role: str,
    given_on: date,
    note: str,
    by: User,
    now: datetime,
    today: date,
    client_uuid: UUID,
) -> Clearance:
    """Keeps who said on which date that it is all right, and ends the hold where the rules allow.

    Refused without a name and a role, for a date to come, and for one before the answers.
    """
    check_own(screening.patient, by)
    name, role = given_by_name.strip(), given_by_role.strip()
    if not name or not role:
        raise Refused(gettext("Write who told you, and what their job is."))
    if given_on > today:
        raise Refused(gettext("This day has not come yet. Choose today or a day before."))
    if given_on < screening.on:
        raise Refused(gettext("Ask again: this was said before you gave these answers."))
    patient = locked(screening.patient_id)
    row, is_new = Clearance.objects.get_or_create(
        screening=screening,
        client_uuid=client_uuid,
        defaults={
            "given_by_name": name,
            "given_by_role": role,
            "given_on": given_on,
            "note": note.strip(),
            "recorded_by": by,
            "at": now,
        },
    )
    if is_new:
        release_if_allowed(patient=patient, by=by, now=now, today=today)
    return row


def release_if_allowed(*, patient: Patient, by: User, now: datetime, today: date) -> None:
    """Ends a standing hold where a clearance followed it and nothing may grow that must not.

    Where increments are off, that needs a steady chapter for each plan that runs. The release is
    dated after the hold: of a hold and a release of one date the hold stands.
    """
    hold = standing_hold(patient)
    found = permit(patient)
    if hold is None or not found.allowed:
        return
    chapters = [chapters_of(plan)[-1] for plan in active_plans(patient)]
    if not found.increments and any(chapter.increments_allowed for chapter in chapters):
        return
    begins = [] if found.increments else [chapter.starts_on for chapter in chapters]
    PlanEvent.objects.create(
        patient=patient,
        kind=PlanEvent.Kind.SAFETY_RELEASE,
        first=max(today, hold.first + ONE_DAY, *begins),
        by=by,
        reason=gettext("A clinician said that it is all right."),
        clearance=_clearance_after(hold),
        at=now,
        client_uuid=uuid7(),
    )


def _clearance_after(hold: PlanEvent) -> Clearance:
    """The latest clearance of the screening that raised the hold, or of a later one."""
    rows = Clearance.objects.filter(screening__patient=hold.patient_id)
    if hold.screening is not None:
        rows = rows.filter(screening__at__gte=hold.screening.at)
    return rows.latest("at")


def _hold(row: Screening, *, by: User, now: datetime) -> None:
    """Holds every plan from the date of the answers, and past a release that is dated later."""
    mine = declared(row.patient)
    releases = mine.filter(kind=PlanEvent.Kind.SAFETY_RELEASE, first__gt=row.on)
    later = releases.order_by("-first").values_list("first", flat=True).first()
    for first in {row.on, later or row.on}:
        if not mine.filter(kind=PlanEvent.Kind.SAFETY_HOLD, first=first).exists():
            PlanEvent.objects.create(
                patient=row.patient,
                kind=PlanEvent.Kind.SAFETY_HOLD,
                first=first,
                by=by,
                reason=str(Outcome(row.outcome).label),
                screening=row,
                at=now,
                client_uuid=uuid7(),
            )
