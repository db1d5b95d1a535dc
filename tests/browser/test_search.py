"""The search of the theme finds Russian and Latin words.

It looks for the beginnings of words as they stand in the text and knows nothing of inflection.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

FIRST = 5


@pytest.fixture
def results(page: Page) -> Locator:
    """The list of results on the home page, with the cursor in the search."""
    page.goto("")
    page.keyboard.press("/")
    return page.locator(".md-search-result__item > .md-search-result__link")


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
def test_an_article_is_found_by_its_names(
    page: Page, results: Locator, query: str, address: str
) -> None:
    page.keyboard.type(query)
    expect(results.first).to_be_visible()
    found = results.evaluate_all("all => all.map(each => each.href)")[:FIRST]
    assert [link for link in found if f"/{address}" in link], found


@pytest.mark.parametrize("query", ["обещаний", "бюрократии", "customer development"])
def test_a_word_is_found_in_the_form_in_which_it_stands(
    page: Page, results: Locator, query: str
) -> None:
    page.keyboard.type(query)
    expect(results.nth(FIRST)).to_be_attached()


def test_nothing_found_is_said(page: Page, results: Locator) -> None:
    page.keyboard.type("щщщщ")
    expect(page.locator(".md-search-result__meta")).to_contain_text("не найдено")
    expect(results).to_have_count(0)
