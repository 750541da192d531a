"""What the database itself refuses, each constraint broken once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import RestrictedError

from accounts.models import Patient
from common.models import AppendOnlyError
from diary.models import (
    SCALES,
    Activity,
    ActivityEntry,
    DayCheckIn,
    DayTag,
    DiaryChoice,
    EntryRevision,
    FlareEpisode,
    OwnItem,
    OwnRating,
    TimerRun,
)
from tests.cast import NOON, TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY

Note = Callable[..., ActivityEntry]


def refused(make: Callable[[], Any], constraint: str) -> None:
    """The database says no, and names the constraint or its columns."""
    with pytest.raises(IntegrityError) as said, transaction.atomic():
        make()
    assert constraint in str(said.value)


def insert(row: models.Model, constraint: str = "") -> None:
    refused(lambda: row.save(force_insert=True), constraint)


def day(patient: Patient, **changes: Any) -> DayCheckIn:
    said = {"on": TODAY, "recorded_at": NOON, "recorded_on": TODAY, "updated_at": NOON}
    return DayCheckIn(patient=patient, zone="Europe/London", **(said | changes))


def activity(patient: Patient, **changes: Any) -> Activity:
    said = {"name": "Reading", "category": "leisure", "unit": "SECONDS", "created_at": NOON}
    return Activity(patient=patient, **(said | changes))


def run(walking: Activity, **changes: Any) -> TimerRun:
    said = {"purpose": "OTHER", "started_at": NOON, "client_uuid": uuid4()}
    return TimerRun(patient=walking.patient, activity=walking, **(said | changes))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"name": ""}, "activity_name_given"),
        ({"category": "sport"}, "activity_category_known"),
        ({"unit": "MILES"}, "activity_unit_known"),
        ({"name": "WALKING"}, ""),
    ],
)
def test_an_activity(walking: Activity, changes: dict[str, Any], constraint: str) -> None:
    insert(activity(walking.patient, **changes), constraint)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"amount": 0}, "entry_amount_sensible"),
        ({"amount": 1_000_001}, "entry_amount_sensible"),
        ({"seconds": 86_401}, "entry_seconds_within_a_day"),
        ({"purpose": "FUN"}, "entry_purpose_known"),
        ({"source": "watch"}, "entry_source_known"),
        ({"occurred_on": TOMORROW}, "entry_not_in_the_future"),
    ],
)
def test_an_entry(note: Note, changes: dict[str, Any], constraint: str) -> None:
    rows = ActivityEntry.objects.filter(pk=note().pk)
    refused(lambda: rows.update(**changes), constraint)


def test_an_entry_posted_twice(note: Note) -> None:
    first, second = note(), note()
    rows = ActivityEntry.objects.filter(pk=second.pk)
    refused(lambda: rows.update(client_uuid=first.client_uuid), "client_uuid")


def test_an_activity_with_entries_stays(note: Note, walking: Activity) -> None:
    note()
    with pytest.raises(RestrictedError):
        walking.delete()


def test_a_revision_is_never_changed(note: Note, alice: Patient) -> None:
    row = EntryRevision.objects.create(entry=note(), before={}, at=NOON, by=alice.user)
    row.before = {"amount": 1}
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()


def test_one_timer_runs_at_a_time(walking: Activity) -> None:
    run(walking).save()
    insert(run(walking))
    run(walking, stopped_at=NOON).save()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"purpose": "FUN"}, "timer_purpose_known"),
        ({"stopped_at": NOON.replace(hour=11)}, "timer_stops_after_it_starts"),
        ({"stopped_at": NOON, "paused_at": NOON}, "timer_stopped_is_not_paused"),
    ],
)
def test_a_timer(walking: Activity, changes: dict[str, Any], constraint: str) -> None:
    insert(run(walking, **changes), constraint)


def test_a_timer_posted_twice(walking: Activity) -> None:
    key = uuid4()
    run(walking, client_uuid=key, stopped_at=NOON).save()
    insert(run(walking, client_uuid=key), "client_uuid")


@pytest.mark.parametrize("scale", SCALES)
def test_a_rating_above_10(alice: Patient, scale: str) -> None:
    insert(day(alice, **{scale: 11}), f"day_{scale}_0_to_10")


def test_a_rating_below_0(alice: Patient) -> None:
    insert(day(alice, pain=-1))


def test_a_day_to_come(alice: Patient) -> None:
    insert(day(alice, on=TOMORROW), "day_not_in_the_future")


def test_a_day_twice(alice: Patient, bob: Patient) -> None:
    day(alice).save()
    day(bob).save()
    insert(day(alice))


def item(patient: Patient, label: str = "Patience") -> OwnItem:
    return OwnItem(patient=patient, label=label, low="none", high="much", created_at=NOON)


def test_an_own_item_without_a_label_or_twice(alice: Patient) -> None:
    insert(item(alice, ""), "own_item_label_given")
    item(alice).save()
    insert(item(alice, "PATIENCE"))


def test_an_own_rating_above_10_or_twice(alice: Patient) -> None:
    mine = item(alice)
    mine.save()
    insert(OwnRating(item=mine, on=TODAY, value=11, recorded_at=NOON), "own_rating_0_to_10")
    OwnRating.objects.create(item=mine, on=TODAY, value=10, recorded_at=NOON)
    insert(OwnRating(item=mine, on=TODAY, value=3, recorded_at=NOON))


def test_a_tag_that_is_empty_or_twice(alice: Patient) -> None:
    insert(DayTag(patient=alice, on=TODAY, tag=""), "day_tag_given")
    DayTag.objects.create(patient=alice, on=TODAY, tag="Visitors")
    insert(DayTag(patient=alice, on=TODAY, tag="Visitors"))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"cadence": "hourly"}, "diary_cadence_known"),
        ({"weekly_day": 7}, "diary_weekday_0_to_6"),
    ],
)
def test_a_choice(alice: Patient, changes: dict[str, Any], constraint: str) -> None:
    insert(DiaryChoice(patient=alice, items=[], **changes), constraint)


def test_a_flare_that_ends_before_it_began_or_two_open_ones(alice: Patient) -> None:
    backwards = FlareEpisode(patient=alice, first_on=TODAY, last_on=YESTERDAY)
    insert(backwards, "flare_episode_ends_after_it_began")
    FlareEpisode.objects.create(patient=alice, first_on=TODAY)
    insert(FlareEpisode(patient=alice, first_on=YESTERDAY))
