"""`{% lesson_offer … %}`: at most one quiet line, where a page has a moment that asks for one."""

from typing import Any

from django import template

from education.words import Moment
from pacing.selectors.events import flares_of
from painapp.moments import moments_of, often
from painapp.offers import offer_for

register = template.Library()


@register.inclusion_tag("painapp/parts/offer.html", takes_context=True)
def lesson_offer(context: dict[str, Any], *codes: Any) -> dict[str, Any]:
    """`codes` are the engine's reasons or moments of Learn; the most urgent one is answered."""
    request = context["request"]
    patient, today = request.person.patient, request.person.today
    moments = moments_of(code for each in codes for code in _each(each))
    if Moment.FLARE in moments and often(flares_of(patient, today), today):
        moments = (Moment.FLARES_OFTEN, *moments)
    offer = offer_for(patient.pk, moments, today)
    return {"offer": offer, "here": request.path, "csrf_token": context.get("csrf_token")}


def _each(codes: Any) -> list[str]:
    return [codes] if isinstance(codes, str) else list(codes or ())
