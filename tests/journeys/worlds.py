"""A world as it stands in the database, kept and put back: making it anew takes far longer."""

import sqlite3
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

PutBack = Callable[[], None]


def keep() -> PutBack:
    """Copy everything; what is returned puts it back in place of all that is there then."""
    connection.ensure_connection()
    return _keep_file() if connection.vendor == "sqlite" else _keep_tables()


def _keep_file() -> PutBack:
    kept = sqlite3.connect(":memory:")
    connection.connection.backup(kept)

    def put_back() -> None:
        connection.ensure_connection()
        kept.backup(connection.connection)

    return put_back


def _keep_tables() -> PutBack:
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    rows = {name: _read(name) for name in names}

    @transaction.atomic
    def put_back() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, names))}")
        for name, data in rows.items():
            _write(name, data)
        ContentType.objects.clear_cache()

    return put_back


def _read(table: str) -> bytes:
    with connection.cursor() as cursor:
        copying: Any = cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT")
        with copying as copy:
            return b"".join(copy)


def _write(table: str, data: bytes) -> None:
    with connection.cursor() as cursor:
        copying: Any = cursor.copy(f"COPY {connection.ops.quote_name(table)} FROM STDIN")
        with copying as copy:
            copy.write(data)
