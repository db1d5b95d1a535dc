"""Every address that a page names leads somewhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from tests.site.pages import LOST, SitePage, list_values, read_attribute

FILES = {"img, script, source": "src", "link": "href", "image, use": "href"}
TOP = {"", "top"}
"""Anchors that every page has by itself."""


def list_links(page: SitePage) -> Iterator[str]:
    return list_values(page, "a[href]", "href")


def list_files(page: SitePage) -> Iterator[str]:
    for selector, name in FILES.items():
        yield from (link for link in list_values(page, selector, name) if link)


def is_broken(page: SitePage, link: str, pages: Mapping[str, SitePage]) -> bool:
    found = page.resolve(link)
    if found is None:
        return False
    file, anchor = found
    target = pages.get(file.removesuffix("index.html"))
    if target is None:
        return not (page.root / file).is_file()
    return anchor not in TOP and anchor not in target.ids


def test_a_link_is_an_address_of_the_web_or_of_the_site(pages: Mapping[str, SitePage]) -> None:
    schemes = {urlsplit(link).scheme for page in pages.values() for link in list_links(page)}
    assert schemes <= {"", "https", "http", "mailto"}


def test_every_link_leads_to_a_page_and_to_a_place_on_it(pages: Mapping[str, SitePage]) -> None:
    broken = {
        name: [link for link in list_links(page) if is_broken(page, link, pages)]
        for name, page in pages.items()
    }
    assert {name: links for name, links in broken.items() if links} == {}


def test_every_picture_script_and_style_is_there(pages: Mapping[str, SitePage]) -> None:
    broken = {
        name: [link for link in list_files(page) if is_broken(page, link, pages)]
        for name, page in pages.items()
    }
    assert {name: links for name, links in broken.items() if links} == {}


def test_the_site_may_lie_in_any_folder(reached: list[SitePage]) -> None:
    rooted = {
        page.address: [link for link in (*list_links(page), *list_files(page)) if link[:1] == "/"]
        for page in reached
    }
    assert {name: links for name, links in rooted.items() if links} == {}


def test_a_link_always_has_words(pages: Mapping[str, SitePage]) -> None:
    def is_silent(link: LexborNode) -> bool:
        return not (link.text().strip() or read_attribute(link, "aria-label"))

    silent = {
        name: [link.html for link in page.tree.css("a[href]") if is_silent(link)]
        for name, page in pages.items()
    }
    assert {name: links for name, links in silent.items() if links} == {}


def list_ways(page: SitePage) -> Iterator[str]:
    """Where a reader can go without a script: along a link, or by sending a form off."""
    yield from list_links(page)
    yield from (way for way in list_values(page, "form[action]", "action") if way)


def test_every_page_can_be_reached_from_the_home_page(pages: Mapping[str, SitePage]) -> None:
    seen, waiting = set[str](), [""]
    while waiting:
        name = waiting.pop()
        if name in pages and name not in seen:
            seen.add(name)
            waiting += [pages[name].find_address(way) for way in list_ways(pages[name])]
    assert sorted(pages.keys() - seen - {LOST}) == []


def test_an_entry_has_exactly_one_page(
    reached: list[SitePage], entries: dict[str, dict[str, Any]]
) -> None:
    claimed = [
        (read_attribute(node, "data-cl-entry"), page.address)
        for page in reached
        for node in page.tree.css("[data-cl-entry]")
    ]
    told = [(e["id"], e["url"]) for e in entries.values() if e["kind"] != "page"]
    assert sorted(claimed) == sorted(told)


def test_a_hand_written_page_may_be_an_entry_too(
    built_site: Path, entries: dict[str, dict[str, Any]]
) -> None:
    written = [entry["url"] for entry in entries.values() if entry["kind"] == "page"]
    assert written
    assert [url for url in written if not (built_site / url / "index.html").is_file()] == []
