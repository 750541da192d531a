"""Triggers that keep append-only tables as they were written, on PostgreSQL and on SQLite.

Changing a row is refused by both. Deleting one is refused by PostgreSQL except inside
`erasing()`, the deletion of a whole person; SQLite has no such setting, so there
`AppendOnly.delete` stands guard.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('evenstep.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guard(*tables: str) -> migrations.RunPython:
    """A migration step that puts the triggers on `tables` (database names)."""

    def put(_: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(_FUNCTION, params=None)
        for table in tables:
            editor.execute(_trigger(table, editor.connection.vendor))

    def drop(_: object, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER {table}_append_only{on}")

    return migrations.RunPython(put, drop)


def _trigger(table: str, vendor: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_append_only()"
        )
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'append-only: UPDATE on {table}'); END"
    )


@contextmanager
def erasing() -> Iterator[None]:
    """Inside a transaction: rows of append-only tables may go, because their person goes."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('evenstep.erasing', 'on', true)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('evenstep.erasing', 'off', true)")
