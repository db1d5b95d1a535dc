"""A small site that knows its address: what it names, what it leaves out, what it redirects."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_methodbook.plugin import POLICY
from tests.site.checkout import REVIEWED
from tests.site.pages import SitePage, list_values, read_pages

SOCIAL = "meta[property^='og:'], meta[name^='twitter:']"


@pytest.fixture(scope="module")
def small(addressed_site: Path) -> dict[str, SitePage]:
    """The pages of the small site, by address."""
    return read_pages(addressed_site)


def read_meta(page: SitePage, name: str) -> str:
    [content] = list_values(page, f"meta[property='{name}']", "content")
    return content


def test_a_page_names_its_address(small: dict[str, SitePage], address: str) -> None:
    page = small["terms/mill/"]
    assert list(list_values(page, "link[rel=canonical]", "href")) == [f"{address}terms/mill/"]
    assert read_meta(page, "og:url") == f"{address}terms/mill/"
    assert read_meta(page, "og:title") == "Мельница"
    assert read_meta(page, "og:description") == "Мельница — это выдумка."


def test_citations_carry_the_address(small: dict[str, SitePage], address: str) -> None:
    page = small["terms/mill/"]
    assert f"URL: {address}terms/mill/ (дата обращения" in page.find(".cl-cite").text()
    assert f"url = {{{address}terms/mill/}}" in page.find(".cl-cite code").text()


def test_a_reader_can_report_an_error_where_a_repository_is_known(
    small: dict[str, SitePage],
) -> None:
    links = list(list_values(small["terms/mill/"], ".cl-footer a", "href"))
    assert [link for link in links if link.startswith("https://example.org/repository/issues/new")]


def test_without_an_address_none_is_named(reached: list[SitePage]) -> None:
    for page in reached:
        assert not page.tree.css_first(f"link[rel=canonical], {SOCIAL}"), page.address
        citation = page.tree.css_first(".cl-cite")
        assert citation is None or "URL" not in citation.text(), page.address


def read_sitemap(site: Path) -> dict[str, str]:
    """The date of each address that the site map lists."""
    tree = LexborHTMLParser((site / "sitemap.xml").read_text("utf-8"))
    places, dates = tree.css("url > loc"), tree.css("url > lastmod")
    return {place.text(): day.text() for place, day in zip(places, dates, strict=True)}


def test_the_site_map_lists_every_page_with_the_day_of_its_review(
    small: dict[str, SitePage], addressed_site: Path, address: str
) -> None:
    own = [page.address for page in small.values() if not page.is_redirect]
    expected = {f"{address}{name}": REVIEWED.isoformat() for name in own if name != "404.html"}
    assert read_sitemap(addressed_site) == expected


def test_the_packed_site_map_is_the_same(addressed_site: Path) -> None:
    packed = (addressed_site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (addressed_site / "sitemap.xml").read_bytes()


def test_a_published_page_carries_its_policy_for_hosts_without_headers(
    small: dict[str, SitePage], pages: Mapping[str, SitePage]
) -> None:
    place = "meta[http-equiv=Content-Security-Policy]"
    own = [page for page in small.values() if not page.is_redirect]
    assert {page.find(place).attributes["content"] for page in own} == {POLICY}
    assert [name for name, page in pages.items() if page.tree.css_first(place)] == []


def test_the_page_that_is_not_found_loads_its_files_from_any_folder(
    small: dict[str, SitePage],
) -> None:
    tree = small["404.html"].tree
    loaded = [node.attributes["src"] for node in tree.css("script[src], img[src]")]
    loaded += [node.attributes["href"] for node in tree.css("link[rel=stylesheet], a.cl-brand")]
    assert len(loaded) > 4
    assert [each for each in loaded if not str(each).startswith("/kb/")] == []


def test_a_draft_is_not_published(addressed_site: Path) -> None:
    assert not (addressed_site / "terms" / "barn").exists()
    texts = [*addressed_site.rglob("*.html"), *addressed_site.rglob("*.json")]
    assert [file for file in texts if "Амбар" in file.read_text("utf-8")] == []
    assert [file for file in texts if "barn" in file.read_text("utf-8")] == []


def test_a_former_address_leads_on(small: dict[str, SitePage], address: str) -> None:
    page = small["terms/windmill/"]
    [refresh] = list_values(page, "meta[http-equiv=refresh]", "content")
    assert page.find_address(refresh.removeprefix("0; url=")) == "terms/mill/"
    assert [page.find_address(link) for link in list_values(page, "a", "href")] == ["terms/mill/"]
    assert list(list_values(page, "link[rel=canonical]", "href")) == [f"{address}terms/mill/"]


def test_nothing_lists_a_former_address(addressed_site: Path, small: dict[str, SitePage]) -> None:
    assert list(list_values(small["terms/windmill/"], "meta[name=robots]", "content")) == [
        "noindex"
    ]
    listing = [*addressed_site.rglob("*.json"), *addressed_site.rglob("*.xml")]
    assert [file for file in listing if "windmill" in file.read_text("utf-8")] == []


def test_links_of_a_small_site_lead_to_its_pages(small: dict[str, SitePage]) -> None:
    wanted = {
        page.find_address(link)
        for page in small.values()
        if page.address != "404.html"
        for link in list_values(page, "a[href]", "href")
        if "://" not in link
    }
    assert sorted(wanted - small.keys()) == []
