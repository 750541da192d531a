"""docs/privacy.md says of every model whose it is, whether it is exported and what deletes it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.contracts.documents import table
from tests.contracts.tables import path_to_person

TABLE = {row[0].strip("`"): row[1:] for row in table("docs/privacy.md", "models")}
MODELS = {model._meta.label: model for model in apps.get_models()}
OURS = ("accounts", "common", "diary", "education", "goals", "pacing", "painapp", "reminders")
OF_THE_HOUSE = {"accounts.User", "accounts.RoleGrant", "reminders.Heartbeat"} | {
    f"education.{name}"
    for name in (
        *("Approval", "Article", "ClinicalApproval", "Lesson", "Module", "Picture", "Practice"),
        *("ReviewNotice", "Shipped", "Source"),
    )
}
"""Ours that are no patient's: people, roles, and what everyone reads."""


def keys_along(
    model: type[models.Model], path: str
) -> Iterator["models.ForeignKey[object, object]"]:
    """The foreign keys that a lookup follows."""
    at = model
    for part in [] if path == "pk" else path.split("__"):
        key = at._meta.get_field(part)
        assert isinstance(key, models.ForeignKey)
        yield key
        at = key.related_model


def test_every_model_is_classified_and_nothing_else() -> None:
    assert TABLE.keys() == MODELS.keys()


@pytest.mark.parametrize("label", sorted(MODELS))
def test_a_row_of_the_table_says_whose_and_answers_both_questions(label: str) -> None:
    whose, exported, deleted = TABLE[label]
    assert whose in {"patient", "user", "nobody"}
    assert exported.startswith(("yes", "no: "))
    assert deleted


@pytest.mark.parametrize("label", sorted(MODELS))
def test_a_model_said_to_be_nobodys_leads_to_no_person(label: str) -> None:
    leads = path_to_person(MODELS[label])
    if label != "sessions.Session":  # its person stands inside signed data
        assert bool(leads) == (TABLE[label][0] != "nobody")


@pytest.mark.parametrize("label", [name for name, row in TABLE.items() if row[0] == "patient"])
def test_a_patients_model_can_be_asked_for_what_a_user_may_see(label: str) -> None:
    assert callable(getattr(MODELS[label]._default_manager, "visible_to", None))


def test_every_model_of_ours_but_those_of_the_house_belongs_to_a_patient() -> None:
    ours = {label for label, model in MODELS.items() if model._meta.app_label in OURS}
    assert {label for label in ours if TABLE[label][0] != "patient"} == OF_THE_HOUSE


@pytest.mark.parametrize("label", [name for name, row in TABLE.items() if "with the" in row[-1]])
def test_what_goes_with_the_person_hangs_on_them_by_cascades(label: str) -> None:
    path = path_to_person(MODELS[label]) or ""
    assert path
    rules = {key.remote_field.on_delete for key in keys_along(MODELS[label], path)}
    assert rules <= {models.CASCADE}
