"""Every sentence the product can say: the translatable texts of its code and templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.assets import ROOT

ROOMS = ("accounts", "common", "diary", "education", "goals", "pacing", "painapp", "reminders")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
TAG = re.compile(r'{%\s*translate\s+"([^"]+)"')
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)


def messages() -> Iterator[tuple[str, str]]:
    """Each message with the file it stands in, from the root."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield from ((text, _name(path)) for text in _of_code(path))
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            yield from ((text, _name(path)) for text in _of_template(path))


def _of_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def _of_template(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    yield from TAG.findall(text)
    yield from (re.sub(r"\s+", " ", block) for block in BLOCK.findall(text))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
