"""Checks are taken out one at a time, and each hole is found: the contracts can fail.

Every hole runs in `make long`; the short run tries a few of each kind.
"""

import gc
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.shortcuts import get_object_or_404
from django.urls import get_resolver, path, resolve
from pytest_django import Settings

from accounts.middleware import SignedInOnly
from accounts.ownership import OwnedFacts, OwnedQuerySet
from common.prepared import Prepared
from common.refusal import Refused
from pacing.models import Plan
from painapp import urls
from tests.contracts import looks, test_ownership
from tests.contracts.addresses import addresses
from tests.contracts.matrix import MATRIX, PUBLIC, Whose
from tests.contracts.people import Worlds
from tests.contracts.visited import Page, states
from tests.contracts.visits import problems, same_for_all, text_of, undone

OWNED = {
    model._meta.label: model
    for model in apps.get_models()
    if callable(getattr(model._default_manager, "visible_to", None))
}
ROWS = [name for name, rule in MATRIX.items() if rule.whose == Whose.ROW]
READ_BY = {
    "diary.Activity": ["log_activity", "pacing:activity"],
    "diary.ActivityEntry": ["diary:week"],
    "diary.DayCheckIn": ["diary:week", "diary:check_in"],
    "diary.DayTag": ["diary:check_in", "diary:week"],
    "diary.DiaryChoice": ["diary:choices"],
    "diary.FlareEpisode": ["diary:flares"],
    "diary.OwnItem": ["diary:choices"],
    "diary.TimerRun": ["timer"],
    "goals.Goal": ["goals:list"],
    "pacing.FlarePlan": ["pacing:flare"],
    "pacing.Plan": ["pacing:plan", "today"],
}
"""Models that pages find by their patient, and pages on which the lack of it shows."""


def some(names: Iterable[str], *, short: set[str]) -> list[Any]:
    """All of them in the long run, those of `short` always."""
    return [n if n in short else pytest.param(n, marks=pytest.mark.long) for n in names]


def open_to_all(patch: pytest.MonkeyPatch, model: type[models.Model]) -> None:
    """`visible_to` of one model shows everyone's rows."""
    for rows in (OwnedQuerySet, OwnedFacts):
        kept = rows.visible_to

        def visible_to(self: Any, user: Any, kept: Any = kept) -> Any:
            return self.all() if self.model is model else kept(self, user)

        patch.setattr(rows, "visible_to", visible_to)


def forget_whose(patch: pytest.MonkeyPatch, model: type[models.Model]) -> None:
    """Questions to one model leave the patient out."""

    def filtered(self: Any, *args: Any, **wanted: Any) -> Any:
        if self.model is model:
            wanted = {name: value for name, value in wanted.items() if name != "patient"}
        return models.QuerySet.filter(self, *args, **wanted)

    for rows in (OwnedQuerySet, OwnedFacts):
        patch.setattr(rows, "filter", filtered, raising=False)


def compile_anew(patch: pytest.MonkeyPatch) -> None:
    """Queries that were compiled before the hole was made are forgotten, and brought back after."""
    for each in gc.get_objects():
        if type(each) is Prepared:  # isinstance would wake what is lazy
            patch.setattr(each, "kept", {})


LOCKS: dict[str, Callable[..., models.Model]] = {
    "owned_or_404": lambda rows, _user, pk: get_object_or_404(rows, pk=pk),
    "open_plan": lambda _person, pk: get_object_or_404(Plan, pk=pk),
}
"""What a view asks for the row of an address, and the same without a lock."""


def read_by_newcomer(worlds: Worlds, names: list[str]) -> list[str]:
    """What someone without any rows gets at some addresses."""
    found = []
    for at in [state for name in names for state in states(name, MATRIX[name], worlds.alice)]:
        with undone():
            answer: Any = worlds.browser("newcomer").get(at)
            found.append(f"{answer.status_code} {same_for_all(text_of(answer))}")
    return found


@pytest.mark.parametrize("label", OWNED)
def test_a_model_that_shows_everyones_rows_is_found(
    label: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_to_all(monkeypatch, OWNED[label])
    with pytest.raises(AssertionError):
        test_ownership.test_a_model_shows_its_rows_to_their_owner_only(OWNED[label], worlds)


@pytest.mark.parametrize("name", some(ROWS, short={"entry_edit", "pacing:progress", "goals:move"}))
def test_an_address_that_takes_anyones_row_is_found(
    name: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    (module,) = {found.module for found in addresses() if found.name == name}
    view = import_module(module)
    (lock,) = LOCKS.keys() & vars(view).keys()
    monkeypatch.setattr(view, lock, LOCKS[lock])
    try:
        assert any("bob" in words for words in problems(name, MATRIX[name], worlds))
    except Refused:
        assert name == "pacing:end"  # the service behind it has a lock of its own


@pytest.mark.parametrize("label", some(READ_BY, short={"diary.DayCheckIn", "pacing.Plan"}))
def test_a_page_that_asks_for_everyones_rows_is_found(
    label: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_by_newcomer(worlds, READ_BY[label])
    forget_whose(monkeypatch, OWNED[label])
    compile_anew(monkeypatch)
    try:
        after = read_by_newcomer(worlds, READ_BY[label])
    except ValueError:  # a compiled query will not lose one of its values
        return
    assert after != before


@pytest.mark.parametrize("name", some(["today", "diary:week", "pacing:plan"], short={"today"}))
def test_a_door_without_a_lock_is_found(
    name: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SignedInOnly, "process_view", lambda *_args: None)
    assert any("nobody" in words for words in problems(name, MATRIX[name], worlds))


def test_a_page_that_becomes_public_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    view: Any = resolve("/today/").func
    monkeypatch.setattr(view, "login_required", False, raising=False)
    ours = [found for found in addresses() if not (found.third_party or found.for_editors)]
    public = {found.name for found in ours if found.public}
    assert public - PUBLIC == {"today"}


def test_an_address_that_nobody_declared_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    new = path("secret/", resolve("/today/").func, name="secret")
    monkeypatch.setattr(get_resolver(), "url_patterns", [*urls.urlpatterns, new])
    assert "secret" not in MATRIX
    assert "secret" in {found.name for found in addresses()}


def page_now(worlds: Worlds) -> Page:
    """Alice's Today, as it is answered now."""
    answer = worlds.browser("alice").get("/today/")
    return Page("today", "alice", "/today/", 200, dict(answer.headers), text_of(answer))


def test_headers_that_are_gone_are_found(worlds: Worlds, settings: Settings) -> None:
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if "trust_headers" not in name and "csp" not in name
    ]
    assert list(looks.headers(page_now(worlds)))
    assert list(looks.policy(page_now(worlds)))


def test_a_looser_policy_is_found(worlds: Worlds, settings: Settings) -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
        "script-src": ["'unsafe-inline'"]
    }
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
    assert list(looks.policy(page_now(worlds)))


def test_nothing_is_found_where_nothing_is_taken_out(worlds: Worlds) -> None:
    assert not list(looks.headers(page_now(worlds)))
    assert not list(looks.policy(page_now(worlds)))
    assert not problems("entry_edit", MATRIX["entry_edit"], worlds)
