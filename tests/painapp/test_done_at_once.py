"""Two tabs press "done" for one session at once: it is noted once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from common.refusal import Refused
from diary.models import ActivityEntry
from painapp.services import sessions
from tests.cast import make_patient
from tests.pacing.walker import Walker

pytestmark = pytest.mark.django_db(transaction=True)
TABS = 8


@pytest.fixture
def busy() -> Walker:
    """Alice on the first day of a plan of 8 minutes, in rows that other connections see."""
    now = datetime(2026, 4, 7, 12, tzinfo=UTC)
    walker = Walker(make_patient("Alice"), date(2026, 4, 7), now).starts()
    walker.shows(1)
    return walker


def in_each_tab(act: Callable[[], object]) -> list[object]:
    """What the act gives in every tab, all at the same moment; a refusal is an answer too."""
    gate = Barrier(TABS)

    def one(_tab: int) -> object:
        try:
            gate.wait(timeout=30)
            return act()
        except Refused as refused:
            return refused.message
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as pool:
        return list(pool.map(one, range(TABS)))


@pytest.mark.parametrize("_again", range(4))
def test_done_in_many_tabs_at_once_is_one_session(busy: Walker, _again: int) -> None:
    def done() -> ActivityEntry:
        return sessions.note_done(
            plan=busy.plan,
            today=busy.day(1),
            by=busy.user,
            now=busy.at(1),
            client_uuid=uuid4(),
        )

    answers = in_each_tab(done)
    entry = ActivityEntry.objects.get(purpose="PLANNED")
    assert (entry.amount, answers.count(entry)) == (480, 1)
    assert answers.count("There is nothing more to do for this plan today.") == TABS - 1
