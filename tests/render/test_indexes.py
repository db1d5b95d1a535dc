from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import Content, read_content
from methodbook.model.base import Base
from methodbook.model.entry import Case, Link, Problem
from methodbook.model.origin import Basis
from methodbook.render.indexes import group_letters, list_indexes
from methodbook.render.page import Site
from methodbook.text.languages import find_language
from tests.checkouts import make_checkout

PEAR = "glossary/terms/pear.md"


def read_index(base: Base, path: str) -> LexborHTMLParser:
    [page] = [page for page in list_indexes(base, Site()) if page.path == path]
    return LexborHTMLParser(page.html)


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ёлка", "Е"), ("ёлка", "Е"), ("Груша", "Г"), ("5 груш", "…"), ("Pear", "…")],
)
def test_a_word_stands_under_the_letter_where_it_is_looked_for(
    tmp_path: Path, name: str, letter: str
) -> None:
    edits = {PEAR: [("name: Груша", f"name: {name}")]}
    base = read_content(make_checkout(tmp_path, edits=edits)).base
    groups = dict(group_letters((base.entries["pear"],), find_language("ru")))
    assert list(groups) == [letter]


def test_what_has_no_letter_comes_last(tmp_path: Path) -> None:
    edits = {PEAR: [("name: Груша", "name: Pear")]}
    base = read_content(make_checkout(tmp_path, edits=edits)).base
    terms = tuple(base.entries[name] for name in ("pear", "apple"))
    assert [letter for letter, _ in group_letters(terms, find_language("ru"))] == ["Я", "…"]


def test_the_glossary_lists_every_word_whatever_else_it_is(seedling: Content) -> None:
    links = read_index(seedling.base, "terms/index.md").css("[data-cl-item] dt a")
    assert [link.attributes["href"] for link in links] == ["pear/", "harvest/", "apple/"]


def test_a_word_that_is_also_a_tool_is_listed_among_the_tools(seedling: Content) -> None:
    links = read_index(seedling.base, "tools/index.md").css("[data-cl-item] h2 a")
    assert [link.attributes["href"] for link in links] == ["../terms/harvest/"]


def test_a_tool_names_its_troubles_and_stages(seedling: Content) -> None:
    [item] = read_index(seedling.base, "tools/index.md").css("[data-cl-item]")
    hrefs = [link.attributes["href"] for link in item.css("a")]
    assert hrefs[1:] == ["../problems/worms/", "../stages/stage-1/", "../stages/stage-2/"]


def test_the_way_from_a_trouble_is_two_clicks(seedling: Content) -> None:
    [row] = read_index(seedling.base, "problems/index.md").css("tbody tr")
    hrefs = {str(link.attributes["href"]) for link in row.css("a")}
    assert hrefs >= {"worms/", "../terms/harvest/", "../stages/stage-1/", "../cases/orchard/"}


def test_a_case_that_had_the_trouble_is_told_from_one_that_shows_its_tool(
    seedling: Content,
) -> None:
    base = seedling.base
    (case,) = (each for each in base.published if isinstance(each, Case))
    (trouble,) = (each for each in base.published if isinstance(each, Problem))
    (tool, *_) = trouble.solved_by
    for fields, columns in (
        ({"solves": (Link(id=trouble.id, basis=Basis.INFERENCE),), "uses": (tool,)}, (True, False)),
        ({"solves": (), "uses": (tool,)}, (False, True)),
        ({"solves": (), "uses": ()}, (False, False)),
    ):
        changed = {**base.entries, case.id: case.model_copy(update=fields)}
        [row] = read_index(replace(base, entries=changed), "problems/index.md").css("tbody tr")
        cells = row.css("td")[-2:]
        assert tuple(cell.css_first("a") is not None for cell in cells) == columns
        assert ("вывод" in cells[0].text()) is columns[0]


def test_a_kind_without_entries_has_no_index(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    (root / "glossary" / "principles" / "patience.md").unlink()
    paths = {page.path for page in list_indexes(read_content(root).base, Site())}
    assert "principles/index.md" not in paths
    assert "terms/index.md" in paths
