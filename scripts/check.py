"""Looks at the code without running it: `make check`. Every look is taken, whatever fails."""

import subprocess
import sys
import time

from scripts.assets import ROOT

LOOKS: dict[str, list[str]] = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "templates": ["-m", "djlint", "templates", "--lint", "--quiet"],
    "types": ["-m", "mypy", "."],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "settings": ["manage.py", "check"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "lock": ["-m", "scripts.lock", "--check"],
}


def look(name: str, arguments: list[str]) -> bool:
    """Take one look; its words are shown only where it finds something."""
    start = time.monotonic()
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - start
    print(
        f"{name:<12} {'ok' if done.returncode == 0 else 'NOT OK':<7} {seconds:5.1f} s", flush=True
    )
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    wanted = sys.argv[1:] or list(LOOKS)
    results = [look(name, LOOKS[name]) for name in wanted]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
