"""Wagtail's lists and forms, without what leads nowhere here, and in our words."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    RevisionsUnscheduleView,
    UnpublishView,
)

SAID: dict[str, Any] = {
    "submit": _("“%s” is sent in. Somebody else looks at it now."),
    "cancel-workflow": _("“%s” is taken back. You can go on writing."),
}
"""What is said after something was done to a text; for the rest Wagtail has words."""


class Listing(IndexView):
    """Nothing to tick: there is nothing that can be done to many texts at once."""

    @cached_property
    def columns(self) -> list[Any]:
        return [
            column
            for column in super().columns
            if not isinstance(column, BulkActionsCheckboxColumn)
        ]


class InOurWords:
    """What the forms for a new and for a kept text have in common."""

    action: str
    object: Any

    def get_side_panels(self) -> MediaContainer:
        """Without Wagtail's checks of a page: how a text reads is said above it."""
        panels: Iterator[Any] = iter(super().get_side_panels())  # type: ignore[misc]
        return MediaContainer([one for one in panels if not isinstance(one, ChecksSidePanel)])

    def get_success_message(self, instance: Any = None) -> str:
        if self.action in SAID:
            return str(SAID[self.action] % (instance or self.object))
        said: str = super().get_success_message(instance)  # type: ignore[misc]
        return said


class Add(InOurWords, CreateView):
    pass


class Edit(InOurWords, EditView):
    pass


class Withdraw(UnpublishView):
    permission_required = "withdraw"


class Unschedule(RevisionsUnscheduleView):
    permission_required = "withdraw"


class Choose(ChooseView):
    results_template_name = "wagtailadmin/generic/chooser/results.html"


class ChooseResults(ChooseResultsView):
    results_template_name = "wagtailadmin/generic/chooser/results.html"
