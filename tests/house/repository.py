"""What belongs to the project: the files git keeps, or would."""

import subprocess
from functools import cache
from pathlib import Path

from scripts.assets import ROOT

IGNORED = {".git", ".venv", "var", "node_modules", "__pycache__", "screenshots", ".hypothesis"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, whether or not it came with git."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        paths = [ROOT / name for name in listed.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not IGNORED.intersection(path.parts)]
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> dict[str, str]:
    """The text of every file that is text, by its path in the project."""
    found = {}
    for path in files():
        try:
            found[str(path.relative_to(ROOT))] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found
