"""Where someone is in a lesson, to the section."""

from datetime import datetime

from accounts.models import Patient
from education.models import Lesson
from education.services.learning import open_lesson


def keep_section(
    *, patient: Patient, lesson: Lesson, section: int, sections: int, now: datetime
) -> None:
    """The person has `section` of the lesson's `sections` behind them; more counts as all."""
    row = open_lesson(patient=patient, lesson=lesson, now=now)
    row.position = max(0, min(section, sections))
    row.save(update_fields=["position"])
