"""The tables of docs/performance.md, from what was measured."""

import os
import platform

from bench.browser import WITH_CHART
from bench.found import Found
from bench.measure import CONNECTIONS, Result
from bench.pages import Page
from scripts.assets import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
BUSY = 0.10
ENGINE, MEMORY, CHECK = 5.0, 180.0, 3.0
PLANNED, SENT = 1000, 150
REQUESTS, CODE, LONGEST = 12, 60.0, 100.0
NOISE = 0.05
"""By so much a pair of runs differs where nothing differs: growth is judged beyond it."""


def line(kind: str, one: Result) -> str:
    """One result as it comes in."""
    ten = "" if one.ratio_ten is None else f", ten years {one.ratio_ten:.2f} (x {one.growth:.2f})"
    return (
        f"{kind:<11}{one.page.name:<28}{one.rate:7.1f} a second, ratio {one.ratio:.2f}{ten}"
        f"{warning(one)}"
    )


def warning(one: Result) -> str:
    """What makes a result doubtful."""
    if one.others > BUSY or one.spread > 2 * BUSY:
        return f"  [busy: others {one.others:.0%}, bare page ±{one.spread / 2:.0%}]"
    return ""


def tables(found: Found) -> str:
    """Everything that was measured, as Markdown."""
    head = (
        f"Measured on {os.cpu_count()} cores with Python {platform.python_version()} and"
        f" Django {django_version()}, {CONNECTIONS} connections kept alive, gunicorn as `make run`"
        " starts it."
    )
    parts = [
        head,
        *(of_database(found, kind) for kind in found.results),
        rest(found),
        reminders(found),
        in_browser(found),
        *(f"Not measured. {sentence}" for sentence in found.missing),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def of_database(found: Found, kind: str) -> str:
    """Ratios on one kind of database."""
    rows = [
        f"### {kind}",
        "",
        "| | a second | ratio | must | aim | CPU | 10 years | time, 10 years | queries | bytes | |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found.results[kind]:
        page, counted = one.page, found.counts[kind]["one"][one.page.name]
        late = found.counts[kind]["ten"][page.name]
        size = f"{counted['bytes']:,}"
        if late["bytes"] != counted["bytes"]:
            size += f" / {late['bytes']:,}"
        ten = "–" if one.ratio_ten is None else f"{one.ratio_ten:.2f}"
        growth = "–" if one.growth is None else f"× {one.growth:.2f} (≤ {page.growth})"
        rows.append(
            f"| {page.name} | {one.rate:.0f} | **{one.ratio:.2f}** | {page.must} | {page.aim}"
            f" | {one.cpu_ratio:.2f} | {ten} | {growth}"
            f" | {counted['queries']} (≤ {page.queries}) | {size}"
            f" | {mark(one, counted['queries'])} |"
        )
    busy = [one.page.name for one in found.results[kind] if warning(one)]
    if busy:
        rows += ["", f"The machine was busy with other work during: {', '.join(busy)}."]
    return "\n".join(rows)


def mark(one: Result, queries: int) -> str:
    """✓✓ where the aim is reached, ✓ where the must is."""
    page = one.page
    if one.ratio < page.must or queries > page.queries or grows(page, one.growth):
        return "✗"
    return "✓✓" if one.ratio >= page.aim else "✓"


def grows(page: Page, growth: float | None) -> bool:
    return growth is not None and page.growth is not None and growth > page.growth + NOISE


def rest(found: Found) -> str:
    """Engine, memory, and what set-up costs."""
    year, ten = found.engine
    rows = [
        "### Engine, memory, checks",
        "",
        "| | measured | must | |",
        "|---|---|---|---|",
        f"| a year's timeline | {year:.1f} ms | {ENGINE:.0f} ms | {tick(year <= ENGINE)} |",
        f"| ten years' timeline | {ten:.1f} ms | linear | {tick(ten <= 12 * year)} |",
    ]
    rows += [
        f"| memory of a web worker after the run, {kind} | {used:.0f} MB | {MEMORY:.0f} MB"
        f" | {tick(used <= MEMORY)} |"
        for kind, used in found.memory.items()
    ]
    if found.check_seconds:
        seconds = found.check_seconds
        rows.append(
            f"| `manage.py check` | {seconds:.1f} s | {CHECK:.0f} s | {tick(seconds <= CHECK)} |"
        )
    return "\n".join(rows)


def reminders(found: Found) -> str:
    """How many are planned and sent a second by one process, and by the bare database."""
    rows = [
        "### Reminders, one process",
        "",
        "| | people | planned a second | bare | sent a second | bare | lag | grown | |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for kind, ran in found.reminders.items():
        rows += [
            f"| {kind} | {one['people']:,} | **{one['planned']:,.0f}** (≥ {PLANNED:,})"
            f" | {one['planned_bare']:,.0f} | **{one['sent']:,.0f}** (≥ {SENT})"
            f" | {one['sent_bare']:,.0f} | {one['lag']:.0f} s | {one['grown']:.0f} MB"
            f" | {tick(one['planned'] >= PLANNED and one['sent'] >= SENT)} |"
            for one in ran
        ]
    return "\n".join(rows) if found.reminders else ""


def in_browser(found: Found) -> str:
    """A cold visit on a slowed phone, and Lighthouse's marks."""
    if found.browser is None:
        return ""
    rows = [
        "### In the browser, cold, on a phone four times slower",
        "",
        "| | requests | CSS + JS, kB | all, kB | shift | longest task, ms | Lighthouse | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, cold in found.browser.cold.items():
        marks = found.browser.lighthouse.get(name) or {}
        least = 90 if name in WITH_CHART else 95
        well = cold.requests <= REQUESTS and cold.code <= CODE and cold.shift < 0.001
        if name not in WITH_CHART:
            well = well and cold.longest <= LONGEST
        if marks:
            well = well and marks["performance"] >= least and marks["accessibility"] == 100
            well = well and marks["best-practices"] == 100
        shown = " · ".join(str(one) for one in marks.values()) or "–"
        rows.append(
            f"| {name} | {cold.requests} | {cold.code:.1f} | {cold.weight:.1f} | {cold.shift:.3f}"
            f" | {cold.longest:.0f} | {shown} | {tick(well)} |"
        )
    rows += ["", "Lighthouse: performance · accessibility · best practices, of 100."]
    return "\n".join(rows)


def tick(good: bool) -> str:  # noqa: FBT001
    return "✓" if good else "✗"


def misses(found: Found) -> bool:
    """Whether a page misses what it must reach."""
    return any(
        mark(one, found.counts[kind]["one"][one.page.name]["queries"]) == "✗"
        for kind, all_of_it in found.results.items()
        for one in all_of_it
    )


def django_version() -> str:
    import django

    return django.get_version()


def write(text: str) -> None:
    """Put the tables between their marks in docs/performance.md."""
    page = PAGE.read_text("utf-8")
    before, _, after = page.partition(BEGIN)
    rest_of_it = after.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest_of_it}", "utf-8")
