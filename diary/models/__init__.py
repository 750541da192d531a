"""The diary's tables. It knows no plan."""

from diary.models.activity import (
    Activity,
    ActivityEntry,
    Category,
    EntryRevision,
    Purpose,
    Source,
    TimerRun,
    Unit,
)
from diary.models.day import (
    SCALES,
    DayCheckIn,
    DayTag,
    DiaryChoice,
    FlareEpisode,
    OwnItem,
    OwnRating,
)

__all__ = [
    "SCALES",
    "Activity",
    "ActivityEntry",
    "Category",
    "DayCheckIn",
    "DayTag",
    "DiaryChoice",
    "EntryRevision",
    "FlareEpisode",
    "OwnItem",
    "OwnRating",
    "Purpose",
    "Source",
    "TimerRun",
    "Unit",
]
