"""What the components need beyond plain templates: a scale's numbers, bars, drawings, undo."""

from collections.abc import Mapping

from django import template
from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.safestring import SafeString

from common import notices

register = template.Library()

register.filter("undo_url", notices.undo_url)


@register.filter
def scale_numbers(value: int | str | None) -> list[tuple[int, bool]]:
    """The eleven numbers of a scale, each with whether it is the answer `value`."""
    return [(number, str(number) == str(value)) for number in range(11)]


@register.filter
def steps_on(current: int, total: int) -> list[bool]:
    """One entry a step of a wizard: whether it is reached."""
    return [step <= current for step in range(1, total + 1)]


@register.filter
def item(mapping: Mapping[str, str] | None, key: object) -> str:
    """The value of `key` (as text) in `mapping`, or nothing."""
    return (mapping or {}).get(str(key), "")


@register.filter
def json_block(figure: object, chart: str) -> SafeString:
    """A chart's figure as a block of data (no script runs), found by the name of the chart."""
    return json_script(figure, f"{chart}-figure")


@register.filter
def drawing_url(name: str) -> str:
    """The address of one of our drawings, by its file name without the ending."""
    return static(f"img/{name}.svg")
