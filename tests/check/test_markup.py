"""Markup in any value of any file is told or shown as text; it never becomes part of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import read_content
from methodbook.load.file import TextFile
from methodbook.load.head import split_head
from methodbook.load.tree import parse_tree
from methodbook.model.finding import Place
from methodbook.render.page import Site
from methodbook.render.pages import list_pages
from tests.checkouts import SEEDLING, list_codes, make_checkout

POISON = "<script>alert(1)</script><img src=x onerror=alert(1)>"
FOLDERS = ("glossary/**/*.*", "cases/*.md", "docs/practice/quizzes/*.yml")
FILES = sorted(path for folder in FOLDERS for path in SEEDLING.glob(folder))
LIVE = "script:not([type='application/json']), img, [onerror]"
"""The data of a widget is a script that does nothing."""


def list_scalars(path: Path) -> Iterator[Place]:
    """Where each value of a head or of a list begins."""
    text = path.read_text("utf-8")
    parts = split_head(TextFile("", text))
    tree = parse_tree(parts[0], "", first_line=2) if parts else parse_tree(text, "")
    inner = {steps[:-1] for steps in tree.values if steps}
    yield from (place for steps, place in tree.values.items() if steps not in inner)


def poison(text: str, place: Place) -> str:
    """Put markup before a value, inside its quotation marks if it has some."""
    lines = text.split("\n")
    line = lines[place.line - 1]
    start = place.column - 1 + line.startswith('"', place.column - 1)
    lines[place.line - 1] = line[:start] + POISON + line[start:]
    return "\n".join(lines)


def find_live_markup(root: Path) -> list[str]:
    """Pages of a checkout with markup that came out of content."""
    pages = list_pages(read_content(root).base, Site(name="Сад"))
    return [
        page.path
        for page in pages
        if "alert" in page.html + page.structured
        and (LexborHTMLParser(page.html).css(LIVE) or "<" in page.structured)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_markup_in_any_value_never_reaches_a_page(path: Path, tmp_path: Path) -> None:
    name, text = path.relative_to(SEEDLING).as_posix(), path.read_text("utf-8")
    root = make_checkout(tmp_path)
    places = list(list_scalars(path))
    assert places
    for place in places:
        (root / name).write_text(poison(text, place), "utf-8")
        assert find_live_markup(root) == [], place


@pytest.mark.parametrize("name", ["terms/harvest.md", "stages/stage-1.md", "comparisons/fruits.md"])
def test_markup_in_prose_is_told_and_shown_as_text(name: str, tmp_path: Path) -> None:
    prose = f"{POISON} {{{{ 7*7 }}}} {{% raw %}} [x](javascript:alert(1)) ![y](y.png)"
    edits = {f"glossary/{name}": [["[@inference]", f"{prose} [@inference]"]]}
    root = make_checkout(tmp_path, edits=edits)
    assert {"E232", "E233", "E234"} <= set(list_codes(root))
    assert find_live_markup(root) == []
    pages = "".join(page.html for page in list_pages(read_content(root).base, Site()))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages
    assert "{{ 7*7 }}" in pages
    assert 'href="javascript' not in pages
