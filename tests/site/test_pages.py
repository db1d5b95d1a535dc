"""What holds for every page of the real site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.pages import SitePage, list_values, read_attribute

RAW = ("[@", "{{", "}}", "{%", "%}", "<!-- methodbook:")
VERBATIM = ("code", "pre", "script", "style", "textarea")
LOADED = {
    "audio, embed, iframe, img, input, script, source, track, video": "src",
    "link:not([rel=canonical])": "href",
    "form": "action",
    "object": "data",
    "image, use": "href",
    "video": "poster",
}
"""Elements whose address a browser follows without being asked."""

STYLE_ADDRESS = re.compile(r"""(?:url\(|@import)\s*["']?\s*((?:https?:)?//[^"')]+)""")
PUBLISHED = {".css", ".gz", ".html", ".js", ".json", ".map", ".png", ".svg", ".xml", ".zip"}
OFFERED = {
    *(".apkg", ".csv", ".docx", ".gz", ".imscc", ".json", ".mbz", ".pdf", ".txt", ".xml", ".zip")
}
"""Kinds of file in data/, which other programs import."""


def read_text(page: SitePage) -> str:
    """The page with its comments and attributes, without what may show any markup."""
    tree = LexborHTMLParser(page.html)
    for node in tree.css(", ".join(VERBATIM)):
        node.decompose()
    return tree.html or ""


def list_levels(page: SitePage) -> list[int]:
    return [int((node.tag or "h0")[1]) for node in page.tree.css("h1, h2, h3, h4, h5, h6")]


def list_loaded(page: SitePage) -> Iterator[str]:
    for selector, name in LOADED.items():
        yield from list_values(page, selector, name)
    for sources in list_values(page, "img, source", "srcset"):
        yield from (part.split()[0] for part in sources.split(",") if part.strip())
    yield from STYLE_ADDRESS.findall(page.html)


DATA = {"application/json", "application/ld+json"}


def list_forbidden(page: SitePage) -> Iterator[str]:
    """What a policy without inline scripts and styles would not let happen."""
    for script in page.tree.css("script:not([src])"):
        if script.attributes.get("type") not in DATA:
            yield script.text()[:60]
    for node in page.tree.css("style, [style]"):
        yield (node.html or "")[:60]
    for node in page.tree.css("*"):
        yield from (name for name in node.attributes if name.startswith("on"))


def test_no_script_and_no_style_stands_inside_a_page(pages: Mapping[str, SitePage]) -> None:
    found = {name: each for name, page in pages.items() if (each := [*list_forbidden(page)])}
    assert found == {}


def test_a_page_has_one_title_of_the_first_level(pages: Mapping[str, SitePage]) -> None:
    titles = {name: len(page.tree.css("h1")) for name, page in pages.items()}
    assert {name: count for name, count in titles.items() if count != 1} == {}


def test_levels_of_headings_never_jump(pages: Mapping[str, SitePage]) -> None:
    levels = {name: list_levels(page) for name, page in pages.items()}
    jumping = {
        name: found
        for name, found in levels.items()
        if any(after - before > 1 for before, after in zip([0, *found], found, strict=False))
    }
    assert jumping == {}


def test_every_heading_says_something(pages: Mapping[str, SitePage]) -> None:
    headings = {name: page.tree.css("h1, h2, h3, h4, h5, h6") for name, page in pages.items()}
    silent = [name for name, found in headings.items() if not all(h.text().strip() for h in found)]
    assert silent == []


def test_an_id_stands_once_on_a_page(pages: Mapping[str, SitePage]) -> None:
    counts = {name: Counter(page.ids) for name, page in pages.items()}
    repeated = {name: [i for i, n in found.items() if n > 1] for name, found in counts.items()}
    assert {name: ids for name, ids in repeated.items() if ids} == {}


def test_every_page_is_in_russian_and_has_a_title(pages: Mapping[str, SitePage]) -> None:
    for name, page in pages.items():
        assert read_attribute(page.find("html"), "lang") == "ru", name
        assert page.find("head > title").text().strip(), name


def test_no_two_pages_have_the_same_title(pages: Mapping[str, SitePage]) -> None:
    titles = Counter(page.find("title").text().strip() for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_describes_itself_once(pages: Mapping[str, SitePage]) -> None:
    found = {
        name: list(list_values(page, "meta[name=description]", "content"))
        for name, page in pages.items()
    }
    assert {name: texts for name, texts in found.items() if len(texts) != 1 or not texts[0]} == {}


def test_an_entry_is_described_by_words_of_its_own(
    reached: list[SitePage], pages: Mapping[str, SitePage]
) -> None:
    general = next(list_values(pages[""], "meta[name=description]", "content"))
    described = {
        page.address: next(list_values(page, "meta[name=description]", "content"))
        for page in reached
        if page.tree.css_first("[data-cl-entry]")
    }
    assert [name for name, text in described.items() if text == general] == []


@pytest.mark.parametrize("mark", RAW)
def test_no_raw_mark_reaches_a_reader(pages: Mapping[str, SitePage], mark: str) -> None:
    assert [name for name, page in pages.items() if mark in read_text(page)] == []


def test_a_browser_loads_nothing_from_another_host(pages: Mapping[str, SitePage]) -> None:
    foreign = {
        name: [link for link in list_loaded(page) if urlsplit(link).netloc]
        for name, page in pages.items()
    }
    assert {name: links for name, links in foreign.items() if links} == {}


def test_a_style_loads_nothing_from_another_host(built_site: Path) -> None:
    styles = {file.name: file.read_text("utf-8") for file in built_site.rglob("*.css")}
    assert {name for name, text in styles.items() if STYLE_ADDRESS.search(text)} == set()


def test_only_what_a_reader_needs_is_published(built_site: Path) -> None:
    files = [file for file in built_site.rglob("*") if file.is_file()]
    folder = built_site / "data"
    strange = [
        file.name
        for file in files
        if file.suffix not in (OFFERED if file.parent == folder else PUBLISHED)
    ]
    assert strange == []
    assert not (built_site / "glossary").exists()


def test_a_link_to_another_host_opens_in_the_same_window(pages: Mapping[str, SitePage]) -> None:
    targets = {name: list(list_values(page, "a[target]", "target")) for name, page in pages.items()}
    assert {name: found for name, found in targets.items() if set(found) - {"_self"}} == {}
