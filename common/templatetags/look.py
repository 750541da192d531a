"""What the components need beyond plain templates: icons, a scale's numbers, drawings, undo.

Every template has it without loading it. Icons, scales and the lines of tables are written here
rather than in templates since a page holds up to a hundred of them: they took a third of its time.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from django import template
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from common import notices
from common.languages import FORGET, once_in_each_language
from common.sketch import sketch

register = template.Library()

CHECKED = SafeString(" checked")
NOW = SafeString(' class="is-now"')
UNSENT: dict[tuple[type[BaseForm], str | None], SafeString] = {}

register.filter("undo_url", notices.undo_url)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, flip: bool = False) -> SafeString:  # noqa: FBT001, FBT002 (a tag's argument)
    """One of `img/icons.svg`, for the eye only; `flip` for one that points along the line."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        " icon--flip" if flip else "",
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def scale_options(name: str, value: int | str | None) -> SafeString:
    """The eleven radio buttons of the scale `name`, of which `value` is chosen, if it is one."""
    return format_html_join(
        "\n",
        '<label class="scale-option"><input type="radio" name="{}" value="{}"{}{}>'
        "<span>{}</span></label>",
        (
            (
                name,
                number,
                format_html(' id="{}"', name) if number == 0 else "",
                CHECKED if str(number) == str(value) else "",
                number,
            )
            for number in range(11)
        ),
    )


class Line(Protocol):
    """A line of a table; `now` for that of the present."""

    @property
    def head(self) -> str: ...
    @property
    def cells(self) -> Sequence[str]: ...
    @property
    def now(self) -> bool: ...


@register.simple_tag
def table_rows(rows: Iterable[Line]) -> SafeString:
    """The lines of a table's body; their words are escaped."""
    return SafeString("\n".join(_table_row(row) for row in rows))


def _table_row(row: Line) -> str:
    cells = "".join(f'<td class="n">{html.escape(cell)}</td>' for cell in row.cells)
    return f'<tr{NOW if row.now else ""}><th scope="row">{html.escape(row.head)}</th>{cells}</tr>'


@register.simple_tag
@once_in_each_language(most=2048)
def shared(template: str, **facts: str) -> SafeString:
    """A part of the page that is the same for everyone, rendered once in each language.

    It sees `facts` alone, and nothing of a person's may be among them.
    """
    return render_to_string(template, facts)


@register.simple_tag
def fields_for_all(form: BaseForm) -> SafeString:
    """The fields of a form that begins the same for everyone, rendered once in each language until
    it is sent. Nothing of a person's may stand in its labels, hints or choices.
    """
    begun = form.initial or any(field.initial for field in form.fields.values())
    if form.is_bound or begun:
        return render_to_string("components/fields.html", {"form": form})
    kind = (type(form), get_language())
    if kind not in UNSENT:
        UNSENT[kind] = render_to_string("components/fields.html", {"form": form})
    return UNSENT[kind]


FORGET.append(UNSENT.clear)


@register.filter
def scale_end(word: str, number: int) -> str:
    """What the lowest or highest number of a scale stands for: "0: none"."""
    return gettext("%(number)s: %(word)s") % {"number": number, "word": word}


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


register.filter("sketch", sketch)


@register.filter
def drawing_url(name: str) -> str:
    """The address of one of our drawings, by its file name without the ending."""
    return static(f"img/{name}.svg")
