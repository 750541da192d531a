"""What is done every half minute; where much is due, by several senders of one process."""

from datetime import UTC, datetime
from threading import get_ident

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from pytest_django import Settings

from common import clock, log_ids
from reminders.models import Delivery, Heartbeat
from reminders.services import clockwork
from reminders.services.planning import plan_due
from reminders.services.sending import BATCH
from tests.cast import make_patient
from tests.reminders.making import a_rule

EVENING = datetime(2026, 4, 6, 18, tzinfo=UTC)
NINE = datetime(2026, 4, 7, 8, tzinfo=UTC)


@pytest.fixture
def nine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(clock, "now", lambda: NINE)
    monkeypatch.setattr(clockwork, "why_not", lambda _delivery, _now: None)


def due(number: int) -> None:
    """So many people with a letter that waits."""
    for each in range(number):
        patient = make_patient(f"P{each}")
        EmailAddress.objects.filter(user=patient.user).update(verified=True)
        a_rule(patient, EVENING)
    plan_due(now=NINE)


@pytest.mark.django_db
def test_where_nothing_is_due_a_sign_is_left_all_the_same(nine: None) -> None:
    assert clockwork.send() == 0
    assert Heartbeat.objects.get(name=clockwork.SENDER).at == NINE


@pytest.mark.django_db
def test_for_one_batch_one_sender_does(nine: None) -> None:
    due(2)
    assert clockwork.senders(now=NINE) == 1
    assert clockwork.send() == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_where_much_is_due_several_send_and_each_letter_goes_once(nine: None) -> None:
    due(BATCH + 12)
    assert clockwork.senders(now=NINE) == clockwork.SENDERS
    assert clockwork.send() == BATCH + 12
    assert len({letter.to[0] for letter in mail.outbox}) == len(mail.outbox) == BATCH + 12
    assert not Delivery.objects.exclude(state=Delivery.State.SENT).exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_done_side_by_side_is_added_up_and_logged_as_one_task() -> None:
    seen = set()

    def work() -> int:
        seen.add((get_ident(), log_ids.TASK.get()))
        return 3

    token = log_ids.TASK.set("a-task")
    assert clockwork.side_by_side(work, 2) == 6
    log_ids.TASK.reset(token)
    assert {task for _thread, task in seen} == {"a-task"}
    assert get_ident() not in {thread for thread, _task in seen}


@pytest.mark.django_db(transaction=True)
def test_the_trouble_of_one_sender_is_not_lost() -> None:
    def breaks() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        clockwork.side_by_side(breaks, 2)
