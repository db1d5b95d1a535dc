"""What comes out of a printer."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.templates import TEMPLATES

CHROME = ".md-header, .md-sidebar, .cl-menu, .cl-search, .md-skip, .cl-crumbs, .cl-filter__bar"
LIST_SHOWN = "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 90))"


@pytest.fixture
def paper(page: Page) -> Page:
    """A page as it is printed."""
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_only_the_content_is_printed(paper: Page, address: str) -> None:
    paper.goto(address)
    assert paper.locator(CHROME).evaluate_all(LIST_SHOWN) == []
    expect(paper.locator("h1")).to_be_visible()


def test_paper_is_white_and_ink_is_black_whatever_the_scheme(paper: Page) -> None:
    paper.emulate_media(media="print", color_scheme="dark")
    paper.goto("terms/promise/")
    colours = paper.evaluate(
        "[getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(document.querySelector('.cl-definition')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_definitions_of_the_linked_terms_are_collected_at_the_end(paper: Page) -> None:
    paper.goto("method/conditions/")
    linked = paper.locator("article a.cl-term").evaluate_all("all => all.map(a => a.dataset.cl)")
    assert linked
    for name in set(linked):
        expect(paper.locator(f"#cl-def-{name}")).to_be_visible()


def test_what_is_folded_on_the_screen_is_printed(paper: Page) -> None:
    paper.goto("terms/promise/")
    # A quiz gathers its answers after the last question; its settings are no reading.
    folded = paper.locator("article details:not(cl-quiz *) > :not(summary)")
    assert folded.count() > 0
    assert (
        folded.evaluate_all(
            "all => all.filter(each => !each.getBoundingClientRect().height).map(e => e.outerHTML)"
        )
        == []
    )


def test_a_link_to_another_host_prints_its_address(paper: Page) -> None:
    paper.goto("")
    link = paper.locator(".md-content a[href^=http]")
    if link.count() == 0:
        paper.goto("about/project/")
    text = link.first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "http" in text


def test_a_printed_page_tells_its_title(paper: Page) -> None:
    paper.goto("terms/promise/")
    expect(paper.locator(".cl-print-head")).to_contain_text("Обещание")


def test_a_checklist_can_be_ticked_on_paper(paper: Page) -> None:
    paper.goto("practice/")
    boxes = paper.locator("article input[type=checkbox]")
    assert boxes.count() > 0
    expect(boxes.first).to_be_visible()
