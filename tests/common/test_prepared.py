"""A query compiled once gives what the query itself gives, for whatever values come next."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.models import Patient
from common.prepared import Prepared
from diary.models import DayCheckIn, DayTag
from diary.services import check_in
from tests.cast import NOON, TODAY

DAY = timedelta(days=1)


def notes(patient: UUID, first: date, last: date) -> QuerySet[DayCheckIn]:
    return DayCheckIn.objects.filter(patient=patient, on__range=(first, last))


def of_several(patients: tuple[UUID, ...]) -> QuerySet[DayCheckIn, str]:
    rows = DayCheckIn.objects.filter(patient__in=patients).order_by("note")
    return rows.values_list("note", flat=True)


def counted(patient: UUID, since: date) -> QuerySet[Any, Any]:
    tagged = DayTag.objects.filter(patient=OuterRef("pk"), on__gte=since)
    said = Count("check_ins", filter=~Q(check_ins__note=""))
    mine = Patient.objects.filter(pk=patient).annotate(said=said, tagged=Exists(tagged))
    rows: QuerySet[Any, Any] = mine.values("said", "tagged")
    return rows


@pytest.fixture
def diaries(alice: Patient, bob: Patient) -> None:
    for person, days_ago in ((alice, 0), (alice, 1), (bob, 0)):
        on, text = TODAY - days_ago * DAY, f"{person.user.name} {days_ago}"
        check_in.write_note(patient=person, on=on, text=text, today=TODAY, now=NOON)
    check_in.set_tags(patient=bob, on=TODAY, tags=["rain"], today=TODAY)


def test_it_gives_the_rows_of_the_query(alice: Patient, bob: Patient, diaries: None) -> None:
    prepared = Prepared(notes)
    for person, first in ((alice, TODAY), (alice, TODAY - DAY), (bob, TODAY), (alice, TODAY)):
        assert prepared(person.pk, first, TODAY) == list(notes(person.pk, first, TODAY))


def test_it_reads_anew_each_time(alice: Patient, diaries: None) -> None:
    prepared = Prepared(notes)
    before = prepared(alice.pk, TODAY, TODAY)[0].note
    check_in.write_note(patient=alice, on=TODAY, text="Better now", today=TODAY, now=NOON)
    assert (before, prepared(alice.pk, TODAY, TODAY)[0].note) == ("Alice 0", "Better now")


def test_it_is_one_query_and_is_made_once(alice: Patient, diaries: None) -> None:
    made: list[UUID] = []

    @Prepared
    def once(patient: UUID) -> QuerySet[DayCheckIn]:
        made.append(patient)
        return DayCheckIn.objects.filter(patient=patient)

    once(alice.pk)
    with CaptureQueriesContext(connection) as queries:
        assert len(once(alice.pk)) == 2
    assert (len(queries), len(made)) == (1, 1)


def test_what_it_was_made_with_is_nobodys_key(alice: Patient, diaries: None) -> None:
    made: list[UUID] = []

    @Prepared
    def spied(patient: UUID) -> QuerySet[DayCheckIn]:
        made.append(patient)
        return DayCheckIn.objects.filter(patient=patient)

    spied(alice.pk)
    assert made != [alice.pk]
    assert str(alice.pk) not in repr(spied.kept)
    assert alice.pk.hex not in repr(spied.kept)


def test_a_number_of_keys_may_change(alice: Patient, bob: Patient, diaries: None) -> None:
    prepared = Prepared(of_several)
    assert prepared((alice.pk,)) == ["Alice 0", "Alice 1"]
    assert prepared((alice.pk, bob.pk)) == ["Alice 0", "Alice 1", "Bob 0"]
    assert prepared((bob.pk,)) == ["Bob 0"]


def test_a_text_may_be_given(alice: Patient, diaries: None) -> None:
    @Prepared
    def saying(text: str) -> QuerySet[DayCheckIn, date]:
        return DayCheckIn.objects.filter(note=text).values_list("on", flat=True)

    assert saying("Alice 0") == [TODAY]
    assert saying("Alice 1") == [TODAY - DAY]
    assert saying("Alice' OR '1'='1") == []


def test_subqueries_and_counts_come_through(alice: Patient, bob: Patient, diaries: None) -> None:
    prepared = Prepared(counted)
    assert prepared(alice.pk, TODAY) == [{"said": 2, "tagged": False}]
    assert prepared(bob.pk, TODAY) == [{"said": 1, "tagged": True}]
    assert prepared(bob.pk, TODAY + DAY) == [{"said": 1, "tagged": False}]


def test_rows_can_be_changed_and_saved(alice: Patient, diaries: None) -> None:
    row = Prepared(notes)(alice.pk, TODAY, TODAY)[0]
    row.note = "Changed"
    row.save()
    assert DayCheckIn.objects.filter(note="Changed").count() == 1


def test_a_value_worked_out_inside_is_refused(alice: Patient) -> None:
    @Prepared
    def wrong(patient: UUID, on: date) -> QuerySet[DayCheckIn]:
        return DayCheckIn.objects.filter(patient=patient, on=on - DAY)

    with pytest.raises(ValueError, match="not found in its SQL"):
        wrong(alice.pk, TODAY)


def test_a_value_the_query_leaves_out_is_refused(alice: Patient) -> None:
    @Prepared
    def wrong(patient: UUID, on: date) -> QuerySet[DayCheckIn]:
        return DayCheckIn.objects.filter(patient=patient, on__lte=F("recorded_on"))

    with pytest.raises(ValueError, match="not found in its SQL"):
        wrong(alice.pk, TODAY)


def test_a_stranger_finds_nothing(alice: Patient, diaries: None) -> None:
    prepared = Prepared(notes)
    prepared(alice.pk, TODAY, TODAY)
    assert prepared(uuid4(), TODAY, TODAY) == []


def by_tag(patient: UUID, tag: str, tags: tuple[str, ...]) -> QuerySet[DayTag]:
    return DayTag.objects.filter(patient=patient, tag=tag, tag__in=tags)


def test_it_takes_words(bob: Patient, diaries: None) -> None:
    prepared = Prepared(by_tag)
    for tag, tags in (("rain", ("rain", "sun")), ("sun", ("rain", "sun")), ("rain", ("a", "b"))):
        assert prepared(bob.pk, tag, tags) == list(by_tag(bob.pk, tag, tags))
