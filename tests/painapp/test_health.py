"""What machines ask is answered by any name, without https, and never with a cookie."""

from datetime import timedelta
from typing import Any, NoReturn

import pytest
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient
from common import clock
from painapp.views import health
from reminders.models import Delivery, Heartbeat, Rule
from reminders.services import clockwork
from tests.reminders.making import a_rule, sent_on

ADDRESSES = list(health.ADDRESSES)
MINUTE = timedelta(minutes=1)
FROM_ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture
def strict(settings: Settings) -> None:
    """As in production: one host, and https only."""
    settings.ALLOWED_HOSTS = ["diary.example.org"]
    settings.SECURE_SSL_REDIRECT = True


@pytest.fixture
def beating(db: None) -> None:
    """A clockwork that has just done all there was."""
    for part in (clockwork.PLANNER, clockwork.SENDER):
        clockwork.beat(part, now=clock.now())


def ask(path: str, **meta: Any) -> Any:
    return Client(headers={"host": "10.0.0.7:8000"}).get(path, **meta)


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_answers_by_any_name_and_without_https(strict: None, beating: None, path: str) -> None:
    assert ask(path).status_code == 200


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_sets_no_cookie_and_is_kept_nowhere(beating: None, path: str) -> None:
    answer = ask(path)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_takes_no_posts(beating: None, path: str) -> None:
    assert Client(enforce_csrf_checks=True).post(path).status_code == 405


def test_other_addresses_ask_for_a_host_of_ours(strict: None, db: None) -> None:
    assert ask("/").status_code == 400


def test_a_process_answers_without_its_database() -> None:
    assert ask("/healthz").content == b"ok\n"  # pytest lets nothing reach the database here


class TestReady:
    @pytest.fixture(autouse=True)
    def _asked_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(health, "_migrated", set())

    def test_with_all_it_needs_it_is_ready(self, db: None) -> None:
        answer = ask("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"ready": True, "missing": []})

    def test_without_a_database_it_names_that_alone(self) -> None:
        answer = ask("/readyz")
        assert (answer.status_code, answer.json()["missing"]) == (503, ["database"])

    def test_a_migration_that_is_to_come_is_named(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [("one", False)])
        assert ask("/readyz").json()["missing"] == ["migrations"]

    def test_a_cache_that_does_not_answer_is_named(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("painapp.views.health.cache.get", away)
        answer = ask("/readyz")
        assert (answer.status_code, answer.json()["missing"]) == (503, ["cache"])

    def test_nothing_of_what_broke_is_said(self, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("painapp.views.health.cache.get", away)
        assert b"password" not in ask("/readyz").content

    def test_applied_migrations_are_not_asked_for_again(
        self, db: None, django_assert_max_num_queries: Any
    ) -> None:
        ask("/readyz")
        with django_assert_max_num_queries(2):
            ask("/readyz")


def away(*_asked: object) -> NoReturn:
    raise OSError("could not reach redis://:password@cache")


class TestStatus:
    @pytest.fixture(autouse=True)
    def _beating(self, beating: None) -> None:
        """Each of these begins with a clockwork that goes."""

    @pytest.fixture
    def rule(self, alice: Patient) -> Rule:
        return a_rule(alice, clock.now())

    def late(self) -> list[str]:
        answer = ask("/status")
        said = answer.json()
        assert (answer.status_code, said["overall"]) == (
            (503, "late") if said["late"] else (200, "ok")
        )
        found: list[str] = said["late"]
        return found

    def test_it_says_how_long_ago_and_how_often_each_part_did_its_work(self) -> None:
        clockwork.beat(clockwork.PLANNER, now=clock.now())
        said = ask("/status").json()
        assert said == {
            "overall": "ok",
            "late": [],
            "planner_lag": 0,
            "oldest_due": 0,
            "beats": {"planner": {"age": 0, "number": 1}, "sender": {"age": 0, "number": 0}},
        }

    def test_a_rule_that_nobody_plans_makes_it_late(self, rule: Rule) -> None:
        Rule.objects.update(next_due_at=clock.now() - MINUTE)
        assert self.late() == []
        Rule.objects.update(next_due_at=clock.now() - 3 * MINUTE)
        assert self.late() == ["plan"]
        assert 180 <= ask("/status").json()["planner_lag"] <= 190

    def test_a_delivery_that_nobody_sends_makes_it_late(self, rule: Rule) -> None:
        sent_on(rule, [0], state=Delivery.State.PENDING)
        Delivery.objects.update(try_at=clock.now() - 4 * MINUTE)
        assert self.late() == []
        Delivery.objects.update(try_at=clock.now() - 6 * MINUTE)
        assert self.late() == ["send"]

    @pytest.mark.parametrize("part", ["planner", "sender"])
    def test_a_part_that_has_fallen_silent_makes_it_late(self, part: str) -> None:
        Heartbeat.objects.filter(name=part).update(at=clock.now() - 3 * MINUTE)
        assert self.late() == [part]

    def test_a_part_that_never_began_makes_it_late(self) -> None:
        Heartbeat.objects.all().delete()
        assert self.late() == ["planner", "sender"]

    def test_three_short_queries_answer_it(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(3):
            ask("/status")

    def test_who_comes_from_elsewhere_finds_nothing(self) -> None:
        assert ask("/status", **FROM_ELSEWHERE).status_code == 404
        assert ask("/status", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404

    def test_the_token_lets_in_who_comes_from_elsewhere(self, settings: Settings) -> None:
        settings.STATUS_TOKEN = "a long word"
        for said, status in (("a long word", 200), ("another", 404), ("", 404)):
            bearer = {"Authorization": f"Bearer {said}"}
            assert ask("/status", headers=bearer, **FROM_ELSEWHERE).status_code == status

    def test_without_a_token_no_word_lets_anyone_in(self) -> None:
        bearer = {"Authorization": "Bearer "}
        assert ask("/status", headers=bearer, **FROM_ELSEWHERE).status_code == 404

    def test_it_names_nobody(self, rule: Rule, alice: Patient) -> None:
        said = ask("/status").content.decode()
        assert str(alice.pk) not in said
        assert clockwork.me() not in said


def test_a_status_without_a_database_is_late() -> None:
    answer = ask("/status")
    assert (answer.status_code, answer.json()["late"]) == (503, ["database"])
