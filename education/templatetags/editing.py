"""What pages of the editor area ask for by themselves."""

from typing import Any

from django import template

from education.editor.standing import Standing, standing

register = template.Library()


@register.simple_tag
def standing_of(one: Any) -> Standing | None:
    """How a text stands, by its row; a version of it may say otherwise. None for a new one."""
    kept = type(one)._default_manager.filter(pk=one.pk).first()  # noqa: SLF001
    return standing(kept) if kept else None
