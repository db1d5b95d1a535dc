"""Links to terms and «Где упоминается» say the same, from both sides."""

from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborNode

from tests.site.pages import SitePage, read_attribute

UNTOUCHED = {
    *("a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("label", "nav", "pre", "summary", "svg", "th"),
}


def list_terms(page: SitePage) -> Iterator[LexborNode]:
    yield from page.select("a.cl-term")


def list_parents(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def test_prose_has_links_to_terms(reached: list[SitePage]) -> None:
    linked = sum(len(page.tree.css("a.cl-term")) for page in reached)
    assert linked > len(reached)


def test_a_link_leads_to_the_entry_it_names(
    reached: list[SitePage], entries: dict[str, dict[str, Any]]
) -> None:
    wrong = [
        (page.address, read_attribute(link, "href"))
        for page in reached
        for link in list_terms(page)
        if page.find_address(read_attribute(link, "href"))
        != entries[read_attribute(link, "data-cl")]["url"]
    ]
    assert wrong == []


def test_links_and_back_links_agree_both_ways(
    pages: Mapping[str, SitePage], reached: list[SitePage], entries: dict[str, dict[str, Any]]
) -> None:
    links = {
        (page.address, entries[read_attribute(link, "data-cl")]["url"])
        for page in reached
        for link in list_terms(page)
    }
    back_links = {
        (pages[entry["url"]].find_address(read_attribute(link, "href")), entry["url"])
        for entry in entries.values()
        for link in pages[entry["url"]].tree.css(".cl-mentions a")
    }
    assert sorted(links - back_links) == []
    assert sorted(back_links - links) == []


def test_a_back_link_stands_once_and_quotes_the_place(reached: list[SitePage]) -> None:
    for page in reached:
        lines = page.tree.css(".cl-mentions li")
        addresses = [
            page.find_address(read_attribute(link, "href"))
            for link in page.tree.css(".cl-mentions li a")
        ]
        assert len(set(addresses)) == len(addresses) == len(lines), page.address
        assert all(line.css_first("q mark") for line in lines), page.address


def test_no_entry_links_to_itself(
    pages: Mapping[str, SitePage], entries: dict[str, dict[str, Any]]
) -> None:
    selfish = [
        name
        for name, entry in entries.items()
        if pages[entry["url"]].tree.css_first(f"a.cl-term[data-cl='{name}']")
    ]
    assert selfish == []


def test_no_term_is_a_link_inside_a_heading_a_link_code_or_a_control(
    reached: list[SitePage],
) -> None:
    wrong = [
        (page.address, link.text(), parent.tag)
        for page in reached
        for link in list_terms(page)
        for parent in list_parents(link)
        if parent.tag in UNTOUCHED
    ]
    assert wrong == []


def test_each_linked_term_is_defined_once_on_the_page(reached: list[SitePage]) -> None:
    for page in reached:
        linked = {read_attribute(link, "data-cl") for link in list_terms(page)}
        defined = [
            read_attribute(node, "id").removeprefix("cl-def-")
            for node in page.tree.css(".cl-definitions [id^='cl-def-']")
        ]
        assert sorted(defined) == sorted(linked), page.address
