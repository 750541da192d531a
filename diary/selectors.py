"""What the diary answers. Each question names its patient; what was never noted is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import Patient
from common.prepared import Prepared
from diary.models import (
    SCALES,
    Activity,
    ActivityEntry,
    DayCheckIn,
    DayTag,
    DiaryChoice,
    FlareEpisode,
    OwnItem,
    OwnRating,
    TimerRun,
)

DEFAULT_ITEMS = ("fatigue", "sleep", "mood", "pain")
"""What is asked until the person chooses otherwise (D1): pain last."""

RATED = Q(*((f"{scale}__isnull", False) for scale in SCALES), _connector=Q.OR)
"""Of a check-in: one of the scales has an answer."""

LONG_FLARE = timedelta(days=7)
"""From the first day of a flare to the eighth, which makes it a long one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of `SCALES` are asked; `weekly_day` (0 is Monday) where they are asked once a week."""

    items: tuple[str, ...]
    weekly_day: int | None

    def asks_on(self, on: date) -> bool:
        """Whether the ratings are asked on that date."""
        return self.weekly_day is None or self.weekly_day == on.weekday()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay:
    """Everything noted on one date."""

    on: date
    check_in: DayCheckIn | None
    entries: tuple[ActivityEntry, ...]
    tags: tuple[str, ...]
    own_ratings: int

    @property
    def hard(self) -> bool:
        return self.check_in is not None and self.check_in.hard_day

    @property
    def rated(self) -> bool:
        """Whether the person said how the day was: a rating or a note."""
        if self.own_ratings:
            return True
        return says_something(self.check_in)

    @property
    def noted(self) -> bool:
        """Whether anything at all was noted."""
        return bool(self.entries or self.tags) or self.hard or self.rated


def any_rated(row: DayCheckIn) -> bool:
    """Whether one of the scales has an answer."""
    return any(getattr(row, scale) is not None for scale in SCALES)


def says_something(row: DayCheckIn | None) -> bool:
    """Whether it holds a rating or a note."""
    return row is not None and (bool(row.note) or any_rated(row))


def activities(patient: Patient) -> QuerySet[Activity]:
    """The person's open list, by name."""
    return Activity.objects.filter(patient=patient, archived_at=None)


def entries_between(patient: Patient, first: date, last: date) -> list[ActivityEntry]:
    """What was done from `first` to `last`, both included, in its order, with its activity."""
    return _entries(patient.pk, first, last)


@Prepared
def _entries(patient: UUID, first: date, last: date) -> QuerySet[ActivityEntry]:
    rows = ActivityEntry.objects.filter(patient=patient, removed_at=None)
    return rows.filter(occurred_on__range=(first, last)).select_related("activity")


def recent_activities(patient: Patient, *, most: int) -> list[Activity]:
    """The open list, those done last first, at most `most`."""
    latest = ActivityEntry.objects.filter(patient=patient).order_by("-occurred_on")
    order = list(dict.fromkeys(latest.values_list("activity_id", flat=True)[:50]))
    place = {pk: index for index, pk in enumerate(order)}
    return sorted(activities(patient), key=lambda row: place.get(row.pk, 50))[:most]


def week(patient: Patient, first: date) -> tuple[DiaryDay, ...]:
    """Seven days from `first`, in four queries."""
    days = [first + timedelta(days=number) for number in range(7)]
    span = (first, days[-1])
    check_ins = {row.on: row for row in _check_ins(patient.pk, *span)}
    entries = {
        on: tuple(rows)
        for on, rows in groupby(entries_between(patient, *span), key=lambda row: row.occurred_on)
    }
    tags: dict[date, list[str]] = {}
    for on, tag in _tags(patient.pk, *span):
        tags.setdefault(on, []).append(tag)
    rated = dict(_own_ratings(patient.pk, *span))
    return tuple(
        DiaryDay(
            on=on,
            check_in=check_ins.get(on),
            entries=entries.get(on, ()),
            tags=tuple(tags.get(on, ())),
            own_ratings=rated.get(on, 0),
        )
        for on in days
    )


@Prepared
def _tags(patient: UUID, first: date, last: date) -> QuerySet[DayTag, tuple[date, str]]:
    return DayTag.objects.filter(patient=patient, on__range=(first, last)).values_list("on", "tag")


@Prepared
def _own_ratings(patient: UUID, first: date, last: date) -> QuerySet[OwnRating, tuple[date, int]]:
    """Each date with how many of the own items were rated on it."""
    rows = OwnRating.objects.filter(item__patient=patient, on__range=(first, last))
    return rows.order_by("on").values_list("on").annotate(n=Count("id"))


def check_in_on(patient: Patient, on: date) -> DayCheckIn | None:
    return next(iter(_check_ins(patient.pk, on, on)), None)


