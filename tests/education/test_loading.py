"""Loading the product's files: idempotent, and never over what was changed here."""

from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from education import files
from education.kinds import digest, written
from education.models import Approval, Lesson, Module, Shipped, Source
from education.services import approving, loading
from education.services.loading import Outcome

pytestmark = pytest.mark.django_db

TICKS = dict.fromkeys(Approval.STATEMENTS, True)
SOURCES = '[study]\nyear = 2020\ntitle = "A study"\nread = "full"\n'
MODULE = 'key = "pacing"\ntitle = "Pacing"\nsummary = "S."\n'
LESSON = """+++
key = "quota"
title = "Quota"
summary = "S."
minutes = 3
strength = "weak"
strength_note = "N."
written_on = 2026-01-01
sources_checked_on = 2026-01-01
review_by = 2027-01-01
offered_at = []
+++

Stop now. See [today](app:today).

## Key message

Stop.

## Try this

Open [today](app:today).

## Check

### What helps?

- [ ] Go on. → No.
- [x] Stop. → Yes.

## Sources

- study
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    module = tmp_path / "content" / "06-pacing"
    module.mkdir(parents=True)
    (module / "module.toml").write_text(MODULE)
    (module / "02-quota.md").write_text(LESSON)
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


def load(folder: Path, now: datetime) -> dict[str, Outcome]:
    read = files.read(folder / "content", folder / "sources.toml")
    assert read.problems == []
    return {each.key: each.outcome for each in loading.load(read, now=now)}


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "content" / "06-pacing" / "02-quota.md"
    path.write_text(path.read_text().replace(old, new))


def edit(title: str, by: User) -> Lesson:
    """An editor's draft."""
    lesson = Lesson.objects.get(key="quota")
    lesson.title = title
    lesson.save_revision(user=by)
    return Lesson.objects.get(key="quota")


def test_what_is_loaded_is_published_and_approved_by_nobody(folder: Path, now: datetime) -> None:
    assert set(load(folder, now).values()) == {Outcome.ADDED}
    lesson = Lesson.objects.get(live=True)
    assert (lesson.module.position, lesson.position, lesson.title) == (6, 2, "Quota")
    assert not Approval.objects.exists()


def test_what_is_loaded_is_written_as_its_file(folder: Path, now: datetime) -> None:
    load(folder, now)
    text = (folder / "content" / "06-pacing" / "02-quota.md").read_text()
    assert written(Lesson.objects.get()) == text


def test_loading_again_changes_nothing(folder: Path, now: datetime) -> None:
    load(folder, now)
    before = Lesson.objects.get()
    assert set(load(folder, now).values()) == {Outcome.SAME}
    after = Lesson.objects.get()
    assert (after.live_revision_id, after.pk) == (before.live_revision_id, before.pk)


def test_a_newer_file_is_published_and_its_blocks_keep_their_keys(
    folder: Path, now: datetime
) -> None:
    load(folder, now)
    keys = [block.id for block in Lesson.objects.get().body]
    change(folder, "Stop now.", "Stop in time.")
    assert load(folder, now)["quota"] == Outcome.UPDATED
    assert "Stop in time." in str(Lesson.objects.get().body[0].value)
    assert [block.id for block in Lesson.objects.get().body] == keys


@pytest.mark.parametrize("newer", [False, True])
def test_what_an_editor_changed_is_left_alone(
    folder: Path, edie: User, now: datetime, *, newer: bool
) -> None:
    load(folder, now)
    kept = edit("My own title", edie).latest_revision_id
    if newer:
        change(folder, "Stop now.", "Stop in time.")
    assert load(folder, now)["quota"] == Outcome.CHANGED_HERE
    assert Lesson.objects.get().latest_revision_id == kept


def test_what_waits_for_approval_is_left_alone(folder: Path, edie: User, now: datetime) -> None:
    load(folder, now)
    lesson = Lesson.objects.get()
    lesson.get_workflow().start(lesson, edie)
    change(folder, "Stop now.", "Stop in time.")
    assert load(folder, now)["quota"] == Outcome.CHANGED_HERE


def test_what_the_clinic_approved_is_left_alone(
    folder: Path, edie: User, khan: User, now: datetime
) -> None:
    load(folder, now)
    lesson = edit("Quota", edie)
    state = lesson.get_workflow().start(lesson, edie).current_task_state
    approving.approve(task_state=state, ticks=TICKS, comment="", by=khan, now=now)
    change(folder, "Stop now.", "Stop in time.")
    assert load(folder, now)["quota"] == Outcome.APPROVED_HERE


def test_what_was_taken_from_the_readers_does_not_come_back(folder: Path, now: datetime) -> None:
    load(folder, now)
    Lesson.objects.get().unpublish()
    assert load(folder, now)["quota"] == Outcome.WITHDRAWN_HERE
    assert not Lesson.objects.get().live


def test_a_source_changed_here_is_left_alone(folder: Path, now: datetime) -> None:
    load(folder, now)
    Source.objects.update(title="Another study")
    (folder / "sources.toml").write_text(SOURCES.replace("full", "abstract"))
    assert load(folder, now)["study"] == Outcome.CHANGED_HERE


def test_a_source_whose_file_is_newer_follows_it(folder: Path, now: datetime) -> None:
    load(folder, now)
    (folder / "sources.toml").write_text(SOURCES.replace("full", "abstract"))
    assert load(folder, now)["study"] == Outcome.UPDATED
    assert Source.objects.get().read == "abstract"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("app:today", "app:nowhere", "nowhere"),
        ("- study", "- unheard-of", "unheard-of"),
        ('strength = "weak"', 'strength = "sure"', "sure"),
        ('title = "Quota"\n', "", "title"),
        ('key = "quota"', 'key = "other"', "name does not say"),
        ("- [x] Stop", "- [ ] Stop", "exactly one right answer"),
        ("minutes = 3", "minutes = 3\nauthor = 1", "author"),
        ("+++\nkey", "key", "two lines of"),
    ],
)
def test_nothing_is_loaded_where_a_file_is_wrong(
    folder: Path, old: str, new: str, says: str
) -> None:
    change(folder, old, new)
    with pytest.raises(CommandError, match=says):
        call_command("load_curriculum", str(folder / "content"))
    assert not Module.objects.exists()
    assert not Shipped.objects.exists()


def command(name: str, *arguments: Any) -> str:
    out = StringIO()
    call_command(name, *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_says_how_far_it_is_and_what_it_left_alone(
    folder: Path, edie: User, now: datetime
) -> None:
    assert "3 added" in command("load_curriculum", folder / "content")
    edit("My own title", edie)
    said = command("load_curriculum", folder / "content")
    assert "lesson quota: left alone: it was changed here" in said
    assert "Curriculum: 3 of 3" in said


def test_what_is_exported_loads_as_the_same(folder: Path, tmp_path: Path, now: datetime) -> None:
    load(folder, now)
    before = digest(Lesson.objects.get())
    command("export_curriculum", tmp_path / "out")
    Lesson.objects.all().delete()
    Shipped.objects.all().delete()
    command("load_curriculum", tmp_path / "out" / "content")
    assert digest(Lesson.objects.get()) == before


def test_an_export_writes_over_nothing(folder: Path) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("export_curriculum", str(folder))


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(CommandError, match="no folder"):
        call_command("load_curriculum", "/nowhere/at/all")


def test_the_whole_curriculum_is_sound() -> None:
    from education.management.commands.load_curriculum import SHIPPED

    assert files.read(SHIPPED / "content", SHIPPED / "sources.toml").problems == []
