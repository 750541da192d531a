"""A person who is deleted is gone from every table, and nobody else is touched."""

import json

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.test import Client

from tests.contracts.people import Worlds, erase
from tests.contracts.tables import person_paths, rows_of
from tests.world import mark


@pytest.fixture
def signed_up(worlds: Worlds) -> Worlds:
    """The worlds, with Alice and Bob signed in somewhere."""
    for person in ("alice", "bob"):
        key, user = worlds.browser(person).session.session_key, worlds.users[person]
        UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1", user_agent="phone")
    return worlds


def written(row: models.Model) -> str:
    """Everything a row says, signed data opened."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if isinstance(row, Session):
        values["session_data"] = row.get_decoded()
    return json.dumps(values, default=str).lower()


def everything() -> dict[str, str]:
    """Every row of every model as text."""
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    return {f"{row._meta.label} {row.pk}": written(row) for row in rows}


def test_the_world_has_a_row_in_every_table_about_a_person(signed_up: Worlds) -> None:
    alice = signed_up.alice.patient.pk
    empty = {
        model._meta.label
        for model, path in person_paths().items()
        if not model._base_manager.filter(**{path: alice}).exists()
    }
    assert empty <= {"account.EmailConfirmation"}  # codes live in the session


def test_no_row_refers_to_a_person_who_was_deleted(signed_up: Worlds) -> None:
    user, typed = signed_up.users["alice"], mark(signed_up.alice.patient)
    traces = [str(user.pk), user.pk.hex, user.email, typed]
    assert any(trace in text for trace in traces for text in everything().values())
    erase(user)
    left = {where for where, text in everything().items() if any(t in text for t in traces)}
    assert left == set()


def test_no_row_refers_to_a_row_that_is_gone(signed_up: Worlds) -> None:
    erase(signed_up.users["alice"])
    for model in apps.get_models():
        keys = [field for field in model._meta.concrete_fields if field.is_relation]
        for row in model._base_manager.all():
            for key in keys:
                try:
                    getattr(row, key.name)
                except ObjectDoesNotExist:
                    pytest.fail(f"{row._meta.label}.{key.name} leads nowhere")


def test_deleting_alice_leaves_bob_as_he_was(signed_up: Worlds) -> None:
    bob = signed_up.bob.patient
    before = rows_of(bob)
    erase(signed_up.users["alice"])
    assert rows_of(bob) == before


def test_a_deleted_person_is_signed_out_everywhere(signed_up: Worlds) -> None:
    browser: Client = signed_up.browser("alice")
    assert browser.get("/you/").status_code == 200
    erase(signed_up.users["alice"])
    assert browser.get("/you/").status_code == 302
