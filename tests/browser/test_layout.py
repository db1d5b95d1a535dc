"""Text never lies on text, no word is cut, nothing sticks out, at any width a screen may have."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.layout import find_layout_faults
from tests.browser.templates import FEW, LOST, PRACTICE, TEMPLATES

WIDTHS = range(280, 2561, 20)  # CSS pixels; zoom in a browser gives the same widths
COMMON = (320, 768, 1024, 1440)
LAYOUTS = {name: TEMPLATES[name] for name in ("home", "glossary", "tool", "long-read", "cases")} | {
    "quiz": PRACTICE["final-test"],
    **LOST,
}
"""One page of each layout: with and without contents, with and without its neighbours."""
LARGE = "document.documentElement.style.fontSize = '250%'"
"""The theme writes 125 %: text alone is twice as large."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_holds_at_every_width(page: Page, name: str) -> None:
    page.goto(LAYOUTS[name])
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if found := find_layout_faults(page):
            faults[width] = found
    assert faults == {}


@pytest.mark.slow
def test_every_page_holds_at_common_widths(page: Page, built_site: Path) -> None:
    faults = {}
    for file in sorted(built_site.rglob("index.html")):
        address = file.relative_to(built_site).as_posix().removesuffix("index.html")
        if 'http-equiv="refresh"' in file.read_text("utf-8")[:2000]:
            continue
        page.goto(address)
        for width in COMMON:
            page.set_viewport_size({"width": width, "height": 900})
            if found := find_layout_faults(page):
                faults[address, width] = found
    assert faults == {}


@pytest.mark.parametrize("name", FEW)
def test_text_of_twice_the_size_lies_on_no_other(page: Page, name: str) -> None:
    faults = {}
    for width in (768, 1024, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(FEW[name])
        page.evaluate(LARGE)
        found = find_layout_faults(page)
        if found := [each for each in found if not each.startswith("broken word")]:
            faults[width] = found
    assert faults == {}
