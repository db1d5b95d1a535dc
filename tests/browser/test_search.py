"""The search of the theme finds Russian words in any form, and Latin ones."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("обещание", "terms/promise/"),
        ("обещаний", "terms/promise/"),
        ("NPS", "terms/nps/"),
        ("nps", "terms/nps/"),
        ("root promise", "terms/root-promise/"),
        ("корневые обещания", "terms/root-promise/"),
        ("бюрократии", "terms/bureaucracy/"),
    ],
)
def test_the_article_of_a_term_is_among_the_first_results(
    page: Page, query: str, address: str
) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    links = page.locator(".md-search-result__item > .md-search-result__link")
    first = links.evaluate_all("all => all.slice(0, 5).map(each => each.href)")
    assert [link for link in first if f"/{address}" in link], first


def test_nothing_found_is_said_aloud(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("щщщщ")
    expect(page.locator(".md-search-result__meta")).to_contain_text("не найдено")
