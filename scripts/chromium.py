"""Finds a Chromium for the browser journeys, or brings one: `-m scripts.chromium` prints its path.

In order: CHROMIUM, the machine's, Playwright's own download, Debian's package where we are root.
The shell without windows comes first where there is one: journeys take half as long in it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [  # no look-ups of its own; a new profile each time
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def flags() -> list[str]:
    """How we start it; root has no sandbox to start it in."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def works(path: str | None) -> bool:
    """Whether it is there and starts (a download may lack the libraries it needs)."""
    if not path:
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def given() -> str | None:
    return os.environ.get("CHROMIUM")


def installed() -> str | None:
    places = os.pathsep.join([os.environ.get("PATH", ""), os.defpath, "/snap/bin"])
    found = (shutil.which(name, path=places) for name in NAMES)
    return next((path for path in found if works(path)), None)


def playwrights() -> str | None:
    """Where Playwright keeps the one it downloads, whether or not it has."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or None


def downloaded() -> str | None:
    print("There is no Chromium here: trying Playwright's own …", file=sys.stderr)
    environment = os.environ | {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return playwrights()


def debians() -> str | None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    print("Installing Debian's Chromium …", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "--yes", "--no-install-recommends", "fonts-liberation"]
    for arguments in (["update"], [*install, SHELL], [*install, "chromium"]):
        subprocess.run(
            [apt, "--quiet", *arguments], env=environment, stdout=sys.stderr, check=False
        )
        if path := installed():
            return path
    return None


def find() -> str | None:
    """The path of one that is here already; None where there is none."""
    return next((path for path in (given(), installed(), playwrights()) if works(path)), None)


def bring() -> str | None:
    """The path of one, fetched where need be; None where none can be had."""
    ways: tuple[Callable[[], str | None], ...] = (find, downloaded, debians)
    for way in ways:
        path = way()
        if works(path):
            return path
    return None


def main() -> int:
    path = bring()
    if path is None:
        print(
            "No Chromium can be had here: install it, or set CHROMIUM to its path.", file=sys.stderr
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
