"""Nothing jumps: the shift of the layout while a page loads, counted by the browser."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.templates import PRACTICE, TEMPLATES
from tests.browser.view import View

MOST = 0.02
COUNT = """window.shift = 0;
new PerformanceObserver((list) => {
  list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.shift += each.value; });
}).observe({ type: "layout-shift", buffered: true });"""
CHECKS = {"selfcheck": "practice/selfcheck/", "checklist": "practice/clientocratic/"}


@pytest.mark.parametrize("view", [View(width=390), View(width=1280)], indirect=True, ids=str)
@pytest.mark.parametrize("name", TEMPLATES | CHECKS)
def test_a_page_does_not_jump_while_it_loads(page: Page, name: str) -> None:
    page.add_init_script(COUNT)
    page.goto((TEMPLATES | CHECKS)[name])
    page.evaluate("new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(end)))")
    assert page.evaluate("window.shift") <= MOST


@pytest.mark.parametrize("name", ["cards", "final-test"])
def test_a_page_whose_script_never_comes_is_whole_all_the_same(page: Page, name: str) -> None:
    # All but the one that the theme itself leans on: it stood inside the page once.
    page.route(
        re.compile(r"/methodbook/(?!start\.)[^/]*\.js"), lambda route: route.fulfill(body="")
    )
    page.goto(PRACTICE[name])
    page.evaluate(
        "Promise.all(document.getAnimations().map((each) => (each.finish(), each.finished)))"
    )
    assert page.locator("[data-cl-method] :is(summary, legend)").first.is_visible()
    assert page.locator("footer").last.is_visible()
