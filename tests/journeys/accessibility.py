"""Whether a page can be used by all: axe's rules, big targets, no sideways scrolling."""

from functools import cache

from playwright.sync_api import Page

from scripts.assets import ROOT

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
TARGET = 44  # CSS pixels, each way
SMALL_TARGETS = """least => {
  const label = element => element.closest("label") ?? element.labels?.[0];
  const seen = element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
  };
  const inText = element => element.matches("a") && element.closest("p, li, dd, td, caption") &&
    getComputedStyle(element).display === "inline";
  const box = element => {
    const own = element.getBoundingClientRect();
    const around = element.matches("input") && label(element)?.getBoundingClientRect();
    return around ? {width: Math.max(own.width, around.width),
                     height: Math.max(own.height, around.height)} : own;
  };
  const controls = "a[href], button, input:not([type=hidden]), select, summary";
  return [...document.querySelectorAll(controls)]
    .filter(element => seen(element) && !inText(element))
    .map(element => [element, box(element)])
    .filter(([, {width, height}]) => width < least - 0.5 || height < least - 0.5)
    .map(([element, {width, height}]) =>
      `${element.outerHTML.slice(0, 120)} is ${Math.round(width)} × ${Math.round(height)}`);
}"""


@cache
def _axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def assert_accessible(page: Page, *, only: list[str] | None = None) -> None:
    """No rule of WCAG 2.2 AA, nor axe's best practice, is broken; `only` names rules instead."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    run = {"runOnly": only or RULES, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", run)
    broken = [
        f"{rule['id']}: {rule['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
    assert not broken, f"{page.url} breaks:\n" + "\n".join(broken)


def assert_contrast(page: Page) -> None:
    """Only what changes with the theme; cheaper than all rules again."""
    assert_accessible(page, only=["color-contrast"])


def assert_targets(page: Page, least: int = TARGET) -> None:
    """Every control, links in running text apart, is `least` pixels wide and high."""
    small: list[str] = page.evaluate(SMALL_TARGETS, least)
    assert not small, f"{page.url} has small targets:\n" + "\n".join(small)


def assert_no_sideways_scrolling(page: Page) -> None:
    wide = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"{page.url} is {wide} pixels wider than the screen"
