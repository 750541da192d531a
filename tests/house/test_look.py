"""The look keeps its own rules: nothing inline, nothing missing, nothing heavy."""

import gzip
import re
from pathlib import Path

import pytest

from scripts.assets import ROOT, joined

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = ROOT / "templates" / "components"
STYLES = sorted((ROOT / "static" / "css" / "components").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
PARTS_OF = {"brand", "check", "field_error", "footer", "main_nav", "messages", "ribbon", "timer_"}
NAMED = {
    "icon": re.compile(r"""(?:{% icon |\bicon(?:_after)?=)"([a-z-]+)\""""),
    "drawing": re.compile(r"""(?:drawing\.html" with name|\bdrawing)="([a-z-]+)\""""),
}

in_each_template = pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
in_each_style = pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@in_each_template
def test_a_template_has_no_inline_style_or_handler(template: Path) -> None:
    text = template.read_text("utf-8")
    if template.parent.name == "mail":  # a letter brings its one sheet along
        text = text.replace("<style>", "", 1)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", text)


@in_each_template
def test_a_script_in_a_template_is_a_file_or_data(template: Path) -> None:
    tags = re.findall(r"<script[^>]*>", template.read_text("utf-8"))
    assert all("src=" in tag or 'type="application/json"' in tag for tag in tags)


@in_each_template
def test_an_icon_or_drawing_that_is_named_exists(template: Path) -> None:
    text = template.read_text("utf-8")
    icons = set(re.findall(r'<symbol id="([a-z-]+)"', read("static/img/icons.svg")))
    drawings = {path.stem for path in (ROOT / "static" / "img").glob("*.svg")}
    assert set(NAMED["icon"].findall(text)) <= icons
    assert set(NAMED["drawing"].findall(text)) <= drawings


@in_each_style
def test_a_component_takes_its_colours_from_the_tokens(style: Path) -> None:
    text = re.sub(r"\.qr \{[^}]*\}", "", style.read_text("utf-8"))
    assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgb\(|\bhsl\(", text)


@pytest.mark.parametrize("component", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_a_component_is_listed_or_part_of_another(component: Path) -> None:
    listed = f"| `{component.stem}` |" in read("templates/components/README.md")
    assert listed or any(component.stem.startswith(name) for name in PARTS_OF)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_listed_and_short(script: Path) -> None:
    assert f"`{script.name}`" in read("static/js/README.md")
    assert len(script.read_text("utf-8").splitlines()) <= 150


def test_styles_and_scripts_of_the_daily_path_stay_light() -> None:
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS)
    assert compressed(joined()) + compressed(scripts) < 30_000


def test_every_choice_of_theme_names_the_same_colours() -> None:
    tokens = read("static/css/tokens.css")
    blocks = re.findall(r"color-scheme: (?:light|dark);\n(.*?)\}", tokens, flags=re.DOTALL)
    names = [set(re.findall(r"(--[a-z0-9-]+):", block)) for block in blocks[:4]]
    assert names[0] == names[1] == names[2] == names[3]


def test_the_systems_dark_is_the_chosen_dark() -> None:
    tokens = read("static/css/tokens.css")
    blocks = re.findall(r"color-scheme: dark;\n(.*?)\}", tokens, flags=re.DOTALL)
    assert blocks[0].split() == blocks[1].split()


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")
