"""What a person's plans wait for, from answers that say stop to the day they go on (P11)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accounts.models import Patient
from pacing.models import Screening
from pacing.selectors.safety import goes_on_from, permit, standing_hold


class Waits(StrEnum):
    """What comes next: a clinician's word, steady dates in place of growing ones, or a day."""

    CLINICIAN = "clinician"
    STEADY = "steady"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """`screening` is the latest one; `stopped` says that plans which run were stopped for it.

    `goes_on` is the first day after the hold, where it is known.
    """

    waits_for: Waits
    screening: Screening
    stopped: bool
    goes_on: date | None = None


def hold_on(patient: Patient, today: date) -> Hold | None:
    """What the person's plans wait for; None where nothing holds them, and before any answers."""
    found = permit(patient)
    if found.screening is None:
        return None
    stopped = standing_hold(patient) is not None
    if not found.allowed:
        return Hold(waits_for=Waits.CLINICIAN, screening=found.screening, stopped=stopped)
    if stopped:
        return Hold(waits_for=Waits.STEADY, screening=found.screening, stopped=True)
    day = goes_on_from(patient, today)
    if day is None:
        return None
    return Hold(waits_for=Waits.DAY, screening=found.screening, stopped=True, goes_on=day)
