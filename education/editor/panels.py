"""The fields of each text, in the order in which they are filled in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from education.editor import waiting
from education.editor.forms import LessonForm, PictureForm, PracticeForm, SourceForm, TextForm
from education.quality import look_over


class LookedOver(Panel):
    """How the text reads as it was last saved, what is missing, what an approver asked for."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/editor/looked_over.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.latest_revision_id)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            asked = waiting.asked_for(self.instance)
            return context | {"look": look_over(self.instance), "asked_for": asked}


class UsedIn(Panel):
    """The texts that cite a source or show a picture."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/editor/used_in.html"

        def is_shown(self) -> bool:
            return not self.instance._state.adding  # noqa: SLF001

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"rows": waiting.used_in(self.instance)}


USED_IN = UsedIn(heading=_("Texts it is in"))
NAMES = MultiFieldPanel(
    [FieldPanel("title"), FieldPanel("key"), FieldPanel("summary")], heading=_("Name")
)


def date_panel(name: str) -> FieldPanel:
    """The browser's own picker: Wagtail's needs a script in the page, which our policy refuses."""
    return FieldPanel(name, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


def instant_panel(name: str, heading: Any) -> FieldPanel:
    """The same for a date with an hour, in UTC; inside the dialog of `PublishingPanel`."""
    attrs = {
        "type": "datetime-local",
        "data-controller": "w-action",
        "data-action": "w-dialog:hidden->w-action#reset",
        "data-w-dialog-target": "notify",
    }
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=attrs)
    return FieldPanel(name, widget=widget, heading=heading)


DATES = FieldRowPanel(
    [date_panel("written_on"), date_panel("sources_checked_on"), date_panel("review_by")],
    heading=_("Dates"),
)
SCHEDULE = PublishingPanel(
    children=[
        instant_panel("go_live_at", _("Patients read it from (UTC)")),
        instant_panel("expire_at", _("Patients no longer read it from (UTC)")),
    ]
)


def _tabs(writing: list[Any], facts: list[Any], form: type[TextForm]) -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList([LookedOver(heading=_("How it reads")), *writing], heading=_("Text")),
            ObjectList([*facts, SCHEDULE], heading=_("Facts and dates")),
        ],
        base_form_class=form,
    )


MODULE = ObjectList([NAMES, FieldPanel("position"), SCHEDULE], base_form_class=TextForm)
LESSON = _tabs(
    [NAMES, FieldPanel("body")],
    [
        FieldRowPanel(
            [
                FieldPanel("module", widget=forms.Select),
                FieldPanel("position"),
                FieldPanel("minutes"),
            ]
        ),
        FieldPanel("strength"),
        FieldPanel("strength_note"),
        DATES,
        FieldPanel("offered_at"),
        FieldPanel("known_words"),
    ],
    LessonForm,
)
ARTICLE = _tabs(
    [NAMES, FieldPanel("body")],
    [FieldPanel("reader"), FieldPanel("minutes"), DATES, FieldPanel("known_words")],
    TextForm,
)
PRACTICE = _tabs(
    [NAMES, FieldPanel("cautions"), FieldPanel("body")],
    [
        FieldRowPanel([FieldPanel("rounds"), FieldPanel("minutes")]),
        DATES,
        FieldPanel("known_words"),
    ],
    PracticeForm,
)
SOURCE = ObjectList(
    [
        *map(FieldPanel, ("key", "authors", "year", "accessed", "title", "where", "read")),
        USED_IN,
    ],
    base_form_class=SourceForm,
)
PICTURE = ObjectList([FieldPanel("name"), FieldPanel("file"), USED_IN], base_form_class=PictureForm)
