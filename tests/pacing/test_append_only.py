"""Facts are kept as they were written: by the models, and by the database itself."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from common.models import AppendOnly, AppendOnlyError
from pacing.models import CaughtUp, Chapter, ChapterSetAside, Plan, PlanEvent, Screening
from pacing.services import events
from tests.pacing.walker import NUMB, Walker

MODELS = sorted(apps.get_app_config("pacing").get_models(), key=lambda model: model.__name__)
FACTS = [model for model in MODELS if issubclass(model, AppendOnly)]


@pytest.fixture
def lived(walking: Walker) -> Walker:
    """A row in every table of facts."""
    walking.walks(range(1, 3))
    walking.changes("CONTINUES", 2)
    event = walking.flares(2)
    walking.takes_back(event, 2)
    walking.is_cleared(walking.answers(3, NUMB), 3)
    events.write_flare_plan(
        patient=walking.patient, keep="", ease="", comfort="", tell="", now=walking.now
    )
    CaughtUp.objects.create(
        patient=walking.patient,
        through=walking.today,
        answers={},
        at=walking.now,
        client_uuid=uuid4(),
    )
    assert ChapterSetAside.objects.exists()
    return walking


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_a_fact_is_never_changed(lived: Walker, model: type[AppendOnly]) -> None:
    row = model._default_manager.all()[0]
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()
    with pytest.raises(AppendOnlyError):
        model._default_manager.all().update(id=row.pk)
    with pytest.raises(AppendOnlyError):
        model._default_manager.all().delete()


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_the_database_refuses_to_change_a_fact(lived: Walker, model: type[AppendOnly]) -> None:
    table = model._meta.db_table
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET id = id")


@pytest.mark.postgres
@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_postgresql_refuses_to_delete_a_fact(lived: Walker, model: type[AppendOnly]) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_every_table_but_the_plan_holds_facts() -> None:
    assert set(MODELS) - set(FACTS) == {Plan}


def test_reading_facts_again_is_free(lived: Walker) -> None:
    assert Screening.objects.count() == 2
    assert PlanEvent.objects.filter(kind="FLARE").count() == 1
    assert Chapter.objects.count() == 2
