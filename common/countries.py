"""The country a time zone belongs to, from the tables that come with the zones."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import chain
from pathlib import Path
from zoneinfo import TZPATH

PLACES, RULES = "zone.tab", "tzdata.zi"


def country_of(zone: str) -> str:
    """The ISO 3166 code of the country `zone` lies in; "" where that is not known ("UTC")."""
    return _countries().get(zone, "")


@cache
def _countries() -> dict[str, str]:
    """Every zone with its country. A zone that goes by an old name ("US/Eastern") has it too."""
    found = {zone: country for country, _place, zone, *_note in _rows(PLACES, "\t")}
    links = [row for row in _rows(RULES, " ") if row[0] == "L" and len(row) == 3]
    for _link, zone, old_name in links:
        if zone in found:
            found.setdefault(old_name, found[zone])
    return found


def _rows(name: str, between: str) -> Iterator[list[str]]:
    """The lines of the first such table there is, without comments."""
    for line in chain.from_iterable(_tables(name)):
        row = line.split(between)
        if not line.startswith("#") and len(row) >= 3:
            yield row


def _tables(name: str) -> Iterator[list[str]]:
    """The table of the machine or, where it has none, of the package that brings the zones."""
    for folder in TZPATH:
        table = Path(folder, name)
        if table.is_file():
            yield table.read_text(encoding="utf-8").splitlines()
            return
    try:
        packed = resources.files("tzdata").joinpath("zoneinfo", name)
        yield packed.read_text(encoding="utf-8").splitlines()
    except (ModuleNotFoundError, OSError):
        return
