"""The script that a browser keeps to show notices while no page is open."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SCRIPT = settings.BASE_DIR / "static" / "js" / "sw.js"
HEADERS = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """It speaks for the whole product, so it stands at its root, and is always asked for anew."""
    text = SCRIPT.read_text("utf-8")
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers=HEADERS)
