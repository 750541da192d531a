"""What the editor area is put together from; Wagtail looks for a file of this name."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from accounts import roles
from accounts.models import Role
from education.editor import actions, history, views
from education.editor.viewsets import VIEWSETS, register_policies

register_policies()
for viewset in VIEWSETS:
    register_snippet(viewset)

OURS = {"lessons", "modules", "practices", "pages", "sources", "pictures", "statistics"}


@hooks.register("register_admin_urls")
def own_pages() -> list[URLPattern]:
    return [
        path("approve/<int:pk>/", views.approve, name="education_approve"),
        path("statistics/", views.statistics, name="education_statistics"),
    ]


@hooks.register("register_log_actions", order=10)
def steps_in_our_words(log_actions: Any) -> None:
    history.register(log_actions)


@hooks.register("register_admin_menu_item")
def statistics_item() -> MenuItem:
    address = reverse("education_statistics")
    return MenuItem(_("Statistics"), address, name="statistics", icon_name="view", order=70)


@hooks.register("construct_main_menu")
def only_ours(_request: Any, items: list[MenuItem]) -> None:
    """No page tree, no settings, no reports: what is not there is not in the menu."""
    items[:] = [item for item in items if item.name in OURS]


@hooks.register("insert_global_admin_css")
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("construct_snippet_action_menu")
def actions_of_ours(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    actions.arrange(items, is_approver=Role.APPROVER in roles.of(request.user), context=context)
