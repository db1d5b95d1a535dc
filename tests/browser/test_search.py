"""The search of the theme finds Russian and Latin words.

It looks for the beginnings of words as they stand in the text and knows nothing of inflection.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import PATIENCE, ask, search

ARTICLES = {
    "обещание": "terms/promise/",
    "бюрократия": "terms/bureaucracy/",
    "nps": "terms/nps/",
    "УЕК": "terms/unified-concept-management/",
    "root promise": "terms/root-promise/",
    "корневое": "terms/root-promise/",
}
"""What is asked, and the article that must be among the first results."""

FORMS = ("обещаний", "бюрократии", "customer development")
"""Words that stand in the texts in this form."""

FIRST = 5


@contextmanager
def results(page: Page, query: str) -> Iterator[Locator]:
    """What is found; afterwards the list is empty again."""
    yield search(page, query)
    ask(page, "")
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_an_article_is_found_by_each_of_its_names(page: Page) -> None:
    page.goto("")
    for query, address in ARTICLES.items():
        with results(page, query) as links:
            found = links.evaluate_all("all => all.map(each => each.href)")[:FIRST]
            assert [link for link in found if f"/{address}" in link], (query, found)


def test_a_word_is_found_in_the_form_in_which_it_stands(page: Page) -> None:
    page.goto("")
    for query in FORMS:
        with results(page, query) as links:
            expect(links.nth(FIRST)).to_be_attached()


def test_nothing_found_is_said(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    ask(page, "щщщщ")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("не найдено", timeout=PATIENCE)
    expect(page.locator(".md-search-result__item")).to_have_count(0)
