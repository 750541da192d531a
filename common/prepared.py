"""Queries whose SQL is worked out once a process.

Django builds the SQL of a query anew each time, and takes far longer over it than the database over
the answer. On the pages opened every day that was half of their time (docs/adr/0008).
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
One = UUID | date | str
Value = One | tuple[UUID, ...] | tuple[date, ...] | tuple[str, ...]
LONG_AGO = date(1800, 1, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled query; `places` says which of the values given goes where among `fixed`.

    `converters` make of what the driver gives what the fields hold, for any connection.
    """

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    converters: dict[int, Any]
    sql: str
    fixed: list[Any]
    places: list[tuple[int, int]]


@dataclass
class Prepared(Generic[Row]):
    """A query made by `make` from its values, each a key, date, text, or a tuple of them.

    `make` may only filter by the values as they are: what it works out of them would be kept.
    """

    make: Callable[..., QuerySet[Any, Row]]
    kept: dict[tuple[object, ...], Statement] = field(default_factory=dict)

    def __call__(self, *values: Value) -> list[Row]:
        """The rows for these values, read now."""
        shape = tuple(len(value) if isinstance(value, tuple) else 0 for value in values)
        statement = self.kept.get(shape)
        if statement is None:
            statement = self.kept[shape] = self._compile(values)
        rows = statement.queryset.all()
        compiler = copy.copy(statement.compiler)
        compiler.connection = connections[rows.db]
        params = list(statement.fixed)
        given = [adapted(value, compiler.connection) for value in leaves(values)]
        for place, number in statement.places:
            params[place] = given[number]
        compiler.as_sql = lambda *_, **__: (statement.sql, tuple(params))  # type: ignore[method-assign]
        compiler.get_converters = lambda *_, **__: statement.converters  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(rows)

    def _compile(self, values: tuple[Value, ...]) -> Statement:
        """Compiles with stand-ins that are found again among the parameters."""
        marks: list[Any] = []

        def mark(value: Value) -> Any:
            if isinstance(value, tuple):
                return tuple(mark(each) for each in value)
            marks.append(stand_in(value, len(marks)))
            return marks[-1]

        queryset = self.make(*[mark(value) for value in values])
        connection = connections[queryset.db]
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, params = compiler.as_sql()
        known = [adapted(one, connection) for one in marks]
        places = [(place, known.index(one)) for place, one in enumerate(params) if one in known]
        if {number for _, number in places} != set(range(len(known))):
            raise ValueError("A value of this query is not found in its SQL as it was given.")
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        return Statement(queryset, compiler, converters, sql, list(params), places)


def stand_in(value: One, number: int) -> One:
    """A value of the same kind that nothing else is."""
    if isinstance(value, date):
        return LONG_AGO + timedelta(days=number)
    return uuid4() if isinstance(value, UUID) else uuid4().hex


def leaves(values: tuple[Value, ...]) -> Iterator[One]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def adapted(value: One, connection: BaseDatabaseWrapper) -> object:
    """As the database's driver takes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_datefield_value(value)
