"""The site by keyboard alone."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import FIELD, PATIENCE, ask, search, tab_to
from tests.browser.templates import TEMPLATES
from tests.browser.view import PHONE, View

IS_FOCUS_SEEN = """() => {
    const focused = document.activeElement;
    const shown = focused.matches("input.md-option") ? focused.nextElementSibling : focused;
    const isOutlined = each => parseFloat(getComputedStyle(each).outlineWidth) > 0 &&
        getComputedStyle(each).outlineStyle != "none";
    return [shown, focused.closest("form") || shown].some(isOutlined) &&
        shown.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}"""
FIRST_STEPS = 25
TABLET = View(width=800)
SOON = 1_000  # milliseconds in which a panel that the focus opens must be there
STEP = 25  # milliseconds


def is_soon(page: Page, condition: str) -> bool:
    """Whether *condition* holds within a moment; a page's policy forbids to ask inside it."""
    for _ in range(SOON // STEP):
        if page.evaluate(condition):
            return True
        page.wait_for_timeout(STEP)
    return False


@pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_the_first_stop_is_the_way_to_the_content(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('h1').matches(':target')")


@pytest.mark.parametrize("view", [View(), View(width=1500), PHONE], indirect=True, ids=str)
def test_the_focus_is_always_seen(page: Page) -> None:
    page.goto("terms/")
    unseen = []
    for _ in range(FIRST_STEPS):
        page.keyboard.press("Tab")
        if not is_soon(page, IS_FOCUS_SEEN):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
    assert unseen == []


@pytest.mark.parametrize("view", [PHONE, TABLET], indirect=True, ids=str)
def test_the_menu_opens_leads_on_and_closes(page: Page) -> None:
    page.goto("terms/promise/")
    tab_to(page, ".cl-menu > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".cl-menu nav")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.cl-menu a')")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("terms/promise/"))


@pytest.mark.parametrize("view", [PHONE, View()], indirect=True, ids=str)
def test_the_search_opens_finds_and_leads_on(page: Page) -> None:
    page.goto("about/project/")
    tab_to(page, FIELD)
    ask(page, "обещание")
    result = page.locator("cl-search [role=option]").first
    expect(result).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "about/project" not in url)


@pytest.mark.parametrize("view", [PHONE, View()], indirect=True, ids=str)
def test_escape_leaves_the_search(page: Page) -> None:
    page.goto("terms/promise/")
    found = search(page, "обещание")
    page.keyboard.press("Escape")
    expect(found.first).to_be_hidden()


@pytest.mark.parametrize("view", [replace(PHONE, script=False)], indirect=True, ids=str)
def test_the_menu_needs_no_script(page: Page) -> None:
    page.goto("terms/promise/")
    tab_to(page, ".cl-menu > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".cl-menu nav a").first).to_be_visible()


def test_a_term_in_prose_can_be_reached_and_followed(page: Page) -> None:
    page.goto("method/conditions/")
    link = page.locator("article a.cl-term").first
    target = link.get_attribute("data-cl")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}/")
