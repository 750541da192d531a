"""What every page may show: the site's name, whether the date is set, whom to call."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.context import patient_of
from common import clock
from painapp import emergency


def site(request: HttpRequest) -> dict[str, Any]:
    """`clock_notice` holds the set date; None when the date is the real one."""
    return {
        "site_name": settings.SITE_NAME,
        "clock_notice": clock.now() if clock.is_set() else None,
        "demo": getattr(getattr(request, "user", None), "is_demo", False),
    }


def whom_to_call(request: HttpRequest) -> dict[str, Any]:
    """`emergency` holds the numbers for where the person is, worked out where a page asks."""
    return {"emergency": SimpleLazyObject(lambda: emergency.numbers_for(patient_of(request)))}
