"""An entry as one line: what, how much, what for, and how late it was noted."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from common import amounts
from diary.models import ActivityEntry, Category, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneLine:
    """`purpose` is empty for what belongs to no plan."""

    pk: UUID
    name: str
    amount: str
    category: str
    purpose: str
    recall: str
    note: str

    @property
    def change_url(self) -> str:
        return reverse("entry_edit", args=[self.pk])


def done_line(entry: ActivityEntry) -> DoneLine:
    """The line for an entry that was loaded with its activity."""
    activity = entry.activity
    other = entry.purpose == Purpose.OTHER
    return DoneLine(
        pk=entry.pk,
        name=activity.name,
        amount=amounts.amount(entry.amount, activity.unit),
        category=str(Category(activity.category).label),
        purpose="" if other else str(Purpose(entry.purpose).label),
        recall=amounts.recall(entry.recall_days),
        note=entry.note,
    )
