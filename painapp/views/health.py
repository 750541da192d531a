"""What machines ask: whether the process lives, whether it can serve, whether work gets done.

A balancer or a container names no host of ours, comes by plain http and has no cookie. So these
three are answered before anything else looks at a request (`asked_by_machines`), and none of them
says anything of a person.
"""

from collections.abc import Callable
from secrets import compare_digest
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.views.decorators.http import require_safe

from common import clock
from reminders.progress import Progress, progress

HERE: Final = {"127.0.0.1", "::1"}
FRESH: Final = {"Cache-Control": "no-store"}
_migrated: set[str] = set()
"""The databases that were seen to have every migration: they keep them while this process lives."""


@login_not_required
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, least of all the database."""
    return HttpResponse("ok\n", content_type="text/plain", headers=FRESH)


@login_not_required
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Whether a page could be served: 503 and the names of what is missing where not."""
    missing = wrong()
    answer = {"ready": not missing, "missing": missing}
    return _said(answer, well=not missing)


@login_not_required
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Whether reminders get planned and sent, for whoever runs the house; 404 for all others."""
    if not may_ask(request):
        return HttpResponseNotFound(headers=FRESH)
    try:
        found = progress(clock.now())
    except Exception:  # noqa: BLE001 - whatever it is, the work is not getting done
        return _said({"overall": "late", "late": ["database"]}, well=False)
    late = found.late()
    answer = {"overall": "late" if late else "ok", "late": late, **_seconds(found)}
    return _said(answer, well=not late)


def _said(answer: dict[str, Any], *, well: bool) -> HttpResponse:
    """As JSON; 503 where it is not well, which is an answer and no error to be logged."""
    response = JsonResponse(answer, status=200 if well else 503, headers=FRESH)
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - as Django does
    return response


ADDRESSES: Final[dict[str, Callable[[HttpRequest], HttpResponse]]] = {
    "/healthz": healthz,
    "/readyz": readyz,
    "/status": status,
}


def wrong() -> list[str]:
    """What keeps a page from being served; without a database there is no more to ask."""
    if not _holds(_selects):
        return ["database"]
    parts = {"migrations": _is_migrated, "cache": _caches}
    return [name for name, ask in parts.items() if not _holds(ask)]


def may_ask(request: HttpRequest) -> bool:
    """Who is on the machine itself, with no proxy in between, or says STATUS_TOKEN."""
    if request.META.get("REMOTE_ADDR") in HERE and "X-Forwarded-For" not in request.headers:
        return True
    wanted = f"Bearer {settings.STATUS_TOKEN}"
    said = request.headers.get("Authorization", "")
    return bool(settings.STATUS_TOKEN) and compare_digest(said.encode(), wanted.encode())


def _seconds(found: Progress) -> dict[str, Any]:
    return {
        "planner_lag": round(found.to_plan.total_seconds()),
        "oldest_due": round(found.to_send.total_seconds()),
        "beats": {
            name: {"age": round(beat.age.total_seconds()), "number": beat.number}
            for name, beat in found.beats.items()
        },
    }


def _holds(ask: Callable[[], bool]) -> bool:
    """What it answers; no where it breaks, since what broke must not stand in the answer."""
    try:
        return ask()
    except Exception:  # noqa: BLE001 - whatever it is, no page can be served
        return False


def _selects() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _is_migrated() -> bool:
    """Asked until every migration is applied: it takes a third of a second."""
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(name)
    return True


def _caches() -> bool:
    cache.get("ready")
    return True
