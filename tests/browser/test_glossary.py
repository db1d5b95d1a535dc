"""The filter of the glossary: it narrows what is complete without it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import find_axe_violations
from tests.browser.keyboard import tab_to

FILTER = ".cl-filter__input"
SHOWN = "[data-cl-item]:visible"


@pytest.fixture(autouse=True)
def glossary(page: Page) -> Page:
    page.goto("terms/")
    expect(page.locator(FILTER)).to_be_visible()
    return page


def read_names(page: Page) -> list[str]:
    """The names of the terms that are shown, with ordinary spaces."""
    names = page.locator(SHOWN).locator("dt a").all_inner_texts()
    return [name.replace("\u00a0", " ") for name in names]


def find_status(page: Page) -> Locator:
    return page.locator("cl-filter").get_by_role("status")


def test_typing_narrows_the_list_at_once(page: Page) -> None:
    tab_to(page, FILTER)
    page.keyboard.type("корн")
    assert read_names(page) == ["Корневое обещание"]
    expect(find_status(page)).to_contain_text("1")
    assert page.locator("[data-cl-group]:visible").count() == 1


def test_every_word_typed_must_begin_a_word_of_a_name(page: Page) -> None:
    page.fill(FILTER, "обещ")
    found = read_names(page)
    assert "Обещание" in found
    assert "Корневое обещание" in found
    page.fill(FILTER, "обещ корн")
    assert read_names(page) == ["Корневое обещание"]


@pytest.mark.parametrize("query", ["чёрный", "черный", "ЧЁРНЫЙ", "black"])
def test_case_yo_and_the_language_do_not_matter(page: Page, query: str) -> None:
    page.fill(FILTER, query)
    assert read_names(page) == ["Чёрный ящик"]


@pytest.mark.parametrize(("query", "name"), [("уек", "единой концепцией"), ("root", "Корневое")])
def test_a_term_is_found_by_its_abbreviation_and_its_english_name(
    page: Page, query: str, name: str
) -> None:
    page.fill(FILTER, query)
    assert [found for found in read_names(page) if name in found]


def test_nothing_found_is_said(page: Page) -> None:
    page.fill(FILTER, "щщщ")
    assert read_names(page) == []
    expect(find_status(page)).to_have_text(re.compile(r"\S"))
    assert find_axe_violations(page) == []


def test_clearing_brings_everything_back(page: Page) -> None:
    whole = read_names(page)
    page.fill(FILTER, "щщщ")
    page.fill(FILTER, "")
    assert read_names(page) == whole
    expect(find_status(page)).to_be_empty()


def test_definitions_can_be_put_away_by_keyboard(page: Page) -> None:
    whole = read_names(page)
    definition = page.locator("[data-cl-item] dd").first
    tab_to(page, "[data-cl-density]")
    page.keyboard.press("Space")
    expect(definition).to_be_hidden()
    assert read_names(page) == whole
    assert find_axe_violations(page) == []
    page.keyboard.press("Space")
    expect(definition).to_be_visible()


def test_the_filter_and_the_density_work_together(page: Page) -> None:
    page.check("[data-cl-density]")
    page.fill(FILTER, "обещ")
    assert "Обещание" in read_names(page)
    expect(page.locator("[data-cl-item] dd").first).to_be_hidden()
