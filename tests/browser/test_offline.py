from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.keyboard import PATIENCE, search

# A server shows it at an unknown address; nothing in a folder leads to it.
UNREACHABLE = "404.html"


@pytest.fixture(scope="module")
def site_url(offline_site: Path) -> str:
    """Address of the folder: the pages of this module are opened without a server."""
    return f"{offline_site.as_uri()}/"


def find_broken_links(file: Path) -> list[str]:
    """Links of a page that do not lead to a file."""
    tree = LexborHTMLParser(file.read_text("utf-8"))
    links = [link.attributes.get("href") or "" for link in tree.css("a[href], link[href]")]
    paths = [urlsplit(link).path for link in links if not urlsplit(link).scheme]
    return [path for path in paths if path and not (file.parent / unquote(path)).is_file()]


def test_every_link_leads_to_a_file(offline_site: Path) -> None:
    pages = [file for file in offline_site.rglob("*.html") if file.name != UNREACHABLE]
    assert {str(file): broken for file in pages if (broken := find_broken_links(file))} == {}


def test_the_search_works_without_a_server(page: Page) -> None:
    page.goto("index.html")
    assert search(page, "gtnkz d j,tofybz[").first.inner_text().startswith("Петля в обещаниях")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "search/index.html?q=" in url)
    found = page.locator(".cl-search-page__results a")
    expect(found.first).to_contain_text("Петля в обещаниях", timeout=PATIENCE)
    found.first.click()
    expect(page.locator("h1")).to_have_text("Петля в обещаниях")
