"""Every template, as assistive technology and a narrow screen get it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_axe_violations
from tests.browser.keyboard import search
from tests.browser.templates import FEW, TEMPLATES
from tests.browser.view import DARK, HEIGHT, PHONE, View

every_template = pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
DARK_PAPER = "rgb(21, 25, 26)"


@every_template
def test_a_page_has_no_axe_violation_in_light_in_dark_and_at_320_pixels(
    page: Page, address: str
) -> None:
    page.goto(address)
    found = {"light": find_axe_violations(page)}
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK_PAPER)
    found["dark"] = find_axe_violations(page, "color-contrast")
    page.set_viewport_size({"width": PHONE.width, "height": HEIGHT})
    found["narrow"] = find_axe_violations(page)
    assert {view: violations for view, violations in found.items() if violations} == {}


@pytest.mark.parametrize("view", [PHONE], indirect=True, ids=str)
@every_template
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.locator(".cl-menu").evaluate("menu => menu.open = false")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width


@pytest.mark.parametrize("view", [View(), DARK, PHONE], indirect=True, ids=str)
def test_the_open_search_has_no_axe_violation(page: Page) -> None:
    page.goto("terms/promise/")
    search(page, "обещание")
    assert find_axe_violations(page) == []


@pytest.mark.parametrize("view", [PHONE], indirect=True, ids=str)
def test_the_open_menu_has_no_axe_violation_and_fits(page: Page) -> None:
    page.goto("terms/promise/")
    page.locator(".cl-menu > summary").click()
    expect(page.locator(".cl-menu nav")).to_be_visible()
    assert find_axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width


@pytest.mark.parametrize("view", [DARK, View("dark", script=False)], indirect=True, ids=str)
def test_a_reader_who_likes_it_dark_gets_it_dark_at_once(page: Page) -> None:
    page.goto("terms/promise/", wait_until="commit")
    page.wait_for_selector("body > header, header.md-header", state="attached")
    assert page.evaluate(BACKGROUND) == DARK_PAPER


@pytest.mark.parametrize("address", FEW.values(), ids=FEW.keys())
def test_nothing_moves_for_a_reader_who_wants_no_motion(page: Page, address: str) -> None:
    page.goto(address)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")]
            .filter(each => [undefined, "::before", "::after"].some(part => {
              const style = getComputedStyle(each, part);
              return (style.transitionDuration + "," + style.animationDuration).split(",")
                .some(time => parseFloat(time) > 0);
            }))
            .map(each => each.outerHTML.slice(0, 80))"""
    )
    assert moving == []
