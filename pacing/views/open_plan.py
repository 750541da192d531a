"""The plan a page is about: the person's own, and not ended."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.requests import Person
from common.prepared import Prepared
from pacing.models import Plan


def open_plan(person: Person, plan: UUID) -> Plan:
    """With its activity, goal and patient; 404 where it has ended or is another person's."""
    for row in _own(plan, person.patient.pk):
        return row
    raise Http404


@Prepared
def _own(plan: UUID, patient: UUID) -> QuerySet[Plan]:
    rows = Plan.objects.select_related("activity", "goal", "patient")
    return rows.exclude(state=Plan.State.CLOSED).filter(pk=plan, patient=patient)
