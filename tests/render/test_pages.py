from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import Content, read_content
from methodbook.model.base import Base
from methodbook.render.addresses import Addresses, find_path
from methodbook.render.page import Site
from methodbook.render.pages import list_pages, list_redirects
from tests.checkouts import make_checkout

DATE = "reviewed: 2026-01-31"
FORMER = {"glossary/terms/apple.md": [(DATE, f"{DATE}\nformerly: [quince, term]")]}


@pytest.fixture
def renamed(tmp_path: Path) -> Base:
    """The sample, in which the apple once had other ids."""
    return read_content(make_checkout(tmp_path, edits=FORMER)).base


def test_every_entry_and_every_kind_has_one_page(orchard: Base) -> None:
    paths = Counter(page.path for page in list_pages(orchard, Site()))
    entries = {find_path(each) for each in orchard.published if each.kind != "page"}
    indexes = {f"{path.partition('/')[0]}/index.md" for path in entries}
    assert entries | indexes <= paths.keys()
    assert max(paths.values()) == 1


def test_a_hand_written_page_is_not_rendered_here(orchard: Base) -> None:
    assert "about.md" not in {page.path for page in list_pages(orchard, Site())}


def test_every_page_says_what_it_is(orchard: Base) -> None:
    for page in list_pages(orchard, Site()):
        tree = LexborHTMLParser(page.html)
        assert page.title, page.path
        assert page.description, page.path
        assert len(tree.css("h1")) == 1, page.path
        ids = {node.attributes["id"] for node in tree.css("[id]")}
        assert {heading.id for heading in page.headings} <= ids, page.path


def test_a_draft_has_no_page_and_no_link(tmp_path: Path) -> None:
    draft = {"glossary/terms/pear.md": [(DATE, f"{DATE}\nstatus: draft")]}
    base = read_content(make_checkout(tmp_path, edits=draft)).base
    pages = list(list_pages(base, Site()))
    assert "terms/pear.md" not in {page.path for page in pages}
    assert [page.path for page in pages if "/pear" in page.html] == []


@pytest.mark.parametrize(
    ("addresses", "files", "href"),
    [
        (Addresses(), ["terms/quince/index.html", "terms/term/index.html"], "../apple/"),
        (Addresses(directory_urls=False), ["terms/quince.html", "terms/term.html"], "apple.html"),
    ],
)
def test_a_former_address_leads_to_the_page_of_today(
    renamed: Base, addresses: Addresses, files: list[str], href: str
) -> None:
    redirects = dict(list_redirects(renamed, Site(addresses=addresses)))
    assert list(redirects) == files
    for html in redirects.values():
        tree = LexborHTMLParser(html)
        [refresh] = tree.css("meta[http-equiv=refresh]")
        assert refresh.attributes["content"] == f"0; url={href}"
        assert [link.attributes["href"] for link in tree.css("a")] == [href]
        assert not tree.css("link[rel=canonical]")


def test_a_redirect_of_an_addressed_site_names_the_page_of_today(renamed: Base) -> None:
    site = Site(url="https://example.org/kb/")
    for _, html in list_redirects(renamed, site):
        [canonical] = LexborHTMLParser(html).css("link[rel=canonical]")
        assert canonical.attributes["href"] == "https://example.org/kb/terms/apple/"


def test_an_entry_that_was_never_renamed_has_no_redirect(seedling: Content) -> None:
    assert list(list_redirects(seedling.base, Site())) == []
