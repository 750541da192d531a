"""The curriculum as files: TOML between `+++` lines, then Markdown whose `## ` headings are blocks.

`parse` reads a file, `write` writes one; what is written is read back as the same.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

Block = tuple[str, Any]

FENCE = "+++\n"
LONG_ITEM = 30  # a sentence, which has a line of its own in a list
HEADINGS = {
    "Text": "text",
    "Before you start": "before",
    "Key message": "key_message",
    "Try this": "try_this",
    "Check": "check",
    "In your own words": "own_words",
    "Practice": "practice",
    "Picture": "picture",
    "Steps": "steps",
    "After": "after",
    "Sources": "sources",
}
TITLES = {kind: heading for heading, kind in HEADINGS.items()}
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
QUESTION = re.compile(r"^### (.+)$", re.MULTILINE)
ANSWER = re.compile(r"- \[(?P<right>[ x])\] (?P<answer>.+?) → (?P<feedback>.+)")
PICTURE = re.compile(r"!\[(?P<alternative>.+)\]\(picture:(?P<picture>[0-9a-f-]{36})\)")
STEP = re.compile(r"(?:\d+\. )?(?P<seconds>\d+)(?: (?P<phase>in|hold|out))? \| (?P<words>.+)")
ITEM = re.compile(r"- (\S+)")


class ContentError(Exception):
    """A file that can't be read, with the reason in words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was read: what stands between the fences, and its blocks in order."""

    meta: dict[str, Any]
    blocks: list[Block]


def parse(text: str) -> Text:
    """Raises ContentError where the file is not of the form."""
    if not text.startswith(FENCE) or "\n" + FENCE not in text[len(FENCE) - 1 :]:
        raise ContentError("It does not begin with facts between two lines of +++.")
    head, body = text[len(FENCE) :].split("\n" + FENCE, 1)
    return Text(meta=facts(head), blocks=list(_blocks(body)))


def facts(text: str) -> dict[str, Any]:
    """TOML as a dictionary. Raises ContentError with the place of the mistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"Its facts can't be read: {error}.") from error


def _blocks(body: str) -> Iterator[Block]:
    opening, *sections = SECTION.split(body)
    if opening.strip():
        yield "text", opening.strip()
    for heading, content in zip(sections[::2], sections[1::2], strict=True):
        kind = HEADINGS.get(heading.strip())
        if kind is None:
            known = ", ".join(HEADINGS)
            raise ContentError(f"“## {heading}” is none of: {known}. Inside a text use ###.")
        if kind == "check":
            yield from (("check", each) for each in _checks(content.strip()))
        else:
            yield kind, READERS.get(kind, str)(content.strip())


def _checks(text: str) -> Iterator[dict[str, Any]]:
    before, *questions = QUESTION.split(text)
    if before.strip() or not questions:
        raise ContentError("Under “## Check” each question begins with ###.")
    for question, lines in zip(questions[::2], questions[1::2], strict=True):
        yield {"question": question.strip(), "answers": _lines(ANSWER, lines, _answer)}


def _answer(found: re.Match[str]) -> dict[str, Any]:
    return {
        "answer": found["answer"].strip(),
        "right": found["right"] == "x",
        "feedback": found["feedback"].strip(),
    }


def _step(found: re.Match[str]) -> dict[str, Any]:
    return {
        "seconds": int(found["seconds"]),
        "phase": found["phase"] or "",
        "words": found["words"].strip(),
    }


def _lines(form: re.Pattern[str], text: str, make: Callable[[re.Match[str]], Any]) -> list[Any]:
    """Each line that is not empty, read by `form`."""
    made = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        found = form.fullmatch(line)
        if found is None:
            raise ContentError(f"This line is not of the form it needs: {line}")
        made.append(make(found))
    return made


def _picture(text: str) -> dict[str, str]:
    pictures: list[dict[str, str]] = _lines(PICTURE, text, re.Match.groupdict)
    if len(pictures) != 1:
        raise ContentError("Under “## Picture” stands one picture.")
    return pictures[0]


READERS: dict[str, Callable[[str], Any]] = {
    "sources": lambda text: _lines(ITEM, text, lambda found: found[1]),
    "steps": lambda text: _lines(STEP, text, _step),
    "picture": _picture,
    "practice": lambda text: text.removeprefix("practice:"),
}


def write(text: Text) -> str:
    """The file, ending in one line break."""
    parts = [FENCE + toml(text.meta) + FENCE.rstrip()]
    for kind, group in groupby(enumerate(text.blocks), key=lambda each: _run(*each)):
        blocks = [value for _, (_, value) in group]
        if kind != "opening":
            parts.append(f"## {TITLES[kind.split()[0]]}")
        parts += [WRITERS.get(kind.split()[0], str)(value) for value in blocks]
    return "\n\n".join(parts) + "\n"


def _run(number: int, block: Block) -> str:
    """Blocks that stand under one heading have the same name; only checks share theirs."""
    if number == 0 and block[0] == "text":
        return "opening"
    return "check" if block[0] == "check" else f"{block[0]} {number}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _write_check(check: dict[str, Any]) -> str:
    lines = [f"### {_one_line(check['question'])}", ""]
    for each in check["answers"]:
        mark = "x" if each["right"] else " "
        lines.append(f"- [{mark}] {_one_line(each['answer'])} → {_one_line(each['feedback'])}")
    return "\n".join(lines)


def _write_steps(steps: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"{number}. {' '.join(filter(None, (str(step['seconds']), step['phase'])))}"
        f" | {_one_line(step['words'])}"
        for number, step in enumerate(steps, 1)
    )


WRITERS: dict[str, Callable[[Any], str]] = {
    "check": _write_check,
    "steps": _write_steps,
    "sources": lambda keys: "\n".join(f"- {key}" for key in keys),
    "picture": lambda value: f"![{_one_line(value['alternative'])}](picture:{value['picture']})",
    "practice": lambda key: f"practice:{key}",
}


def toml(facts: dict[str, Any]) -> str:
    """Facts as TOML lines; what is None or empty is left out, an empty list stays."""
    given = {key: value for key, value in facts.items() if value not in (None, "")}
    return "".join(f"{key} = {_toml(value)}\n" for key, value in given.items())


def _toml(value: Any) -> str:
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        items = [_toml(each) for each in value]
        whole = f"[{', '.join(items)}]"
        lines = "".join(f"  {item},\n" for item in items)
        return f"[\n{lines}]" if any(len(item) > LONG_ITEM for item in items) else whole
    escaped = _one_line(str(value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
