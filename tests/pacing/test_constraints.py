"""What the database refuses, whoever writes to it: each constraint violated once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from diary.models import Activity
from pacing.models import (
    Chapter,
    ChapterSetAside,
    ChapterTrial,
    Clearance,
    DayShown,
    Decision,
    EventVoid,
    FlarePlan,
    Plan,
    PlanEvent,
    Screening,
)
from tests.pacing.walker import Walker

Make = Callable[..., Model]


def refused(make: Callable[[], object]) -> str:
    """The name of the constraint that refuses."""
    with pytest.raises(IntegrityError) as wrong, transaction.atomic():
        make()
    return str(wrong.value)


CHAPTERS: list[tuple[str, dict[str, Any]]] = [
    ("chapter_kind_known", {"kind": "ODD"}),
    ("chapter_ends_after_it_starts", {"ends_before": 1}),
    ("chapter_at_most_52_weeks", {"ends_after": 364}),
    ("chapter_resolution_positive", {"resolution": 0}),
    ("chapter_step_days_1_to_56", {"step_days": 57}),
    ("chapter_has_a_weekday", {"weekdays": 0}),
    ("chapter_sessions_1_to_10", {"sessions_per_day": 11}),
    ("chapter_flare_back_0_to_4", {"flare_back": 5}),
    ("chapter_flare_days_1_to_14", {"flare_days": 15}),
    ("chapter_goal_positive", {"goal": 0}),
    ("chapter_steady_has_no_increments", {"kind": "STEADY"}),
    ("chapter_increment_fits_its_kind", {"inc_amount": 5}),
    ("chapter_increment_fits_its_kind", {"inc_kind": "fixed"}),
    ("chapter_increment_fits_its_kind", {"inc_kind": "fixed", "inc_fraction": None}),
    ("chapter_increment_fits_its_kind", {"inc_fraction": None}),
    ("chapter_no_increment_is_steady", {"inc_kind": "none", "inc_fraction": None}),
]


@pytest.mark.parametrize(("name", "changed"), CHAPTERS)
def test_a_chapter_keeps_to_its_ranges(walking: Walker, name: str, changed: dict[str, Any]) -> None:
    if "ends_before" in changed:
        changed = {"ends_on": walking.day(0)}
    elif "ends_after" in changed:
        changed = {"ends_on": walking.day(1) + timedelta(days=364)}
    assert name in refused(lambda: _copy(Chapter, number=2, **changed))


def test_a_chapter_may_last_52_weeks_to_the_day(walking: Walker) -> None:
    row = _copy(Chapter, number=2, ends_on=walking.day(1) + timedelta(days=363))
    assert row.pk


def test_a_number_is_given_once(walking: Walker) -> None:
    assert refused(lambda: _copy(Chapter))


def test_a_trial_is_copied_once_a_date(walking: Walker) -> None:
    assert refused(lambda: _copy(ChapterTrial))


def test_a_chapter_is_decided_once(walking: Walker) -> None:
    assert refused(lambda: _copy(Decision))


def test_a_decision_is_one_of_four(walking: Walker) -> None:
    assert "decision_outcome_known" in refused(lambda: _copy(Decision, outcome="MAYBE"))


def test_an_activity_has_one_open_plan(walking: Walker) -> None:
    assert refused(lambda: _copy(Plan))


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("plan_closed_has_a_time", {"state": "CLOSED"}),
        ("plan_closed_has_a_time", {"state": "DRAFT", "closed_at": "now"}),
        ("plan_state_known", {"state": "LOST"}),
    ],
)
def test_a_plans_state_is_whole(walking: Walker, name: str, changed: dict[str, Any]) -> None:
    other = Activity.objects.create(
        patient=walking.patient, name="Other", category="rest", created_at=walking.now
    )
    if changed.get("closed_at"):
        changed = {**changed, "closed_at": walking.now}
    assert name in refused(lambda: _copy(Plan, activity=other, **changed))


EVENTS: list[tuple[str, dict[str, Any]]] = [
    ("event_kind_known", {"kind": "SIGH", "plan": True}),
    ("event_belongs_to_person_or_plan", {"kind": "FLARE", "plan": True}),
    ("event_belongs_to_person_or_plan", {"kind": "REVIEWED"}),
    ("event_range_fits_its_kind", {"kind": "PAUSE"}),
    ("event_range_fits_its_kind", {"kind": "PAUSE", "last": -1}),
    ("event_range_fits_its_kind", {"kind": "FLARE", "last": 3}),
    ("event_steps_fit_its_kind", {"kind": "STEP_BACK", "plan": True}),
    ("event_steps_fit_its_kind", {"kind": "FLARE", "steps": 1}),
    ("event_quota_fits_its_kind", {"kind": "OVERRIDE", "plan": True, "last": 3}),
    ("event_quota_fits_its_kind", {"kind": "FLARE", "quota": 60}),
    ("event_release_needs_a_clearance", {"kind": "SAFETY_RELEASE"}),
]


@pytest.mark.parametrize(("name", "changed"), EVENTS)
def test_an_event_holds_what_its_kind_needs(
    walking: Walker, name: str, changed: dict[str, Any]
) -> None:
    assert name in refused(lambda: _event(walking, **changed))


def test_another_person_says_why(walking: Walker, bob: Any) -> None:
    assert "event_by_another_says_why" in refused(
        lambda: _event(walking, kind="FLARE", by=bob.user)
    )


def test_posts_are_kept_once(walking: Walker) -> None:
    screening = Screening.objects.get()
    event = _event(walking, kind="FLARE")
    walking.is_cleared(screening)
    assert refused(lambda: _event(walking, kind="FLARE", client_uuid=event.client_uuid))
    assert refused(lambda: _copy(Screening))
    assert refused(lambda: _copy(Clearance))


def test_an_event_is_taken_back_once(walking: Walker) -> None:
    event = _event(walking, kind="FLARE")
    EventVoid.objects.create(event=event, at=walking.now, by=walking.user)
    assert refused(lambda: _copy(EventVoid))


def test_a_chapter_is_set_aside_once_an_event(walking: Walker) -> None:
    event = _event(walking, kind="FLARE")
    ChapterSetAside.objects.create(chapter=Chapter.objects.get(), event=event, at=walking.now)
    assert refused(lambda: _copy(ChapterSetAside))


@pytest.mark.parametrize(
    ("name", "changed"),
    [("screening_outcome_known", {"outcome": "FINE"}), ("screening_kind_known", {"kind": "wk3"})],
)
def test_a_screening_is_of_a_known_kind(
    walking: Walker, name: str, changed: dict[str, Any]
) -> None:
    assert name in refused(lambda: _copy(Screening, client_uuid=uuid4(), **changed))


def test_a_clearance_says_who(walking: Walker) -> None:
    walking.is_cleared(Screening.objects.get())
    wrong = {"client_uuid": uuid4(), "given_by_name": ""}
    assert "clearance_says_who" in refused(lambda: _copy(Clearance, **wrong))


def test_a_day_is_shown_once_a_version(walking: Walker) -> None:
    walking.shows(1)
    assert refused(lambda: _copy(DayShown))


def test_the_words_for_a_flare_have_one_row_a_version(walking: Walker) -> None:
    FlarePlan.objects.create(patient=walking.patient, version=1, at=walking.now)
    assert refused(lambda: _copy(FlarePlan))


def _copy(model: type[Model], **changed: Any) -> Model:
    """The table's first row once more, under another key, with some columns changed."""
    row = model._default_manager.order_by("pk")[0]
    row.pk = uuid4()
    row._state.adding = True
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def _event(walking: Walker, *, kind: str, plan: bool = False, **changed: Any) -> PlanEvent:
    if "last" in changed:
        changed["last"] = walking.day(changed["last"])
    given = {"by": walking.user, "client_uuid": uuid4()}
    return PlanEvent.objects.create(
        patient=walking.patient,
        kind=kind,
        plan=walking.plan if plan else None,
        first=walking.today,
        at=walking.now,
        **{**given, **changed},
    )
