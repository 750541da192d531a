"""Something done today, noted with the form."""

from typing import Any
from uuid import uuid4

from diary.models import Activity, ActivityEntry, Purpose, Source
from diary.services import entries
from tests.cast import NOON, TODAY


def noted(
    activity: Activity, amount: int, purpose: Purpose = Purpose.PLANNED, **more: Any
) -> ActivityEntry:
    """So many base units of it, by the person whose activity it is."""
    return entries.log(
        patient=activity.patient,
        activity=activity,
        amount=amount,
        occurred_on=TODAY,
        purpose=purpose,
        source=Source.FORM,
        today=TODAY,
        by=activity.patient.user,
        now=NOON,
        client_uuid=uuid4(),
        **more,
    )
