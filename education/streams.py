"""Between the blocks of a file and the body that is stored.

Blocks keep their keys across loads: answers that people gave refer to them.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from education.content import Block

LISTS = {"sources", "steps"}


def to_body(blocks: list[Block], *, of: str) -> list[dict[str, Any]]:
    """The stored form; `of` is the kind and key of the text, so that keys are its own."""
    counts: dict[str, int] = {}
    body = []
    for kind, value in blocks:
        counts[kind] = counts.get(kind, 0) + 1
        name = f"{of}/{kind}/{counts[kind]}"
        body.append({"type": kind, "value": _stored(kind, value, name), "id": _key(name)})
    return body


def _stored(kind: str, value: Any, name: str) -> Any:
    if kind in LISTS:
        return _items(value, name)
    if kind == "check":
        return value | {"answers": _items(value["answers"], name)}
    return value


def _items(values: list[Any], name: str) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": _key(f"{name}/{number}")}
        for number, value in enumerate(values, 1)
    ]


def _key(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"evenstep:{name}"))


def from_body(body: Any) -> list[Block]:
    """The blocks of a StreamField's value, without their keys."""
    return [(each["type"], _read(each["type"], each["value"])) for each in body.raw_data]


def _read(kind: str, value: Any) -> Any:
    if kind in LISTS:
        return [_filled(each["value"]) for each in value]
    if kind == "check":
        return value | {"answers": [each["value"] for each in value["answers"]]}
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n")
    return value


def _filled(value: Any) -> Any:
    return {name: each or "" for name, each in value.items()} if isinstance(value, dict) else value
