"""What the database holds, as digests that show whether anything changed, and whose it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection, models

from accounts.models import Patient, User

PASSING = {"cache", "django_session", "usersessions_usersession", "django_migrations"}
"""Tables that a visit itself may write: that someone was here, nothing of what they said."""

READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")

NOT_PATIENTS = {"usersessions.UserSession", "accounts.RoleGrant"}
EDITORS = {"wagtailadmin", "wagtailcore", "wagtailusers"}
"""What is kept of sign-ins and of people who write lessons: no patient has rows there."""


def tables() -> dict[str, str]:
    """A digest of the rows of each table, `PASSING` left out."""
    names = sorted(set(connection.introspection.table_names()) - PASSING)
    return {name: _digest(f"SELECT * FROM {connection.ops.quote_name(name)}") for name in names}


def rows_of(patient: Patient) -> dict[str, str]:
    """A digest of this person's rows of each model."""
    return {label: _digest(*query) for label, query in _queries(patient).items()}


@cache
def _queries(patient: Patient) -> dict[str, tuple[str, tuple[Any, ...]]]:
    """The person's rows of each model as SQL, compiled once."""
    rows = {
        model._meta.label: model._base_manager.filter(**{path: patient.pk}).order_by("pk")
        for model, path in person_paths().items()
    }
    return {label: found.query.sql_with_params() for label, found in rows.items()}


@contextmanager
def writing() -> Iterator[list[str]]:
    """What is sent to the database meanwhile that might change a row."""
    sent: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(READING):
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield sent


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The names whose digest is another one."""
    return sorted(name for name in before.keys() | after if before.get(name) != after.get(name))


def person_paths() -> dict[type[models.Model], str]:
    """Every model whose rows belong to a person, with the lookup that leads to the person's key."""
    found = {model: path_to_person(model) for model in apps.get_models()}
    return {
        model: path
        for model, path in found.items()
        if path and model._meta.label not in NOT_PATIENTS and model._meta.app_label not in EDITORS
    }


def path_to_person(model: type[models.Model]) -> str | None:
    """The lookup from a row to the user it is about, along `patient_path` or a key `user`."""
    if model is User:
        return "pk"
    declared: str | None = getattr(model, "patient_path", None)
    if declared:
        return declared
    for name in ("patient", "user", "email_address__user"):
        if _leads(model, name):
            return name
    return None


def _leads(model: type[models.Model], path: str) -> bool:
    at: type[models.Model] = model
    for part in path.split("__"):
        names = {field.name: field for field in at._meta.get_fields() if field.concrete}
        field = names.get(part)
        if field is None or field.related_model is None:
            return False
        at = field.related_model
    return True


def _digest(sql: str, values: tuple[Any, ...] = ()) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
