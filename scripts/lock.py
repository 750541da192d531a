"""Pins every dependency with its hash: `make lock`; `-m scripts.lock --check` needs no network.

The head of each requirements file holds a digest of the tables in pyproject.toml it was made from,
so a dependency changed without `make lock` is seen. No address of an index is written anywhere.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "base.txt": ["pyproject.toml", "--group", "setup"],
    "dev.txt": ["pyproject.toml", "--group", "setup", "--group", "dev"],
    "node.txt": ["--group", "node"],
}
HEAD = "# Made by `make lock` from pyproject.toml, whose dependencies have the digest {}\n"
PINNED = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", re.MULTILINE)
HASHED = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^\n]*\\\n +--hash=sha256:", re.MULTILINE)


def digest() -> str:
    """What the locks depend on: the dependency tables and the Python they are for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    tables = [
        project["project"]["requires-python"],
        project["project"]["dependencies"],
        project["dependency-groups"],
    ]
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:32]


def problems() -> list[str]:
    """What is wrong with the locks, one sentence each."""
    head = HEAD.format(digest())
    found = []
    for name in LOCKS:
        path = ROOT / "requirements" / name
        text = path.read_text() if path.exists() else ""
        if not text.startswith(head):
            found.append(f"requirements/{name} is behind pyproject.toml. Run `make lock`.")
        elif len(PINNED.findall(text)) != len(HASHED.findall(text)):
            found.append(f"requirements/{name} has a line without a hash. Run `make lock`.")
    return found + _npm_problems()


def _npm_problems() -> list[str]:
    wanted = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    tables = ("dependencies", "devDependencies")
    found = []
    if any(lock[""].get(table) != wanted.get(table) for table in tables):
        found.append("package-lock.json is behind package.json. Run `make lock`.")
    if any("resolved" in package for package in lock.values()):
        found.append("package-lock.json names addresses. Run `make lock`.")
    return found


def compile_python(name: str, sources: list[str]) -> None:
    path = ROOT / "requirements" / name
    path.parent.mkdir(exist_ok=True)
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", *sources, *upgrade),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"),
        *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
        *("--output-file", str(path.relative_to(ROOT))),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    pins = re.sub(r"\A(#.*\n)+", "", path.read_text())
    path.write_text(HEAD.format(digest()) + pins)


def main() -> int:
    if "--check" not in sys.argv:
        for name, sources in LOCKS.items():
            compile_python(name, sources)
        npm = ["npm", "install", "--package-lock-only", "--ignore-scripts"]
        subprocess.run(npm, cwd=ROOT, check=True)
    found = problems()
    for sentence in found:
        print(sentence, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