@Prepared
def _check_ins(patient: UUID, first: date, last: date) -> QuerySet[DayCheckIn]:
    return DayCheckIn.objects.filter(patient=patient, on__range=(first, last))


def hard_day_on(patient: Patient, on: date) -> bool:
    return DayCheckIn.objects.filter(patient=patient, on=on, hard_day=True).exists()


def checked_in_on(patient: Patient, on: date) -> bool:
    """Whether the person rated anything or wrote a note that day."""
    return bool(_checked_in(patient.pk, on))


@Prepared
def _checked_in(patient: UUID, on: date) -> QuerySet[Patient, UUID]:
    something = ~Q(note="") | RATED
    said = DayCheckIn.objects.filter(something, patient=OuterRef("pk"), on=on)
    rated = OwnRating.objects.filter(item__patient=OuterRef("pk"), on=on)
    person = Patient.objects.filter(Exists(said) | Exists(rated), pk=patient)
    return person.values_list("pk", flat=True)


def choice(patient: Patient) -> Choice:
    """What the person chose to be asked, or the default."""
    row = next(iter(_choices(patient.pk)), None)
    if row is None:
        return Choice(items=DEFAULT_ITEMS, weekly_day=None)
    items = tuple(scale for scale in SCALES if scale in row.items)
    weekly = row.cadence == DiaryChoice.Cadence.WEEKLY
    return Choice(items=items, weekly_day=row.weekly_day if weekly else None)


@Prepared
def _choices(patient: UUID) -> QuerySet[DiaryChoice]:
    return DiaryChoice.objects.filter(patient=patient)


def own_items(patient: Patient) -> QuerySet[OwnItem]:
    """What the person rates beside the scales, in the order they added it."""
    return OwnItem.objects.filter(patient=patient, archived_at=None)


def own_items_on(patient: Patient, on: date) -> list[tuple[OwnItem, int | None]]:
    """What is asked beside the scales, or was answered that day, each with its value or None."""
    return [(row, row.rated) for row in _own_items_on(patient.pk, on)]


@Prepared
def _own_items_on(patient: UUID, on: date) -> QuerySet[Any]:
    rated = OwnRating.objects.filter(item=OuterRef("pk"), on=on).values("value")
    rows = OwnItem.objects.filter(patient=patient).alias(value=Subquery(rated))
    return rows.filter(Q(archived_at=None) | Q(value__isnull=False)).annotate(rated=F("value"))


def tags_around(patient: Patient, on: date) -> tuple[list[str], list[str]]:
    """The tags of that date, and those used most in the 90 days up to it (20 at most)."""
    found = _counted_tags(patient.pk, on, on - timedelta(days=90))
    return sorted(tag for tag, there in found if there), [tag for tag, _ in found][:20]


@Prepared
def _counted_tags(patient: UUID, on: date, since: date) -> QuerySet[DayTag, tuple[str, int]]:
    """Each tag with how often it was used on the date itself, those used most first."""
    rows = DayTag.objects.filter(patient=patient, on__range=(since, on)).values("tag")
    counted = rows.annotate(n=Count("id"), there=Count("id", filter=Q(on=on)))
    return counted.order_by("-n", "tag").values_list("tag", "there")


def running_timer(patient: Patient) -> TimerRun | None:
    """The run that goes on or is paused."""
    rows = TimerRun.objects.filter(patient=patient, stopped_at=None)
    return rows.select_related("activity").first()


def last_run(patient: Patient) -> TimerRun | None:
    """The run that ended last and was noted, with its entry."""
    rows = TimerRun.objects.filter(patient=patient, entry__removed_at=None, entry__isnull=False)
    return rows.select_related("activity", "entry").order_by("-stopped_at").first()


def open_flare(patient: Patient) -> FlareEpisode | None:
    return next(iter(_open_flares(patient.pk)), None)


@Prepared
def _open_flares(patient: UUID) -> QuerySet[FlareEpisode]:
    return FlareEpisode.objects.filter(patient=patient, last_on=None)


def long_flares(*, begun_by: date) -> QuerySet[FlareEpisode]:
    """Everyone's flares that reached an eighth day and had begun by that date, latest first."""
    reached = Q(last_on=None) | Q(last_on__gte=F("first_on") + LONG_FLARE)
    return FlareEpisode.objects.filter(reached, first_on__lte=begun_by).order_by("-first_on")


def long_flare(patient: Patient, on: date) -> date | None:
    """The eighth day of the person's latest flare that had reached one by `on`."""
    latest = long_flares(begun_by=on - LONG_FLARE).filter(patient=patient).first()
    return None if latest is None else latest.first_on + LONG_FLARE


def flare_episodes(patient: Patient, *, most: int) -> list[FlareEpisode]:
    """The latest episodes, newest first."""
    return list(FlareEpisode.objects.filter(patient=patient).order_by("-first_on")[:most])
