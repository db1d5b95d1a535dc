"""The 404 page, at whatever address it is shown and wherever the site is published."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import search
from tests.browser.site_server import serve_folder
from tests.building import build_site
from tests.site.checkout import make_checkout, write_entry

ADDRESSES = "all => all.map(each => each.href)"


@pytest.fixture(scope="module", params=["", "kb/"], ids=["at-the-root", "in-a-folder"])
def site_url(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A small site: one that does not know its address, one below a folder of its host."""
    config = f"site_url: https://example.org/{request.param}\n" if request.param else ""
    checkout = make_checkout(root, tmp_path_factory.mktemp("lost"), config)
    write_entry(checkout, "terms/mill", "Мельница", {"related": ["bridge"]})
    write_entry(checkout, "terms/bridge", "Мостик")
    host = checkout / "host"
    site = build_site(checkout, host / request.param)
    if request.param:
        shutil.copyfile(site / "404.html", host / "404.html")
    with serve_folder(host) as url:
        yield url + request.param


@pytest.mark.parametrize("place", ["nowhere", "terms/nowhere/", "a/b/c/d/e.html"])
def test_it_helps_from_any_depth(page: Page, place: str) -> None:
    answer = page.goto(place)
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--cl-paper')")
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    links = page.locator("a[href]:not([href^='#'], [rel=license])")
    found = {link: page.request.get(link).status for link in links.evaluate_all(ADDRESSES)}
    assert found == dict.fromkeys(found, 200)
    assert found


def test_its_search_leads_to_a_page(page: Page) -> None:
    page.goto("a/b/c/")
    search(page, "мельница").first.click()
    expect(page.locator("h1")).to_have_text("Мельница")
