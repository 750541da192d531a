"""What the diary answers. Each question names its patient; what was never noted is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import Patient
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


def entries_between(patient: Patient, first: date, last: date) -> QuerySet[ActivityEntry]:
    """What was done from `first` to `last`, both included, each with its activity."""
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
    check_ins = {row.on: row for row in patient.check_ins.filter(on__range=span)}
    entries = {
        on: tuple(rows)
        for on, rows in groupby(
            entries_between(patient, *span).order_by("occurred_on", "recorded_at"),
            key=lambda row: row.occurred_on,
        )
    }
    tags: dict[date, list[str]] = {}
    for on, tag in patient.day_tags.filter(on__range=span).values_list("on", "tag"):
        tags.setdefault(on, []).append(tag)
    rated = _own_ratings_by_day(patient, span)
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


def _own_ratings_by_day(patient: Patient, span: tuple[date, date]) -> dict[date, int]:
    rows = OwnRating.objects.filter(item__patient=patient, on__range=span)
    return dict(rows.order_by("on").values_list("on").annotate(n=Count("id")))


def check_in_on(patient: Patient, on: date) -> DayCheckIn | None:
    return DayCheckIn.objects.filter(patient=patient, on=on).first()


def hard_day_on(patient: Patient, on: date) -> bool:
    return DayCheckIn.objects.filter(patient=patient, on=on, hard_day=True).exists()


def checked_in_on(patient: Patient, on: date) -> bool:
    """Whether the person rated anything or wrote a note that day."""
    if says_something(check_in_on(patient, on)):
        return True
    return OwnRating.objects.filter(item__patient=patient, on=on).exists()


def choice(patient: Patient) -> Choice:
    """What the person chose to be asked, or the default."""
    row = DiaryChoice.objects.filter(patient=patient).first()
    if row is None:
        return Choice(items=DEFAULT_ITEMS, weekly_day=None)
    items = tuple(scale for scale in SCALES if scale in row.items)
    weekly = row.cadence == DiaryChoice.Cadence.WEEKLY
    return Choice(items=items, weekly_day=row.weekly_day if weekly else None)


def own_items(patient: Patient) -> QuerySet[OwnItem]:
    """What the person rates beside the scales, in the order they added it."""
    return OwnItem.objects.filter(patient=patient, archived_at=None)


def own_items_on(patient: Patient, on: date) -> list[tuple[OwnItem, int | None]]:
    """What is asked beside the scales, or was answered that day, each with its value or None."""
    rated = OwnRating.objects.filter(item=OuterRef("pk"), on=on).values("value")
    rows = OwnItem.objects.filter(patient=patient).alias(value=Subquery(rated))
    rows = rows.filter(Q(archived_at=None) | Q(value__isnull=False)).annotate(rated=F("value"))
    return [(row, row.rated) for row in rows]


def tags_around(patient: Patient, on: date) -> tuple[list[str], list[str]]:
    """The tags of that date, and those used most in the 90 days up to it (20 at most)."""
    rows = DayTag.objects.filter(patient=patient, on__range=(on - timedelta(days=90), on))
    that_day = Count("id", filter=Q(on=on))
    counted = rows.values("tag").annotate(n=Count("id"), there=that_day).order_by("-n", "tag")
    found = list(counted.values_list("tag", "there"))
    return sorted(tag for tag, there in found if there), [tag for tag, _ in found][:20]


def running_timer(patient: Patient) -> TimerRun | None:
    """The run that goes on or is paused."""
    rows = TimerRun.objects.filter(patient=patient, stopped_at=None)
    return rows.select_related("activity").first()


def last_run(patient: Patient) -> TimerRun | None:
    """The run that ended last and was noted, with its entry."""
    rows = TimerRun.objects.filter(patient=patient, entry__removed_at=None, entry__isnull=False)
    return rows.select_related("activity", "entry").order_by("-stopped_at").first()


def open_flare(patient: Patient) -> FlareEpisode | None:
    return FlareEpisode.objects.filter(patient=patient, last_on=None).first()


def flare_episodes(patient: Patient, *, most: int) -> list[FlareEpisode]:
    """The latest episodes, newest first."""
    return list(FlareEpisode.objects.filter(patient=patient).order_by("-first_on")[:most])
