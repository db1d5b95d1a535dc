"""The 404 page, at whatever address it is shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.site_server import serve_folder
from tests.building import build_site
from tests.site.checkout import make_checkout, write_entry

PLACES = ["nowhere", "terms/nowhere/", "a/b/c/d/e.html"]
STYLED = "getComputedStyle(document.querySelector('.cl-header')).display != 'inline'"


def check_lost(page: Page, answer: Response | None) -> None:
    """The page says what happened, is styled, and every way out of it works."""
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--cl-paper')")
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    links = page.locator(".cl-lost a").evaluate_all("all => all.map(each => each.href)")
    assert links
    assert {link: page.request.get(link).status for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("place", PLACES)
def test_it_helps_from_any_depth(page: Page, place: str) -> None:
    check_lost(page, page.goto(place))


def test_its_search_leads_to_a_page(page: Page) -> None:
    page.goto("a/b/c/")
    page.keyboard.press("/")
    page.keyboard.type("обещание")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".cl-lost").count() == 0


class TestInAFolder:
    """The same for a site that is published below a folder of its host and knows it."""

    @pytest.fixture(scope="class")
    def site_url(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        checkout = make_checkout(
            root, tmp_path_factory.mktemp("folder"), "site_url: https://example.org/kb/\n"
        )
        write_entry(checkout, "terms/mill", "Мельница", {"related": ["bridge"]})
        write_entry(checkout, "terms/bridge", "Мостик")
        build_site(checkout, checkout / "www" / "kb")
        shutil.copyfile(checkout / "www/kb/404.html", checkout / "www/404.html")
        with serve_folder(checkout / "www") as url:
            yield url

    @pytest.mark.parametrize("place", PLACES)
    def test_it_helps_from_any_depth(self, page: Page, place: str) -> None:
        check_lost(page, page.goto(f"kb/{place}"))
