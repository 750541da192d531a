"""The session a request comes with: read once, and only while it lasts."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    store = SessionStore()
    store["hello"] = "there"
    store.create()
    key = store.session_key
    assert key is not None
    return key


def test_what_was_kept_is_read_in_one_query(kept: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert SessionStore(kept)["hello"] == "there"
    assert len(queries) == 1


def test_a_session_that_is_over_is_empty_and_loses_its_key(kept: str) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    store = SessionStore(kept)
    assert (store.get("hello"), store.session_key) == (None, None)


def test_a_key_that_nobody_has_opens_nothing(kept: str) -> None:
    store = SessionStore("x" * 32)
    assert (store.get("hello"), store.session_key) == (None, None)


def test_a_session_of_djangos_own_store_goes_on(kept: str) -> None:
    assert InDatabase(kept)["hello"] == SessionStore(kept)["hello"]


@pytest.mark.parametrize(
    "key", ["with\0a nothing in it", "ключ, no letter of ours", "a b c d e f g h"]
)
def test_a_key_that_was_never_made_is_not_looked_for(key: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        store = SessionStore(key)
        assert (store.get("hello"), store.session_key) == (None, None)
    assert not queries.captured_queries
