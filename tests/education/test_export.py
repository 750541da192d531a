"""What is exported is what was loaded, to the byte: one changed word is one changed line."""

from pathlib import Path

import pytest
from django.core.management import call_command

from education.management.commands.load_curriculum import SHIPPED

pytestmark = pytest.mark.django_db


def files(folder: Path) -> dict[str, bytes]:
    found = [folder / "sources.toml", *(folder / "content").rglob("*")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


def test_an_unchanged_curriculum_is_exported_as_it_came(tmp_path: Path) -> None:
    call_command("load_curriculum", verbosity=0)
    call_command("export_curriculum", str(tmp_path), verbosity=0)
    came, went = files(SHIPPED), files(tmp_path)
    assert sorted(went) == sorted(came)
    assert [name for name in came if went[name] != came[name]] == []
