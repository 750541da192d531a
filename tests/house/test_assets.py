"""The style sheets a page links are made from ours and from the charts' own."""

from pathlib import Path

import pytest

from scripts import assets


@pytest.fixture(scope="module")
def plotly() -> str:
    return assets.plotly_rules(assets.PLOTLY.read_text("utf-8"))


def test_our_sheets_are_joined_with_the_layers_first() -> None:
    text = assets.joined()
    assert text.startswith("@layer tokens, base, layout, components;")


def test_every_component_is_in_the_joined_sheet() -> None:
    text = assets.joined()
    for sheet in (assets.ROOT / "static" / "css" / "components").glob("*.css"):
        selectors = [
            line for line in sheet.read_text("utf-8").splitlines() if line.startswith("  .")
        ]
        assert selectors[0] in text, sheet.name


def test_the_charts_sheet_names_the_charts_only(plotly: str) -> None:
    for line in plotly.splitlines():
        selectors = line.split(" {")[0].split(",")
        assert all(one.startswith((".js-plotly-plot", ".plotly-notifier")) for one in selectors)


def test_the_charts_sheet_puts_drawings_in_their_place(plotly: str) -> None:
    assert ".js-plotly-plot .plotly .main-svg {position:absolute;" in plotly


def test_the_charts_first_rule_comes_last_as_their_script_would_have_it(plotly: str) -> None:
    assert plotly.splitlines()[-1].startswith(
        ".js-plotly-plot .plotly,.js-plotly-plot .plotly div {"
    )


def test_a_bundle_without_the_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="no longer holds its style rules"):
        assets.plotly_rules("var nothing = {};")


def test_an_unchanged_sheet_is_not_written_again(tmp_path: Path) -> None:
    assets.build(tmp_path)
    sheet = tmp_path / "css" / "app.css"
    before = sheet.stat().st_mtime_ns
    assets.build(tmp_path)
    assert sheet.stat().st_mtime_ns == before
