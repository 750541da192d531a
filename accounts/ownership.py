"""Who may see a row: the owner stands inside the query, so that a stranger's row does not exist."""

from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import models
from django.http import Http404

from common.models import AppendOnlyQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

M_co = TypeVar("M_co", bound=models.Model, covariant=True)
M = TypeVar("M", bound=models.Model)


class OwnedQuerySet(models.QuerySet[M_co]):
    """Rows of a patient's data; `patient_path` on the model leads to the patient."""

    def visible_to(self, user: "User | AnonymousUser") -> "OwnedQuerySet[M_co]":
        return self.filter(**{_owner_key(self.model): user.pk})


class OwnedFacts(AppendOnlyQuerySet[M_co]):
    """The same for a table whose rows are never changed."""

    def visible_to(self, user: "User | AnonymousUser") -> "OwnedFacts[M_co]":
        return self.filter(**{_owner_key(self.model): user.pk})


def _owner_key(model: type[models.Model]) -> str:
    path = getattr(model, "patient_path", "patient")
    return path if "__" in path else f"{path}_id"


def owned_or_404(rows: "models.QuerySet[M]", user: "User", pk: UUID) -> M:
    """The person's own row, or 404: another person's row can't be told from none."""
    found = rows.filter(pk=pk).visible_to(user).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    row: M = found
    return row


def owner_of(row: Any) -> UUID:
    """The patient's key, followed along the model's `patient_path`."""
    for part in getattr(row, "patient_path", "patient").split("__"):
        row = getattr(row, part)
    key: UUID = row.pk
    return key
