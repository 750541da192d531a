"""Writing down what matters."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Patient
from goals import services
from goals.models import Goal


@pytest.fixture
def shop(alice: Patient, now: datetime) -> Goal:
    return services.set_goal(patient=alice, text="Walk to the shop", why="Milk", now=now)


def test_a_goal_is_open_and_in_the_persons_own_words(shop: Goal, now: datetime) -> None:
    assert (shop.text, shop.why, shop.state) == ("Walk to the shop", "Milk", Goal.State.OPEN)
    assert shop.created_at == shop.updated_at == now


def sing(patient: Patient, now: datetime, once: UUID) -> Goal:
    return services.set_goal(patient=patient, text="Sing", why="", now=now, client_uuid=once)


def test_the_same_form_sent_again_gives_the_same_goal(alice: Patient, now: datetime) -> None:
    once = uuid4()
    assert sing(alice, now, once) == sing(alice, now, once)
    assert Goal.objects.count() == 1


def test_another_persons_form_is_another_goal(alice: Patient, bob: Patient, now: datetime) -> None:
    once = uuid4()
    assert sing(alice, now, once) != sing(bob, now, once)
    assert Goal.objects.count() == 2


def test_other_words_keep_when_it_was_first_written(shop: Goal, now: datetime) -> None:
    later = now + timedelta(days=3)
    services.change(goal=shop, text="Walk to the park", why="", now=later)
    shop.refresh_from_db()
    assert (shop.text, shop.why) == ("Walk to the park", "")
    assert (shop.created_at, shop.updated_at) == (now, later)


def test_a_goal_is_reached_set_aside_and_opened_again(shop: Goal, now: datetime) -> None:
    moves = {
        services.reach: Goal.State.REACHED,
        services.set_aside: Goal.State.SET_ASIDE,
        services.reopen: Goal.State.OPEN,
    }
    for move, state in moves.items():
        move(goal=shop, now=now)
        assert Goal.objects.get().state == state


@pytest.mark.parametrize("values", [{"text": ""}, {"state": "lost"}])
def test_the_database_refuses_a_goal_without_words_or_state(
    shop: Goal, values: dict[str, str]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.filter(pk=shop.pk).update(**values)


def test_the_database_refuses_one_form_twice(alice: Patient, shop: Goal, now: datetime) -> None:
    twin = Goal(patient=alice, text="x", created_at=now, updated_at=now)
    twin.client_uuid = shop.client_uuid
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
