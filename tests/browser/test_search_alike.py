"""Python and the browser find the same in the same order, whatever is typed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from methodbook.render.assets import read_script
from methodbook.search.files import export_index
from methodbook.search.index import Index, make_index
from methodbook.search.ranking import search
from methodbook.text.languages.ru.searching import RUSSIAN
from methodbook.widgets.registry import WIDGETS
from tests.search.orchard import PAGES
from tests.search.queries import make_queries

SCRIPTS = {widget.name: widget for widget in WIDGETS}

# Everything is there at once: the files of the index are tried on the real site.
ANSWER = """queries => {
    var index = methodbookIndex.make(files.core);
    var names = Object.keys(files).filter(name => name.startsWith("words-"));
    methodbookIndex.addMore(index, files.more);
    names.forEach(name => methodbookIndex.addWords(index, files[name]));
    var reader = methodbookReading.makeReader(index);
    return queries.map(query => methodbookRanking.rank(index, reader.read(query)).map(
        ({ id, kind, url, title, score, entities }) => [id, kind, url, title, score, entities]));
}"""


@pytest.fixture(scope="module")
def orchard() -> Index:
    return make_index(PAGES, RUSSIAN)


@pytest.fixture(scope="module")
def empty_page(browser: Browser, orchard: Index) -> Iterator[Page]:
    """A page with nothing in it but the scripts of the search and the index of the orchard."""
    page = browser.new_page()
    page.add_script_tag(
        content="var files = {}, methodbookSearchFiles = {"
        "take: (name, values) => { files[name] = values; }, root: new URL('http://x/') };"
    )
    page.add_script_tag(content=read_script(SCRIPTS["base"]))
    page.add_script_tag(content=read_script(SCRIPTS["search"]))
    for text in dict(export_index(orchard, {"texts": {}, "labels": {}})).values():
        page.add_script_tag(content=text)
    yield page
    page.close()


def list_found(index: Index, query: str) -> list[list[object]]:
    return [
        [hit.id, hit.kind, hit.url, hit.title, hit.score, [*hit.entities]]
        for hit in search(index, query)
    ]


def test_both_find_the_same_in_the_same_order(empty_page: Page, orchard: Index) -> None:
    queries = [*make_queries(orchard, 2_000), *(page.title for page in PAGES), "", " "]
    found = empty_page.evaluate(ANSWER, queries)
    assert found == [list_found(orchard, query) for query in queries]
    assert sum(map(bool, found)) > len(found) / 2


SHOW = """evil => {
    var index = methodbookIndex.make(files.core), place = document.createElement("p");
    methodbookIndex.addMore(index, files.more);
    var query = methodbookReading.makeReader(index).read(evil);
    var hit = { passage: -1, page: 0, kind: "term", title: evil, card: evil };
    methodbookDom.fill(place, methodbookSearchView.describe(hit, query, index));
    return [Array.from(place.querySelectorAll("*"), each => each.tagName), place.textContent];
}"""


def test_text_and_query_are_shown_as_text(empty_page: Page) -> None:
    evil = "<img src=x onerror=alert(1)> ветка </mark><script>alert(2)</script>"
    tags, text = empty_page.evaluate(SHOW, evil)
    assert set(tags) == {"SPAN", "MARK"}
    assert text.count(evil) == 2


def test_half_of_a_pair_of_signs_stops_nothing(empty_page: Page) -> None:
    assert empty_page.evaluate(f"({ANSWER})(['\\ud83d ветка \\udc00'])[0].length") > 0
