"""Every address of the product, as the resolver knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

THIRD_PARTY = ("allauth",)
"""Packages whose addresses are declared as a whole."""


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern of the resolver: its name with its namespace, and what it takes."""

    name: str
    pattern: str
    takes: tuple[str, ...]
    module: str
    public: bool

    @property
    def third_party(self) -> bool:
        return self.module.split(".")[0] in THIRD_PARTY

    @property
    def for_editors(self) -> bool:
        """Whether it belongs to the area where lessons are written, declared as a whole."""
        return self.pattern.startswith("editor/")

    def path(self, **values: object) -> str:
        """The path, with `values` for what it takes, 1 for what is left out."""
        if "/" in self.name:
            return f"/{self.name}"
        return reverse(self.name, kwargs=values or dict.fromkeys(self.takes, 1))


def addresses() -> list[Address]:
    """All patterns, in the resolver's order; a name with two patterns appears twice."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, pattern, inner)
        else:
            yield _address(entry, pattern, namespace)


def _address(entry: URLPattern, pattern: str, namespace: str) -> Address:
    return Address(
        name=f"{namespace}{entry.name}" if entry.name else pattern,
        pattern=pattern,
        takes=tuple(re.findall(r"<(?:\w+:)?(\w+)>", pattern)),
        module=entry.callback.__module__,
        public=not getattr(entry.callback, "login_required", True),
    )
