"""Makes the style sheets a page links: our own joined into one, and the charts' own taken out.

Plotly writes its rules into an empty <style>, which the content security policy forbids. So they
are read from its bundle into a file of their own; the bundle itself stays as npm brought it.
"""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = ("tokens.css", "base.css", "layout.css")
PLOTLY = ROOT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
RULE = re.compile(
    r"""(?P<a>["'])(?P<selector>[^"']+)(?P=a):(?P<b>["'])(?P<body>.*?)(?P=b)(?=[,}])"""
)
PLACES = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


def var() -> Path:
    """Where this machine's own files live; relative to the project unless absolute."""
    return ROOT / (os.environ.get("VAR") or "var")


def joined() -> str:
    """Our own style sheets as one: tokens, base and layout first, then the components."""
    folder = ROOT / "static" / "css"
    sheets = [folder / name for name in FIRST]
    sheets += sorted((folder / "components").glob("*.css"))
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).lstrip()


def plotly_rules(bundle: str) -> str:
    """The rules the charts' bundle would insert, the last first, as its insertRule(…, 0) does.

    Raises ValueError where the bundle no longer holds them in this way.
    """
    start = bundle.find('{"X,X div":')
    end = bundle.find("};", start)
    rules = list(RULE.finditer(bundle, start, end + 1)) if start >= 0 else []
    if len(rules) < 20:
        raise ValueError(f"{PLOTLY.name} no longer holds its style rules where they were.")
    lines = []
    for rule in reversed(rules):
        selector = re.sub("[XY]", lambda letter: PLACES[letter[0]], rule["selector"])
        lines.append(f"{selector} {{{rule['body']}}}\n")
    return "".join(lines)


def write(path: Path, text: str) -> None:
    """Write only what changed, and all of it at once: others may be reading."""
    if path.exists() and path.read_text("utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text, "utf-8")
    part.replace(path)


def build(folder: Path) -> None:
    """Make `css/app.css` and `css/plotly.css` under `folder`; needs the npm packages."""
    write(folder / "css" / "app.css", joined())
    write(folder / "css" / "plotly.css", plotly_rules(PLOTLY.read_text("utf-8")))


if __name__ == "__main__":
    build(var() / "assets")
    sys.exit(0)
