"""Each row belongs to one patient, and no row ties two patients together."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404

from accounts.models import Patient, User
from accounts.ownership import owned_or_404, owner_of
from tests.contracts.people import Worlds
from tests.contracts.tables import path_to_person

OWNED = [
    model
    for model in apps.get_models()
    if model is not User and callable(getattr(model._default_manager, "visible_to", None))
]
WRITTEN = "wagtailcore.Revision"
"""A version of a lesson: it belongs to whoever wrote it, and readers' rows may name it."""

by_label = pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)


def people_of(row: models.Model) -> Iterator[tuple[str, Any]]:
    """Every key of a row that leads to a person, with the person it leads to."""
    for key in row._meta.concrete_fields:
        target = key.related_model
        if not key.is_relation or not isinstance(target, type) or getattr(row, key.attname) is None:
            continue
        if target._meta.label == WRITTEN:
            continue
        path = path_to_person(target)
        if path == "pk":
            yield key.name, getattr(row, key.attname)
        elif path:
            yield key.name, owner_of(getattr(row, key.name))


@by_label
def test_a_model_shows_its_rows_to_their_owner_only(model: Any, worlds: Worlds) -> None:
    path, alice, bob = str(path_to_person(model)), worlds.users["alice"], worlds.users["bob"]
    theirs = set(model._base_manager.filter(**{path: alice.pk}).values_list("pk", flat=True))
    assert set(model.objects.visible_to(alice).values_list("pk", flat=True)) == theirs != set()
    assert not theirs & set(model.objects.visible_to(bob).values_list("pk", flat=True))
    assert not model.objects.visible_to(worlds.ada).exists()
    assert not model.objects.visible_to(AnonymousUser()).exists()


@by_label
def test_a_strangers_row_cannot_be_told_from_none(model: Any, worlds: Worlds) -> None:
    row = model.objects.visible_to(worlds.users["alice"]).first()
    assert owned_or_404(model.objects.all(), worlds.users["alice"], row.pk) == row
    for other in ("bob", "ada"):
        with pytest.raises(Http404):
            owned_or_404(model.objects.all(), worlds.users[other], row.pk)


@by_label
def test_every_key_of_a_row_leads_to_the_same_person(model: Any, worlds: Worlds) -> None:
    for person in ("alice", "bob"):
        for row in model.objects.visible_to(worlds.users[person]):
            keys = dict(people_of(row)) or {"pk": row.pk}
            assert set(keys.values()) == {worlds.users[person].pk}, keys


def test_a_row_that_ties_two_people_together_is_seen(worlds: Worlds) -> None:
    crossed = worlds.alice.entry
    crossed.activity = worlds.bob.walking
    assert len(set(dict(people_of(crossed)).values())) == 2


def test_the_owner_of_a_patient_row_is_that_patient(worlds: Worlds) -> None:
    assert isinstance(worlds.alice.patient, Patient)
    assert owner_of(worlds.alice.patient) == worlds.alice.patient.pk
