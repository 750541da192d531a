"""Terms as their days will run where a safety hold comes before them."""

from dataclasses import replace
from datetime import date, timedelta

from accounts.models import Patient
from pacing.engine import Course, SafetyHold, SafetyRelease, Terms
from pacing.models import PlanEvent
from pacing.selectors.events import latest_safety

ONE_DAY = timedelta(days=1)


def after_hold(terms: Terms, patient: Patient) -> Terms:
    """The same terms or, where a safety hold reaches their start, from the day that ends it and a
    step lower, as Rule 18 of docs/engine.md has it.
    """
    begins = _ends_on(patient, terms.start)
    if begins is None:
        return terms
    moved = replace(terms, start=begins)
    hold = (SafetyHold(on=begins - ONE_DAY), SafetyRelease(on=begins))
    return replace(moved, levels_taken=Course(moved, events=hold).levels)


def _ends_on(patient: Patient, start: date) -> date | None:
    """The first day after a hold that is on the day before `start`, or on it: that of its release,
    else the earliest one can have. None where no hold is on then.
    """
    latest = latest_safety(patient)
    if latest is None:
        return None
    if latest.kind == PlanEvent.Kind.SAFETY_HOLD:
        return max(start, latest.first + ONE_DAY)
    return latest.first if latest.first >= start else None
