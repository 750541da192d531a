"""What every table has, and what an append-only table refuses."""

from typing import Any, NoReturn, TypeVar

from django.db import models

from common.ids import uuid7

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class AppendOnlyError(RuntimeError):
    """A row that is kept as it was written was about to be changed or deleted."""


class Record(models.Model):
    """A table whose keys sort by the time the row was made."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class AppendOnlyQuerySet(models.QuerySet[M_co]):
    """Rows can be read and inserted; the database's own trigger says the same."""

    def update(self, **_: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never deleted one by one.")


class AppendOnly(Record):
    """A table of facts: inserted once, never changed, deleted only with the whole person."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} rows are never deleted one by one.")
