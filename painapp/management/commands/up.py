"""`manage.py up`: brings the database and files up to date, then serves until told to stop."""

import errno
import hashlib
import shutil
import socket
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from common import clock
from painapp import environment
from painapp.demo.people import ACCOUNTS, PASSWORD
from painapp.supervisor import Supervisor

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Start Evenstep on this machine. PORT, VAR and NOW are honoured; Ctrl-C stops it."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        port = environment.whole("PORT", 8000)
        reason = why_not(port)
        if reason:
            self.stderr.write(reason)
            sys.exit(1)
        set_date()
        prepare_database()
        call_command("load_curriculum", stdout=self.stdout)
        collect_static_files()
        prepare_demo_world()
        self.serve(port)

    def serve(self, port: int) -> None:
        supervisor = Supervisor()
        supervisor.listen()
        try:
            supervisor.start("web", web_command(port))
            if self.answers(supervisor, port):
                self.greet(port)
                for name, command in work_commands().items():
                    supervisor.start(name, command, again=True)
                supervisor.wait()
        finally:
            ended = supervisor.ended()
            supervisor.stop()
        if ended:
            self.stderr.write(f"The {ended} process ended by itself; its words stand above.")
            sys.exit(1)
        self.stdout.write("\nStopped.")

    def answers(self, supervisor: Supervisor, port: int) -> bool:
        """Wait until the web process takes connections; false if it is time to stop instead."""
        while not is_open(port):
            if supervisor.wait(0.1):
                return False
        return True

    def greet(self, port: int) -> None:
        self.stdout.write(f"\n{settings.SITE_NAME} is running: http://{HOST}:{port}/")
        if has_demo_world():
            self.stdout.write(f"The demo's people are made up. Their password: {PASSWORD}")
            for account in ACCOUNTS:
                self.stdout.write(f"  {account.email:<20} {account.shows}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()


def why_not(port: int) -> str | None:
    """Why the port can't be served, in one line; None where it can."""
    if not 0 < port < 65536:
        return f"PORT is {port}. Set it to a number from 1 to 65535."
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is taken. Choose another: make run PORT={port % 65535 + 1}"
            return f"Port {port} can't be used here ({error.strerror}). Choose another with PORT."
    return None


def is_open(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((HOST, port)) == 0


def web_command(port: int) -> list[str]:
    """Gunicorn with threads; two processes, so that one slow page holds up nobody. What both need
    is loaded once, before it takes connections.
    """
    return [
        *(sys.executable, "-m", "gunicorn", settings.WSGI_APPLICATION.replace(".app", ":app")),
        *("--bind", f"{HOST}:{port}", "--worker-class", "gthread", "--workers", "2"),
        *("--threads", "4", "--log-level", "warning", "--no-control-socket"),
        "--preload",
    ]


def work_commands() -> dict[str, list[str]]:
    """Celery's worker and its timer. What they pass each other does not outlast them: what is to be
    done stands in the database.
    """
    shutil.rmtree(settings.CALLS, ignore_errors=True)
    for folder in settings.CALL_FOLDERS:
        folder.mkdir(parents=True)
    quiet = ["-W", "ignore:You're running the worker", "-m", "celery", "--quiet"]
    celery = [sys.executable, *quiet, "--app", "painapp.celery"]
    alone = ["--without-heartbeat", "--without-gossip", "--without-mingle"]
    return {
        "worker": [*celery, "worker", "--pool", "solo", "--loglevel", "WARNING", *alone],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--schedule", f"{settings.CALLS}/beat"],
    }


def set_date() -> None:
    """NOW sets the date; without it the real one counts again."""
    wanted = environment.instant("NOW")
    if settings.CLOCK_FILE is None:
        return
    if wanted is None:
        settings.CLOCK_FILE.unlink(missing_ok=True)
    else:
        clock.set_to(wanted)


def prepare_database() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def collect_static_files() -> None:
    """Hash and compress the files of our pages, where one of them has changed."""
    mark = settings.VAR / "static.mark"
    present = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            present.update(
                f"{path} {storage.size(path)} {storage.get_modified_time(path)}".encode()
            )
    if mark.exists() and settings.STATIC_ROOT.exists() and mark.read_text() == present.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(present.hexdigest())


def has_demo_world() -> bool:
    return "demo" in get_commands() and not settings.PRODUCTION


def prepare_demo_world() -> None:
    """Into an empty database comes the demo world; its people are made up and it says so."""
    if has_demo_world() and not get_user_model().objects.exists():
        call_command("demo")
