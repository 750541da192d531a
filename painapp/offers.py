"""The one lesson that answers a moment: not read yet, not declined, and none once one was today."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, JSONObject

from accounts.models import Patient
from education.models import Lesson, LessonProgress
from education.rendering import plain
from education.typography import typeset
from education.words import Moment
from painapp.models import OfferDeclined


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A lesson in one line."""

    key: str
    title: str
    minutes: int
    message: str


PERSON = OuterRef(OuterRef("pk"))
THIS = OuterRef("key")


def offer_in(moments: Sequence[Moment], on: date) -> Subquery:
    """For a query over patients: the lesson for the first of the moments that has one.

    `offer_of` reads what it gives.
    """
    read = LessonProgress.objects.filter(patient=PERSON, lesson_key=THIS, finished_at__isnull=False)
    declined = OfferDeclined.objects.filter(Q(on=on) | Q(lesson_key=THIS), patient=PERSON)
    rows = Lesson.objects.filter(_any_of(moments), live=True, module__live=True)
    rows = rows.filter(~Exists(read), ~Exists(declined))
    rows = rows.order_by(_rank(moments), "module__position", "position", "key")
    body = Cast("body", TextField())
    found = JSONObject(key="key", title="title", minutes="minutes", body=body)
    return Subquery(rows.values(found=found)[:1], output_field=JSONField())


def offer_for(patient: UUID, moments: Sequence[Moment], on: date) -> Offer | None:
    """The same for one person, in one query."""
    if not moments:
        return None
    rows: QuerySet[Patient, Any] = Patient.objects.filter(pk=patient).values_list(
        offer_in(moments, on), flat=True
    )
    return offer_of(rows.first())


def offer_of(found: dict[str, Any] | None) -> Offer | None:
    """What `offer_in` gave."""
    if found is None:
        return None
    body, title = found.pop("body"), found.pop("title")
    return Offer(title=typeset(title), message=typeset(key_message(body)), **found)


@lru_cache(maxsize=128)
def key_message(body: str) -> str:
    """The key message of a stored text, without marks."""
    blocks = json.loads(body or "[]")
    found = (block["value"] for block in blocks if block["type"] == "key_message")
    return plain(next(found, "") or "").strip()


def _any_of(moments: Sequence[Moment]) -> Q:
    return Q(*(_has(moment) for moment in moments), _connector=Q.OR)


def _has(moment: Moment) -> Q:
    return Q(offered_at__icontains=f'"{moment}"')


def _rank(moments: Sequence[Moment]) -> Case:
    """The place of the first moment that a lesson is offered at."""
    whens = [When(_has(moment), then=Value(place)) for place, moment in enumerate(moments)]
    return Case(*whens, default=Value(len(moments)), output_field=IntegerField())
