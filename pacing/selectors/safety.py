"""What the safety answers allow now, and when they are asked again. “Safety” in docs/engine.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Patient
from common.prepared import Prepared
from diary import selectors as diary
from pacing import screening
from pacing.models import Clearance, Outcome, PlanEvent, Screening
from pacing.screening import Answer
from pacing.selectors.events import declared, flares_of, latest_safety, long_flare
from pacing.selectors.plans import agreed_chapters

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

FRESH = timedelta(days=28)
"""How old answers may be when a plan starts from them."""

AGAIN = timedelta(days=14)
MILESTONES = (
    (timedelta(days=84), Screening.Kind.WEEK_12),
    (timedelta(days=42), Screening.Kind.WEEK_6),
    (AGAIN, Screening.Kind.WEEK_2),
)


class Cleared(TypedDict):
    """What a screening is read with: whether a clearance followed it."""

    cleared: bool


Screenings: TypeAlias = list["WithAnnotations[Screening, Cleared]"]


class Need(StrEnum):
    """What is missing before a plan can start."""

    NOTHING = "nothing"
    ANSWERS = "answers"
    CLEARANCE = "clearance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """`need` says what is missing; without `increments` only a steady plan may start.

    `screening` is the latest one, which a chapter is based on.
    """

    need: Need
    increments: bool
    screening: Screening | None = None

    @property
    def allowed(self) -> bool:
        return self.need is Need.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A set of safety answers: when it was given, and what was said."""

    on: date
    answers: Mapping[str, Answer]


def latest_screening(patient: Patient) -> Screening | None:
    return Screening.objects.filter(patient=patient).order_by("-on", "-at").first()


def permit(patient: Patient) -> Permit:
    """What the answers so far allow, whatever their age."""
    rows = _screenings(patient.pk)
    if not rows:
        return Permit(need=Need.ANSWERS, increments=False)
    growing = _may_grow(rows)
    need = Need.CLEARANCE if _lacks_clearance(patient, rows, growing=growing) else Need.NOTHING
    return Permit(need=need, increments=growing, screening=rows[-1])


def may_begin_plan(patient: Patient, today: date) -> Permit:
    """The same for a plan that starts anew: answers that are old are asked for again."""
    found = permit(patient)
    latest = found.screening
    if latest is None or not found.allowed:
        return found
    old = latest.on <= today - FRESH or (latest.on <= today - AGAIN and _step_one_alone(latest))
    return Permit(need=Need.ANSWERS, increments=False, screening=latest) if old else found


def standing_hold(patient: Patient) -> PlanEvent | None:
    """The safety hold that no release has ended; dated today or, beside a release, later."""
    latest = latest_safety(patient)
    return latest if latest is not None and latest.kind == PlanEvent.Kind.SAFETY_HOLD else None


def goes_on_from(patient: Patient, today: date) -> date | None:
    """The day that ends a safety hold, where a release is dated later than today."""
    rows = declared(patient).filter(kind=PlanEvent.Kind.SAFETY_RELEASE, first__gt=today)
    return max((row.first for row in rows), default=None)


def screening_due(patient: Patient, today: date) -> Screening.Kind | None:
    """Which set of safety questions is due, by the flares declared and those the diary holds."""
    latest = latest_screening(patient)
    chapters = list(agreed_chapters(patient).filter(starts_on__lte=today))
    starts = {chapter.plan_id: chapter.starts_on for chapter in reversed(chapters)}
    longest = max((chapter.flare_days for chapter in chapters), default=0)
    flared = long_flare(flares_of(patient, today), today, days=longest) if chapters else None
    return which_is_due(
        today,
        latest=None if latest is None else Answered(on=latest.on, answers=latest.answers),
        starts=starts.values(),
        long_flares=(flared, diary.long_flare(patient, today)),
    )


def which_is_due(
    today: date,
    *,
    latest: Answered | None,
    starts: Iterable[date],
    long_flares: Iterable[date | None],
) -> Screening.Kind | None:
    """The same from what is known already: the latest answers, the first date of each plan that
    runs, and the eighth day of each long flare.
    """
    if latest is None:
        return Screening.Kind.FIRST
    if any(day is not None and day > latest.on for day in long_flares):
        return Screening.Kind.AFTER_FLARE
    begun = list(starts)
    for after, kind in MILESTONES:
        if any(latest.on < start + after <= today for start in begun):
            return kind
    if screening.step_one_alone(latest.answers) and latest.on + AGAIN <= today:
        return Screening.Kind.WEEK_2
    return None


@Prepared
def _screenings(patient: UUID) -> QuerySet["WithAnnotations[Screening, Cleared]"]:
    cleared = Exists(Clearance.objects.filter(screening=OuterRef("pk")))
    return Screening.objects.filter(patient=patient).order_by("on", "at").annotate(cleared=cleared)


def _may_grow(rows: Screenings) -> bool:
    """Whether increments are open: after a positive screen only by a later negative one and a
    clearance that followed it.
    """
    positive = [number for number, row in enumerate(rows) if screening.post_exertional(row.answers)]
    return not positive or _cleared(rows[positive[-1] + 1 :])


def _lacks_clearance(patient: Patient, rows: Screenings, *, growing: bool) -> bool:
    latest = rows[-1]
    if latest.outcome in {Outcome.RED_FLAG, Outcome.CLEARANCE_NEEDED} and not _cleared([latest]):
        return True
    hold = standing_hold(patient)
    if hold is not None and not _cleared(_from(rows, hold.screening)):
        return True
    if growing or not settings.STEADY_NEEDS_CLINICIAN:
        return False
    positive = [number for number, row in enumerate(rows) if screening.post_exertional(row.answers)]
    return not _cleared(rows[positive[-1] :])


def _cleared(rows: Screenings) -> bool:
    return any(row.cleared for row in rows)


def _from(rows: Screenings, first: Screening | None) -> Screenings:
    """The screenings from that one on; all of them where a hold was not raised by one."""
    keys = [row.pk for row in rows]
    return rows[keys.index(first.pk) :] if first is not None else rows


def _step_one_alone(row: Screening) -> bool:
    return screening.step_one_alone(row.answers)
