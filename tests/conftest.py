"""What every test stands on. It must not import Django: the engine's tests run without it.

The database is SQLite on disk; `DATABASE_URL=postgresql://…` chooses PostgreSQL instead.
"""

import atexit
import gc
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests import migrated

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker
    from xdist.scheduler import LoadScopeScheduling

pytest_plugins = ["tests.cast"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
os.environ.setdefault("EVENSTEP_ENV", "test")
if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers take what the first process made
    os.environ["VAR"] = tempfile.mkdtemp(prefix="evenstep-test-")
    atexit.register(shutil.rmtree, os.environ["VAR"], ignore_errors=True)
    for folder in ("assets", "static"):
        Path(os.environ["VAR"], folder).mkdir()
os.environ.setdefault("SECRET_KEY", "a key for tests only, as long as production would ask for it")
os.environ.pop("NOW", None)

TOGETHER = {
    "tests/contracts/test_bare_text.py": "pages",
    "tests/contracts/test_pages.py": "pages read",
    "tests/house/test_stack.py": "stack",
    "tests/house/test_up.py": "up",
    "tests/house/test_work.py": "up",
}
"""Files whose tests share what takes long to make, and the name of what it is."""

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=SLOW)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Set Django up, unless `-p no:django` leaves it out."""
    if config.pluginmanager.hasplugin("django"):
        import_module("django").setup()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests marked `long`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run does not ask for; without a word, since it is no gap."""
    unwanted = set() if config.getoption("--long") else {"long"}
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        unwanted.add("postgres")
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in unwanted)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "LoadScopeScheduling":
    """Each test goes to the process that is free, but those of some files to one and the same."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return TOGETHER.get(file, nodeid)

    return Together(config, log)


def pytest_collection_finish() -> None:
    """Look for what can be let go more rarely: it takes a tenth of the run."""
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite lives in a file, as it does in use, so that several connections meet in it.
    Migrating takes long: each database begins as a copy of one that was.
    """
    from django.conf import settings as django_settings

    default: dict[str, Any] = django_settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        path = tmp_path_factory.mktemp("db") / "test.sqlite3"
        default.setdefault("TEST", {})["NAME"] = str(path)
        if migrated.kept().exists():
            shutil.copy(migrated.kept(), path)
    else:
        name = migrated.template(os.environ["DATABASE_URL"])
        default.setdefault("TEST", {})["TEMPLATE"] = name


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """A copy of a database that was migrated before is taken as it is."""
    from django.conf import settings as django_settings

    engine = str(django_settings.DATABASES["default"]["ENGINE"])
    return bool(request.config.getvalue("reuse_db")) or (
        engine.endswith("sqlite3") and migrated.kept().exists()
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> None:
    """Migrating takes long; the first run keeps what came of it for those after."""
    from django.db import connection

    if connection.vendor == "sqlite" and not migrated.kept().exists():
        with django_db_blocker.unblock():
            migrated.keep(connection)
