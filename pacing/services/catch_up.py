"""Days with nothing noted, answered afterwards: once, kindly, and marked as recalled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Purpose, Source
from diary.services import entries
from pacing.models import CaughtUp, Plan
from pacing.services.locks import locked


class Said(StrEnum):
    """What a person can say about a planned day that is over."""

    AS_PLANNED = "as_planned"
    SOME = "some"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One planned day; `amount` in base units where something was done."""

    plan: Plan
    on: date
    said: Said
    amount: int | None = None


@transaction.atomic
def catch_up(
    *,
    patient: Patient,
    answers: Sequence[Answer],
    through: date,
    today: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
) -> CaughtUp:
    """Logs what was done and keeps every answer; days that were asked about already stay as told,
    be it by the same `client_uuid` or in another tab.

    Days that were left out or not known count as not done. Refused for what no entry may say.
    """
    if any(answer.plan.patient_id != patient.pk for answer in answers):
        raise Refused(gettext("This plan is not on your list."))
    locked(patient.pk)
    same = Q(client_uuid=client_uuid) | Q(through__gte=through)
    asked = CaughtUp.objects.filter(same, patient=patient).first()
    if asked is not None:
        return asked
    kept = [_as_json(answer) for answer in answers]
    row = CaughtUp.objects.create(
        patient=patient, through=through, answers=kept, at=now, client_uuid=client_uuid
    )
    for answer in answers:
        if answer.amount:
            _log(patient, answer, amount=answer.amount, today=today, by=by, now=now, of=client_uuid)
    return row


def _log(
    patient: Patient,
    answer: Answer,
    *,
    amount: int,
    today: date,
    by: User,
    now: datetime,
    of: UUID,
) -> None:
    entries.log(
        patient=patient,
        activity=answer.plan.activity,
        amount=amount,
        occurred_on=answer.on,
        purpose=Purpose.PLANNED,
        source=Source.CATCH_UP,
        today=today,
        by=by,
        now=now,
        client_uuid=uuid5(of, f"{answer.plan.pk} {answer.on}"),
    )


def _as_json(answer: Answer) -> dict[str, str | int | None]:
    return {
        "plan": str(answer.plan.pk),
        "on": answer.on.isoformat(),
        "said": answer.said,
        "amount": answer.amount,
    }
