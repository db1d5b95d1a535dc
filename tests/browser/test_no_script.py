"""The site with scripts switched off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.templates import TEMPLATES
from tests.browser.view import PLAIN

pytestmark = pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
SECTIONS = "article section:not(.cl-definitions)"
LIST_HIDDEN = "all => all.filter(e => !e.checkVisibility()).map(e => e.outerHTML.slice(0, 90))"
LIST_SHOWN = LIST_HIDDEN.replace("!", "")
# The field of the search leads to the list of names without a script: it is alive.
IN_HEADER = ".md-header :is(button, input, label):not(.cl-search *)"
CONTROLS = f"{IN_HEADER}, .cl-filter__bar *"


@pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_page_is_complete_and_shows_no_dead_control(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(SECTIONS).evaluate_all(LIST_HIDDEN) == []
    assert page.locator(CONTROLS).evaluate_all(LIST_SHOWN) == []


def test_the_glossary_shows_every_term_and_every_letter(page: Page) -> None:
    page.goto("terms/")
    items = page.locator("[data-cl-item]")
    assert items.count() > 0
    assert items.evaluate_all(LIST_HIDDEN) == []
    assert all(text.strip() for text in page.locator("[data-cl-item] dd").all_inner_texts())


def test_a_letter_leads_to_its_terms(page: Page) -> None:
    page.goto("terms/")
    page.locator(".cl-letters a", has_text="П").click()
    heading = page.locator("h2:target")
    expect(heading).to_have_text("П")
    expect(heading).to_be_in_viewport()


def test_a_back_link_leads_to_the_place(page: Page) -> None:
    page.goto("terms/promise/")
    group = page.locator(".cl-mentions details").first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator("a").first.click()
    expect(page.locator("a.cl-term[data-cl=promise]").first).to_be_visible()
