"""Each kind of text: its file's place, the facts in it, and the fields they become."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from education import content, streams
from education.models import Article, Dated, Kept, Lesson, Module, Practice, Source

NAMED = ("key", "title", "summary")
DATES = ("written_on", "sources_checked_on", "review_by")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one model stands in files.

    `facts` are written in this order; `defaults` are left out of the file where they hold.
    """

    name: str
    model: type[Kept]
    facts: tuple[str, ...]
    required: frozenset[str]
    defaults: dict[str, Any]
    path: Callable[[Any], str]


def _kind(model: type[Kept], path: Callable[[Any], str], *facts: str, **defaults: Any) -> Kind:
    return Kind(
        name=model.__name__.lower(),
        model=model,
        facts=(*NAMED, *facts),
        required=frozenset((*NAMED, *facts)) - defaults.keys(),
        defaults=defaults,
        path=path,
    )


def module_folder(module: Module) -> str:
    return f"{module.position:02}-{module.key}"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind(Module, lambda one: f"{module_folder(one)}/module.toml"),
        _kind(
            Lesson,
            lambda one: f"{module_folder(one.module)}/{one.position:02}-{one.key}.md",
            *("minutes", "strength", "strength_note", *DATES, "offered_at", "known_words"),
            known_words=[],
        ),
        _kind(
            Article,
            lambda one: f"pages/{one.key}.md",
            *("minutes", "reader", *DATES, "known_words"),
            reader="patient",
            known_words=[],
        ),
        _kind(
            Practice,
            lambda one: f"practices/{one.key}.md",
            *("minutes", "rounds", "cautions", *DATES, "known_words"),
            rounds=1,
            cautions=[],
            known_words=[],
        ),
    )
}


def kind_of(one: Kept) -> Kind:
    return KINDS[type(one).__name__.lower()]


def written(one: Kept) -> str:
    """The file of a text, as it is now."""
    kind = kind_of(one)
    facts = {name: getattr(one, name) for name in kind.facts}
    kept = {name: value for name, value in facts.items() if kind.defaults.get(name) != value}
    if not isinstance(one, Dated):
        return content.toml(kept)
    body: Any = getattr(one, "body")  # noqa: B009 - each of them has one
    return content.write(content.Text(kept, streams.from_body(body)))


def digest(one: Kept) -> str:
    """The same for the same content at the same place."""
    whole = f"{kind_of(one).path(one)}\n{written(one)}"
    return hashlib.sha256(whole.encode()).hexdigest()


SOURCE_FACTS = ("authors", "year", "accessed", "title", "where", "read")


def source_facts(source: Source) -> dict[str, Any]:
    facts = {name: getattr(source, name) for name in SOURCE_FACTS}
    return {name: value for name, value in facts.items() if value not in ("", None)}


def source_digest(facts: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
