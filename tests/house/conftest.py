"""One folder for all who start the product: the first start is cold, those after it warm."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import assets
from tests import migrated
from tests.house.served import Served, free_port


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first start is cold but for the tables."""
    folder = tmp_path_factory.mktemp("var")
    assets.build(folder / "assets")
    if migrated.kept().exists():
        shutil.copy(migrated.kept(), folder / "evenstep.sqlite3")
    return folder


@pytest.fixture
def served(var: Path) -> Iterator[Served]:
    running = Served(var, free_port(), WORK_EVERY="1")
    yield running
    running.close()
