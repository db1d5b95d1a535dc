"""What the keyboard alone can reach."""

from playwright.sync_api import Locator, Page, expect

FAR = 60
"""Presses of Tab within which everything in the head of a page must come."""

FIELD = "cl-search input"

PATIENCE = 30_000
"""Milliseconds in which the index must be there, however busy the machine is."""


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until an element that fits the selector has the focus; returns how often."""
    for count in range(1, FAR + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return count
    raise AssertionError(f"{FAR} presses of Tab do not lead to {selector}")


def search(page: Page, words: str) -> Locator:
    """Come to the search, ask, and wait for the links that it finds."""
    page.keyboard.press("/")
    ask(page, words)
    links = page.locator("cl-search [role=option]")
    expect(links.first).to_be_visible(timeout=PATIENCE)
    return links


def ask(page: Page, words: str) -> None:
    """Put the whole question into the field, so that no part of it is answered."""
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill(words)
