"""Markdown made into HTML that is safe for everyone: what is not ours comes out as text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from education import links, typography

LEFT_OUT = ["autolink", "backticks", "code", "fence", "html_block", "html_inline", "image"]
LEFT_OUT += ["blockquote", "hr", "lheading", "reference"]
HEADING = "h2"  # under the page's own h1, whatever was typed
OPTIONS = {"html": False, "typographer": True, "quotes": typography.QUOTES}


def render(text: str, *, lessons: set[str]) -> SafeString:
    """The text as HTML; `lessons` holds the keys of those that its links can open.

    A link that leads nowhere stands as its words. Quotes come out curly.
    """
    html: str = _markdown().render(text, {"lessons": lessons})
    return mark_safe(html)  # noqa: S308 - written by the renderer below, with every word escaped


def render_line(text: str, *, lessons: set[str]) -> SafeString:
    """The same for words that stand inside a sentence of the page."""
    html: str = _markdown().renderInline(text, {"lessons": lessons})
    return mark_safe(html)  # noqa: S308 - as above


def plain(text: str) -> str:
    """What a reader reads of it, without marks: for reading aloud and for measuring."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"^(#+|[-*]|\d+\.)\s+|\*+|_{2,}", "", text, flags=re.MULTILINE)


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", OPTIONS, renderer_cls=_Renderer).disable(LEFT_OUT)
    made.enable("smartquotes")
    made.validateLink = _is_ours  # type: ignore[method-assign]
    return made


def _is_ours(url: str) -> bool:
    return url.partition(":")[0] in {"app", "lesson", "practice"}


class _Renderer(RendererHTML):
    """Headings of one rank, links through `education.links`, "4-7-8" never broken over lines."""

    def text(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return str(escape(typography.unbroken(tokens[index].content)))

    def heading_open(self, *_: Any) -> str:
        return f"<{HEADING}>"

    def heading_close(self, *_: Any) -> str:
        return f"</{HEADING}>\n"

    def link_open(
        self, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]
    ) -> str:
        target = str(tokens[index].attrGet("href") or "")
        address = links.address(target, lessons=env["lessons"])
        env.setdefault("open", []).append(address)
        return f'<a href="{escape(address)}">' if address else ""

    def link_close(
        self, _tokens: Sequence[Token], _index: int, _options: Any, env: dict[str, Any]
    ) -> str:
        return "</a>" if env["open"].pop() else ""
