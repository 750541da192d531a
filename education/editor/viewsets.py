"""The lists and forms of the editor area, one for each kind of text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from common import clock
from education.editor import pages, panels
from education.editor.forms import PictureForm
from education.editor.policies import MATERIAL, TEXTS, RolePolicy
from education.editor.standing import standings
from education.models import Article, Lesson, Module, Picture, Practice, Source


class ReviewColumn(Column):
    """When the text is to be looked at again; amber once that day has come."""

    cell_template_name = "education/editor/review_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"is_due": instance.is_due(clock.now().date())}


class StandingColumn(Column):
    """How a text stands; those of a whole list are looked up together."""

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        table = parent_context["table"]
        if not hasattr(table, "standings"):
            table.standings = standings(table.data)
        return context | {"standing": table.standings[instance.pk]}


class StatusColumn(StandingColumn):
    """Whether patients read it, and what else there is of it."""

    cell_template_name = "education/editor/status_cell.html"


class CheckedColumn(StandingColumn):
    """Who approved what patients read."""

    cell_template_name = "education/editor/checked_cell.html"


STATUS = StatusColumn("status", accessor="pk", label=_("Status"))
CHECKED = CheckedColumn("checked", accessor="pk", label=_("Approved by"))
DATED = Column("dated", label=_("Year"), sort_key="year")
REVIEW = ReviewColumn("review_by", label=_("Look at it again by"), sort_key="review_by")


class OursViewSet(SnippetViewSet):
    """What all kinds have in common. Where something is used is said by panels of our own."""

    add_to_admin_menu = True
    copy_view_enabled = False
    search_backend_name = None
    index_view_class = pages.Listing
    index_template_name = "wagtailadmin/generic/index.html"
    add_view_class, edit_view_class = pages.Add, pages.Edit

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        given = {"usage_url_name": None} | kwargs
        found: dict[str, Any] = super().get_common_view_kwargs(**given)
        return found

    def get_urlpatterns(self) -> list[Any]:
        return [each for each in super().get_urlpatterns() if each.name != "usage"]


class TextViewSet(OursViewSet):
    """What the kinds of texts have in common."""

    search_fields = ["title", "key", "summary"]
    unpublish_view_class = pages.Withdraw
    revisions_unschedule_view_class = pages.Unschedule
    list_per_page = 100


class LessonViewSet(TextViewSet):
    model = Lesson
    icon, menu_order = "doc-full", 10
    admin_url_namespace, base_url_path = "education_lessons", "lessons"
    list_display = ["title", STATUS, "module", "minutes", CHECKED, REVIEW]
    list_filter = ["module", "strength"]
    ordering = ["module__position", "position"]
    edit_handler = panels.LESSON


class ModuleViewSet(TextViewSet):
    model = Module
    icon, menu_order = "list-ol", 20
    admin_url_namespace, base_url_path = "education_modules", "modules"
    list_display = ["title", STATUS, "position", CHECKED]
    ordering = ["position"]
    edit_handler = panels.MODULE


class PracticeViewSet(TextViewSet):
    model = Practice
    icon, menu_order = "time", 30
    admin_url_namespace, base_url_path = "education_practices", "practices"
    list_display = ["title", STATUS, "minutes", CHECKED, REVIEW]
    edit_handler = panels.PRACTICE


class ArticleViewSet(TextViewSet):
    model = Article
    icon, menu_order = "doc-empty", 40
    admin_url_namespace, base_url_path = "education_pages", "pages-of-ours"
    list_display = ["title", STATUS, "reader", "minutes", CHECKED, REVIEW]
    edit_handler = panels.ARTICLE


class SourceViewSet(OursViewSet):
    model = Source
    icon, menu_order = "link", 50
    admin_url_namespace, base_url_path = "education_sources", "sources"
    list_display = ["key", "authors", DATED, "title", "read"]
    search_fields = ["key", "authors", "title"]
    edit_handler = panels.SOURCE


class PictureChooser(SnippetChooserViewSet):
    icon = "image"
    choose_view_class, choose_results_view_class = pages.Choose, pages.ChooseResults
    creation_form_class = PictureForm


class PictureViewSet(OursViewSet):
    model = Picture
    icon, menu_order = "image", 60
    admin_url_namespace, base_url_path = "education_pictures", "pictures"
    chooser_admin_url_namespace, chooser_base_url_path = "education_picture", "choose-picture"
    chooser_viewset_class = PictureChooser
    list_display = ["name", "width", "height", "added_at"]
    search_fields = ["name"]
    edit_handler = panels.PICTURE


TEXT_VIEWSETS = (LessonViewSet, ModuleViewSet, PracticeViewSet, ArticleViewSet)
VIEWSETS = (*TEXT_VIEWSETS, SourceViewSet, PictureViewSet)


def register_policies() -> None:
    """Before anything asks for one."""
    for text in (Module, Lesson, Article, Practice):
        register_permission_policy(text, RolePolicy(text, TEXTS))
    for material in (Source, Picture):
        register_permission_policy(material, RolePolicy(material, MATERIAL))
