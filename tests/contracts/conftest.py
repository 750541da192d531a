"""Two complete worlds, built once a module: Alice's, and Bob's that must never meet it.

Django is imported inside the fixtures, since this file is read before it is set up.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.cast import NOON

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from tests.contracts.people import Worlds
    from tests.world import World


@pytest.fixture(scope="module")
def _worlds(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> "Iterator[Worlds]":
    """Both worlds and Ada, inside a transaction that the tests' own ones stand in."""
    from django.db import transaction

    from tests.contracts.people import settle

    with time_machine.travel(NOON, tick=False), django_db_blocker.unblock(), transaction.atomic():
        yield settle()
        transaction.set_rollback(True)


@pytest.fixture
def worlds(_worlds: "Worlds", db: None) -> "Worlds":
    return _worlds


@pytest.fixture
def world(worlds: "Worlds") -> "World":
    """Alice's world."""
    return worlds.alice
