"""What the keyboard alone can reach."""

from playwright.sync_api import Locator, Page, expect

FAR = 40
"""Presses of Tab within which everything in the head of a page must come."""

HASTE = 50  # milliseconds between two keys

PATIENCE = 30_000
"""Milliseconds: the search builds its index before it answers the first time."""


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until an element that fits the selector has the focus; returns how often."""
    for count in range(1, FAR + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return count
    raise AssertionError(f"{FAR} presses of Tab do not lead to {selector}")


def search(page: Page, words: str) -> Locator:
    """Open the search, type, and wait for the links that it finds."""
    page.keyboard.press("/")
    type_query(page, words)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    expect(links.first).to_be_visible(timeout=PATIENCE)
    return links


def type_query(page: Page, words: str) -> None:
    """Type as fast as people do: the theme moves the cursor while its panel opens."""
    expect(page.locator("[data-md-toggle=search]")).to_be_checked()
    page.keyboard.type(words, delay=HASTE)
