"""The addresses under /editor/: those of Wagtail's that an editor of texts needs, behind our door.

Wagtail's own list also loads what is not here (a page tree, reports, an interface for other
programs), which takes longer than everything else together. Its menus ask for some of those
addresses all the same before we take the lines out of them: they have a name, and nothing there.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from allauth.account.views import logout
from django.http import Http404, HttpRequest
from django.urls import URLPattern, include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import dismissibles, editing_sessions, home
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview
from wagtail.admin.views.i18n import localized_js_catalog
from wagtail.utils.urlpatterns import decorate_urlpatterns

from education.editor import views
from education.editor.gate import for_editors, through_the_door

NOT_HERE: dict[str, tuple[str, ...]] = {
    "wagtailadmin_api": ("pages:listing", "images:listing", "documents:listing"),
    "wagtailadmin_collections": ("index",),
    "wagtailadmin_pages": ("search",),
    "wagtailadmin_reports": (
        "aging_pages",
        "locked_pages",
        "page_types_usage",
        "site_history",
        "workflow",
        "workflow_tasks",
    ),
    "wagtailadmin_workflows": ("index", "task_index"),
}


def nothing(_request: HttpRequest, **_named: str) -> NoReturn:
    raise Http404


def named(address: str) -> Any:
    """A name that leads nowhere; "space:name" for one in a space of names of its own."""
    space, _, rest = address.rpartition(":")
    if space:
        return path(f"{space}/", include(([named(rest)], space)))
    return path(f"{address}/", nothing, name=address)


def not_here() -> Iterator[Any]:
    yield path("pages/", nothing, name="wagtailadmin_explore_root")
    bulk = "bulk/<str:app_label>/<str:model_name>/<str:action>/"
    yield path(bulk, nothing, name="wagtail_bulk_action")
    for space, names in NOT_HERE.items():
        yield path(f"{space}/", include(([named(name) for name in names], space)))


def of_apps() -> list[URLPattern]:
    """What our snippets bring, and ours."""
    return [entry for bring in hooks.get_hooks("register_admin_urls") for entry in bring() or ()]


kept = [
    path(
        "dismissibles/", dismissibles.DismissiblesView.as_view(), name="wagtailadmin_dismissibles"
    ),
    path("block-preview/", StreamFieldBlockPreview.as_view(), name="wagtailadmin_block_preview"),
    path("sprite/", home.sprite, name="wagtailadmin_sprite"),
    path("jsi18n/", localized_js_catalog, name="wagtailadmin_javascript_catalog"),
    path(
        "editing-sessions/",
        include(
            (
                [
                    path(
                        "ping/<slug:app_label>/<slug:model_name>/<str:object_id>/<int:session_id>/",
                        editing_sessions.ping,
                        name="ping",
                    ),
                    path("release/<int:session_id>/", editing_sessions.release, name="release"),
                ],
                "wagtailadmin_editing_sessions",
            )
        ),
    ),
    *of_apps(),
]

urlpatterns = [
    path("", through_the_door(views.home), name="wagtailadmin_home"),
    path("account/", RedirectView.as_view(pattern_name="mfa_index"), name="wagtailadmin_account"),
    path("logout/", logout, name="wagtailadmin_logout"),
    *decorate_urlpatterns(
        decorate_urlpatterns(decorate_urlpatterns(kept, require_admin_access), never_cache),
        for_editors,
    ),
    path("nothing/", include([*not_here()])),
]
