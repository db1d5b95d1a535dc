"""Nothing is kept on the reader's device before the reader asks for it."""

import pytest
from playwright.sync_api import Page

from tests.browser.keyboard import search, tab_to

KEPT = """async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(document.cookie ? [document.cookie] : []),
    ...(await indexedDB.databases()).map(base => base.name),
    ...await caches.keys(),
]"""


@pytest.mark.parametrize("address", ["", "terms/", "terms/promise/", "cases/vkusvill/", "nowhere/"])
def test_reading_leaves_nothing_behind(page: Page, address: str) -> None:
    page.goto(address)
    page.mouse.wheel(0, 600)
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == []
    assert page.context.cookies() == []


def test_searching_leaves_nothing_behind(page: Page) -> None:
    page.goto("")
    search(page, "обещание")
    page.keyboard.press("Escape")
    assert page.evaluate(KEPT) == []


def test_a_scheme_chosen_by_keyboard_is_kept(page: Page) -> None:
    page.goto("terms/promise/")
    tab_to(page, "input[name=__palette]")
    page.keyboard.press("ArrowRight")
    [key] = page.evaluate(KEPT)
    assert key.endswith("__palette")
    chosen = page.evaluate("document.body.dataset.mdColorMedia")
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorMedia") == chosen


def test_a_reader_can_come_to_each_scheme_and_back(page: Page) -> None:
    page.goto("")
    tab_to(page, "input[name=__palette]")
    seen = []
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate("document.body.dataset.mdColorScheme"))
    assert set(seen) == {"default", "slate"}
