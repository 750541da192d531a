"""A SQLite database with every migration applied, kept from one run to the next.

Its name is a digest of all migrations and the settings: where one changes, another is made.
Django is imported inside the functions: conftest.py imports this file before it is set up.
"""

import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "var" / "tests"


@cache
def kept() -> Path:
    """Where the database for these migrations is, or would be."""
    from django.apps import apps

    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        folder = Path(app.path) / "migrations"
        for path in [Path(app.path) / "apps.py", *sorted(folder.glob("*.py"))]:
            if path.exists():
                digest.update(str(path.relative_to(app.path)).encode() + path.read_bytes())
        digest.update(app.label.encode())
    return FOLDER / f"{digest.hexdigest()[:24]}.sqlite3"


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
