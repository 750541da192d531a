"""Wagtail's snippets as this product uses them."""

from django.db.models.signals import post_migrate
from wagtail.snippets.apps import WagtailSnippetsAppConfig


class SnippetsInTheEditor(WagtailSnippetsAppConfig):
    """Without their interface for other programs: nothing here answers it, and to build it took a
    third of the time in which every process starts.
    """

    def ready(self) -> None:
        from wagtail.snippets.models import create_extra_permissions, register_deferred_snippets

        register_deferred_snippets()
        post_migrate.connect(create_extra_permissions, sender=self)
