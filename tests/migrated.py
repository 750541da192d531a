"""A database with every migration applied: SQLite's is kept from one run to the next, PostgreSQL's
is what the processes of a run copy theirs from.

Its name is a digest of all migrations and the settings: where one changes, another is made.
Django is imported inside the functions: conftest.py imports this file before it is set up.
"""

import hashlib
import os
import sqlite3
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
BEGINNING = "evenstep_migrated_"
LIKE = "evenstep\\_migrated\\_%"


def kept() -> Path:
    """Where the SQLite database for these migrations is, or would be."""
    return FOLDER / f"{_digest()}.sqlite3"


def template(url: str) -> str:
    """The name of the PostgreSQL database, beside that at `url`; who asks first makes it."""
    import psycopg

    name = f"{BEGINNING}{_digest()}"
    with psycopg.connect(_beside(url, "postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(1)")
        rows = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [LIKE])
        found = {str(row[0]) for row in rows}
        for old in found - {name}:
            server.execute(f'DROP DATABASE "{old}"'.encode())
        if name not in found:
            server.execute(f'CREATE DATABASE "{name}"'.encode())
            command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            environment = os.environ | {"DATABASE_URL": _beside(url, name)}
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return name


def _beside(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@cache
def _digest() -> str:
    """Another one as soon as a migration changes."""
    from django.apps import apps

    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        folder = Path(app.path) / "migrations"
        for path in [Path(app.path) / "apps.py", *sorted(folder.glob("*.py"))]:
            if path.exists():
                digest.update(str(path.relative_to(app.path)).encode() + path.read_bytes())
        digest.update(app.label.encode())
    return digest.hexdigest()[:24]


def keep(connection: Any) -> None:
    """Copy the database that `connection` leads to; older ones go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    connection.ensure_connection()
    partly = FOLDER / f"{os.getpid()}.part"
    with sqlite3.connect(partly) as copy:
        connection.connection.backup(copy)
    copy.close()
    partly.replace(kept())


def main() -> None:
    """Make the template for the PostgreSQL at DATABASE_URL before anybody asks."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    os.environ.setdefault("EVENSTEP_ENV", "test")
    django.setup()
    template(os.environ["DATABASE_URL"])


if __name__ == "__main__":
    main()
