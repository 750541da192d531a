"""The server is killed in the middle of posts: each entry is there once, or not at all.

What was answered is there; what was not may be sent again and is there once then.
"""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
PASSWORD = "correct horse battery staple"
SIGN_UP = f"""
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import Patient, User
from common import clock
user = User.objects.create_user("alice@example.org", "{PASSWORD}", name="Alice")
Patient.objects.create(user=user, zone="Europe/London", created_at=clock.now())
session = SessionStore()
session["_auth_user_id"] = str(user.pk)
session["_auth_user_backend"] = "accounts.backends.PeopleBackend"
session["_auth_user_hash"] = user.get_session_auth_hash()
session.create()
print("session:", session.session_key)
"""

pytestmark = pytest.mark.long


class House:
    """A product of its own in a folder, with Alice signed up and signed in."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "evenstep.sqlite3"
        self.environment = os.environ | {
            "VAR": str(folder),
            "EVENSTEP_ENV": "test",
            "DATABASE_URL": f"sqlite:///{self.database}",
        }
        self.manage("migrate", "--verbosity=0")
        said = self.manage("shell", "--no-imports", "-c", SIGN_UP)
        self.session = said.split("session:")[1].split()[0]
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    @contextmanager
    def open(self) -> Iterator[subprocess.Popen[bytes]]:
        """The web process, until it is killed with everything it started."""
        gunicorn = ["-m", "gunicorn", "painapp.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        server = subprocess.Popen(
            [sys.executable, *gunicorn, "--workers=2", "--log-level=critical"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )
        try:
            self.wait(listening=True)
            yield server
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            self.wait(listening=False)  # a worker may hold the socket a little longer

    def wait(self, *, listening: bool) -> None:
        until = time.monotonic() + PATIENCE
        while self.listens() is not listening:
            if time.monotonic() > until:
                raise TimeoutError("the server does not " + ("answer" if listening else "end"))
            time.sleep(0.05)

    def listens(self) -> bool:
        with closing(socket.socket()) as visitor:
            return visitor.connect_ex(("127.0.0.1", self.port)) == 0

    def goals(self) -> list[str]:
        """The texts of all goals in the file."""
        with closing(sqlite3.connect(self.database)) as file:
            file.create_function("django_format_dtdelta", 3, lambda *_: None)  # one of its checks
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return [text for (text,) in file.execute("SELECT text FROM goals_goal")]


class Phone:
    """A browser that stays signed in and remembers which posts were answered."""

    def __init__(self, house: House) -> None:
        self.address, self.cookie = house.address, f"sessionid={house.session}"
        self.sent: dict[str, dict[str, str]] = {}
        self.answered: set[str] = set()
        with self.ask() as answer:
            self.cookie += f"; {answer.headers['Set-Cookie'].split(';')[0]}"
            found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
        assert found
        self.token = found[1]

    def ask(self, body: bytes | None = None) -> Any:
        """The page of goals, or a post to it."""
        request = Request(f"{self.address}/goals/", data=body, headers={"Cookie": self.cookie})
        return urlopen(request, timeout=10)

    def post(self, body: dict[str, str]) -> None:
        """Send a goal; whether an answer came is noted."""
        self.sent[body["text"]] = body
        post = body | {"csrfmiddlewaretoken": self.token}
        try:
            self.ask(urlencode(post).encode()).close()
        except HTTPError:
            raise
        except OSError:
            return
        self.answered.add(body["text"])

    def wait_for(self, answers: int) -> None:
        until = time.monotonic() + PATIENCE
        while len(self.answered) < answers:
            assert time.monotonic() < until, "posts are not answered"
            time.sleep(0.003)

    def post_on(self) -> None:
        """Goal after goal, until the server is gone."""
        for number in range(1000):
            before = len(self.answered)
            name = f"goal {uuid4()} {number}"
            self.post({"text": name, "why": "", "client_uuid": str(uuid4())})
            if len(self.answered) == before:
                return


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


@pytest.mark.parametrize("answers", [1, 4, 10, 20])
def test_a_server_killed_while_posts_arrive_keeps_each_once(answers: int, house: House) -> None:
    earlier = house.goals()
    with house.open() as server:
        phone = Phone(house)
        typing = Thread(target=phone.post_on)
        typing.start()
        phone.wait_for(answers)
        os.killpg(server.pid, signal.SIGKILL)
        typing.join(PATIENCE)
    kept = house.goals()
    assert len(kept) == len(set(kept))
    assert phone.answered <= set(kept) - set(earlier) <= phone.sent.keys()
    with house.open():
        for body in phone.sent.values():
            phone.post(body)
    assert sorted(house.goals()) == sorted([*earlier, *phone.sent])
