"""What the keyboard alone can reach."""

from playwright.sync_api import Locator, Page, expect

FAR = 60
"""Presses of Tab within which everything in the head of a page must come."""

SEARCH = "[data-md-toggle=search]"

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
    """Open the search, ask, and wait for the links that it finds."""
    if not page.is_checked(SEARCH):
        page.keyboard.press("/")
    ask(page, words)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    expect(links.first).to_be_visible(timeout=PATIENCE)
    return links


def ask(page: Page, words: str) -> None:
    """Put the whole question into the open search, so that no part of it is answered."""
    expect(page.locator(SEARCH)).to_be_checked()
    field = page.locator(".md-search__input")
    field.fill(words)
    field.press("End")  # the theme listens to keys, and fill presses none
