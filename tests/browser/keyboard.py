"""What the keyboard alone can reach."""

from playwright.sync_api import Page

FAR = 40
"""Presses of Tab within which everything in the head of a page must come."""


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until an element that fits the selector has the focus; returns how often."""
    for count in range(1, FAR + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return count
    raise AssertionError(f"{FAR} presses of Tab do not lead to {selector}")
