"""Loads the curriculum that the product ships with, and leaves alone what people have changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from education import streams
from education.files import File, Folder
from education.kinds import digest, source_digest, source_facts
from education.models import Dated, Kept, Lesson, Module, Shipped, Source
from education.selectors import approval_of


class Outcome(StrEnum):
    """What became of one text."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "as it was"
    CHANGED_HERE = "left alone: it was changed here"
    APPROVED_HERE = "left alone: this version was approved here"
    WITHDRAWN_HERE = "left alone: it was taken from the readers here"

    @property
    def left_alone(self) -> bool:
        return self.value.startswith("left alone")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One line of the report."""

    kind: str
    key: str
    outcome: Outcome


def load(folder: Folder, *, now: datetime) -> Iterator[Loaded]:
    """Loads each source and text in turn; each is kept even where a later one fails."""
    for key, facts in folder.sources.items():
        yield Loaded("source", key, _load_source(key, dict(facts), now))
    order = ("module", "lesson", "article", "practice")
    for file in sorted(folder.files, key=lambda file: order.index(file.kind.name)):
        yield Loaded(file.kind.name, file.key, _load(file, now))


@transaction.atomic
def _load_source(key: str, facts: dict[str, object], now: datetime) -> Outcome:
    new = source_digest(facts)
    source = Source.objects.filter(key=key).first()
    if source is None:
        Source.objects.create(key=key, **facts)
        _note("source", key, new, now)
        return Outcome.ADDED
    current = source_digest(source_facts(source))
    if current == new:
        _note("source", key, new, now)
        return Outcome.SAME
    if current != _shipped("source", key):
        return Outcome.CHANGED_HERE
    blank = {"authors": "", "year": None, "accessed": None, "where": ""}
    Source.objects.filter(key=key).update(**(blank | facts))
    _note("source", key, new, now)
    return Outcome.UPDATED


@transaction.atomic
def _load(file: File, now: datetime) -> Outcome:
    kept = file.kind.model.objects.filter(key=file.key).first()
    fresh = _fill(file, file.kind.model(live=False))
    new, shipped = digest(fresh), _shipped(file.kind.name, file.key)
    if kept is None:
        fresh.save()
        _publish(fresh)
        _note(file.kind.name, file.key, new, now)
        return Outcome.ADDED
    latest = kept.get_latest_revision_as_object()
    outcome = _compare(kept, current=digest(latest), shipped=shipped, new=new)
    if outcome == Outcome.UPDATED:
        _publish(_fill(file, latest))
    if not outcome.left_alone:
        _note(file.kind.name, file.key, new, now)
    return outcome


def _compare(kept: Kept, *, current: str, shipped: str, new: str) -> Outcome:
    if current == new and kept.live:
        return Outcome.SAME
    if current != shipped or kept.workflow_in_progress:
        return Outcome.CHANGED_HERE
    if not kept.live:
        return Outcome.WITHDRAWN_HERE
    return Outcome.APPROVED_HERE if approval_of(kept) else Outcome.UPDATED


def _fill(file: File, one: Kept) -> Kept:
    """The text with what the file says; nothing is saved."""
    for name, value in (file.kind.defaults | file.meta).items():
        setattr(one, name, value)
    if isinstance(one, Module | Lesson):
        one.position = file.position
    if isinstance(one, Lesson):
        one.module = Module.objects.get(key=file.module)
    if isinstance(one, Dated):
        body = streams.to_body(file.blocks, of=f"{file.kind.name}/{file.key}")
        one.body = body
    return one


def _publish(one: Kept) -> None:
    revision = one.save_revision(clean=False)
    one.publish_shipped(revision)


def _shipped(kind: str, key: str) -> str:
    row = Shipped.objects.filter(kind=kind, key=key).first()
    return row.digest if row else ""


def _note(kind: str, key: str, digest: str, now: datetime) -> None:
    fresh = {"digest": digest, "loaded_at": now}
    if digest != _shipped(kind, key):
        Shipped.objects.update_or_create(kind=kind, key=key, defaults=fresh)
