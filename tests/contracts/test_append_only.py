"""Tables of facts refuse change in the database itself, not only in Python."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from common.models import AppendOnly
from tests.world import World

FACTS = [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def triggers() -> set[str]:
    """The tables that carry an append-only trigger."""
    sql = {
        "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT event_object_table FROM information_schema.triggers",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_table_of_facts_and_no_other_has_its_trigger() -> None:
    assert triggers() == {model._meta.db_table for model in FACTS}


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model._meta.label)
def test_the_database_refuses_to_change_a_fact(model: type[AppendOnly], world: World) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET id = id")


@pytest.mark.postgres
@pytest.mark.parametrize("model", FACTS, ids=lambda model: model._meta.label)
def test_postgresql_refuses_to_delete_a_fact(model: type[AppendOnly], world: World) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table}")
