"""The search of the theme finds Russian and Latin words.

It looks for the beginnings of words as they stand in the text and knows nothing of inflection.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import PATIENCE, search, type_query

FIRST = 5


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("обещание", "terms/promise/"),
        ("бюрократия", "terms/bureaucracy/"),
        ("nps", "terms/nps/"),
        ("УЕК", "terms/unified-concept-management/"),
        ("root promise", "terms/root-promise/"),
        ("корневое", "terms/root-promise/"),
    ],
)
def test_an_article_is_found_by_its_names(page: Page, query: str, address: str) -> None:
    page.goto("")
    found = search(page, query).evaluate_all("all => all.map(each => each.href)")[:FIRST]
    assert [link for link in found if f"/{address}" in link], found


@pytest.mark.parametrize("query", ["обещаний", "бюрократии", "customer development"])
def test_a_word_is_found_in_the_form_in_which_it_stands(page: Page, query: str) -> None:
    page.goto("")
    expect(search(page, query).nth(FIRST)).to_be_attached()


def test_nothing_found_is_said(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    type_query(page, "щщщщ")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("не найдено", timeout=PATIENCE)
    expect(page.locator(".md-search-result__item")).to_have_count(0)
