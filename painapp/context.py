"""What every page may show: the site's name, and whether the date is set."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from common import clock


def site(request: HttpRequest) -> dict[str, Any]:
    """`clock_notice` holds the set date; None when the date is the real one."""
    return {
        "site_name": settings.SITE_NAME,
        "clock_notice": clock.now() if clock.is_set() else None,
        "demo": getattr(getattr(request, "user", None), "is_demo", False),
    }
