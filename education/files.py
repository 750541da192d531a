"""Reads a folder of curriculum files whole, and says everything that is wrong with it at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from education import content, links
from education.kinds import KINDS, SOURCE_FACTS, Kind
from education.words import PRACTICES, Moment, Read, Reader, Strength

NUMBERED = re.compile(r"(\d\d)-([a-z0-9-]+)")
PROSE = {"text", "before", "after", "key_message", "try_this", "own_words"}
ALLOWED: dict[str, set[str]] = {
    "strength": set(Strength.values),
    "offered_at": set(Moment.values),
    "reader": set(Reader.values),
}


@dataclass(frozen=True, slots=True)
class File:
    """One text as it stands in a file, with its place in the path where it has one."""

    kind: Kind
    path: Path
    meta: dict[str, Any]
    blocks: list[content.Block] = field(default_factory=list)
    position: int = 0
    module: str = ""

    @property
    def key(self) -> str:
        return str(self.meta["key"])


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything in a curriculum folder, in the order of the path."""

    sources: dict[str, dict[str, Any]]
    files: list[File]
    problems: list[str]


def read(folder: Path, sources: Path) -> Folder:
    """The whole folder; `problems` holds a sentence for each thing that is wrong."""
    problems: list[str] = []
    known = _sources(sources, problems)
    files = list(_files(folder, problems))
    lessons = {each.key for each in files if each.kind.name == "lesson"}
    for each in files:
        problems += [f"{each.path}: {problem}" for problem in _problems(each, set(known), lessons)]
    problems += _twice(files)
    return Folder(sources=known, files=files, problems=problems)


def _sources(path: Path, problems: list[str]) -> dict[str, dict[str, Any]]:
    try:
        known: dict[str, dict[str, Any]] = content.facts(path.read_text("utf-8"))
    except (OSError, content.ContentError) as error:
        problems.append(f"{path}: {error}")
        return {}
    for key, facts in known.items():
        problems += [f"{path}: [{key}] {says}" for says in _source_problems(facts)]
    return known


def _source_problems(facts: dict[str, Any]) -> Iterator[str]:
    unknown = set(facts) - set(SOURCE_FACTS)
    if unknown:
        yield f"knows no “{min(unknown)}”."
    if not facts.get("title"):
        yield "has no title."
    if not (facts.get("year") or facts.get("accessed")):
        yield "has no year: of its publication, or else the one it was looked at in (accessed)."
    if facts.get("read") not in Read.values:
        yield "does not say how much of it was read: full, abstract or secondary."


def _files(folder: Path, problems: list[str]) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        try:
            file = _file(path, path.relative_to(folder).parts)
        except (content.ContentError, UnicodeDecodeError) as error:
            problems.append(f"{path}: {error}")
            continue
        missing = sorted(file.kind.required - set(file.meta))
        if missing:
            problems.append(f"{path}: its facts lack {', '.join(missing)}.")
        else:
            yield file


def _file(path: Path, parts: tuple[str, ...]) -> File:
    if len(parts) != 2:
        raise content.ContentError("No file is expected here.")
    folder, name = parts
    if folder in {"pages", "practices"} and name.endswith(".md"):
        return _dated(path, "article" if folder == "pages" else "practice")
    place = NUMBERED.fullmatch(folder)
    if place and name == "module.toml":
        meta = content.facts(path.read_text("utf-8"))
        return File(KINDS["module"], path, meta, position=int(place[1]))
    numbered = NUMBERED.fullmatch(name.removesuffix(".md"))
    if place and numbered and name.endswith(".md"):
        return _dated(path, "lesson", position=int(numbered[1]), module=place[2])
    raise content.ContentError("No file of this name is expected here.")


def _dated(path: Path, kind: str, **place: Any) -> File:
    text = content.parse(path.read_text("utf-8"))
    return File(KINDS[kind], path, text.meta, text.blocks, **place)


def _problems(file: File, sources: set[str], lessons: set[str]) -> Iterator[str]:
    unknown = sorted(set(file.meta) - set(file.kind.facts))
    if unknown:
        yield f"knows no “{unknown[0]}”; its facts are {', '.join(file.kind.facts)}."
    for name, allowed in ALLOWED.items():
        given = file.meta.get(name, [])
        for value in given if isinstance(given, list) else [given]:
            if value not in allowed:
                yield f"{name} is “{value}”. It is one of: {', '.join(sorted(allowed))}."
    for kind, value in file.blocks:
        yield from _block_problems(kind, value, sources, lessons)
    expected = file.path.stem if file.path.suffix == ".md" else file.path.parent.name
    if re.sub(r"^\d\d-", "", expected) != file.key:
        yield f"its key is “{file.key}”, which its name does not say."


def _block_problems(kind: str, value: Any, sources: set[str], lessons: set[str]) -> Iterator[str]:
    if kind == "sources":
        yield from (f"cites “{key}”, an unknown source." for key in value if key not in sources)
    if kind == "practice" and value not in PRACTICES:
        yield f"offers “{value}”, an unknown practice."
    for text in texts_of(kind, value):
        yield from links.problems(text, lessons=lessons)
    if kind == "check" and sum(each["right"] for each in value["answers"]) != 1:
        yield f"does not have exactly one right answer to “{value['question']}”."


def texts_of(kind: str, value: Any) -> list[str]:
    """The words of a block that a reader reads."""
    if kind == "check":
        return [
            value["question"] or "",
            *(each[part] or "" for each in value["answers"] for part in ("answer", "feedback")),
        ]
    if kind == "steps":
        return [each["words"] or "" for each in value]
    if kind == "picture":
        return [value["alternative"] or ""]
    return [value] if kind in PROSE and value else []


def _twice(files: list[File]) -> list[str]:
    seen: set[tuple[str, str]] = set()
    problems = []
    for file in files:
        if (file.kind.name, file.key) in seen:
            problems.append(f"{file.path}: there is another {file.kind.name} “{file.key}”.")
        seen.add((file.kind.name, file.key))
    return problems
