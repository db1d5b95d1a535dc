"""Markup in any value of any file is told or shown as text; it never becomes part of a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import read_content
from methodbook.load.file import TextFile
from methodbook.load.head import split_head
from methodbook.load.tree import parse_tree
from methodbook.model.finding import Finding, Place, Severity
from methodbook.render.page import Site
from methodbook.render.pages import list_pages
from tests.checkouts import SAMPLE, SEEDLING, list_codes, make_checkout

POISON = "<script>alert(1)</script><img src=x onerror=alert(1)>"
FOLDERS = ("glossary/**/*.*", "cases/*.md", "docs/practice/*/*.yml")
YOUNG = sorted(path for folder in FOLDERS for path in SEEDLING.glob(folder))
PICTURED = ("ages", "habits", "roots", "soils", "cuts", "keepers", "watering", "grafting")
GROWN = sorted(
    [
        *(path for name in PICTURED for path in SAMPLE.glob(f"glossary/*/{name}.md")),
        *SAMPLE.glob("docs/practice/selfchecks/*.yml"),
    ]
)
FILES = [*((SEEDLING, path) for path in YOUNG), *((SAMPLE, path) for path in GROWN)]
"""What the young orchard has, and what only the grown one has: pictures and self-checks."""
LIVE = "script:not([type='application/json']), img, [onerror]"
"""The data of a widget is a script that does nothing."""


def list_scalars(path: Path) -> Iterator[Place]:
    """Where each value of a head or of a list begins."""
    text = path.read_text("utf-8")
    parts = split_head(TextFile("", text))
    tree = parse_tree(parts[0], "", first_line=2) if parts else parse_tree(text, "")
    inner = {steps[:-1] for steps in tree.values if steps}
    yield from (place for steps, place in tree.values.items() if steps not in inner)


def poison(text: str, places: list[Place]) -> str:
    """Put markup before the values at *places*, inside their quotation marks if they have some."""
    lines = text.split("\n")
    for place in sorted(places, key=lambda each: (each.line, each.column), reverse=True):
        line = lines[place.line - 1]
        start = place.column - 1 + line.startswith('"', place.column - 1)
        lines[place.line - 1] = line[:start] + POISON + line[start:]
    return "\n".join(lines)


def find_told(places: list[Place], finding: Finding, text: str) -> list[Place]:
    """The poisoned values that a finding speaks of.

    It is the one it points at, or all of its line; a finding about the whole file speaks of names
    that must agree, and those stand in it more than once.
    """
    there = [place for place in places if place.line == finding.place.line]
    for number, place in enumerate(sorted(there, key=lambda each: each.column)):
        if place.column + number * len(POISON) == finding.place.column:
            return [place]
    return there or [place for place in places if text.count(read_name(text, place)) > 1]


def read_name(text: str, place: Place) -> str:
    """The value at a place, as far as the sign that ends it in a list."""
    return re.split(r"[\],}\n]", text.split("\n")[place.line - 1][place.column - 1 :])[0].strip()


def poison_what_is_not_told(root: Path, name: str) -> list[Place]:
    """Poison every value of a file but those whose poison is told; return what was poisoned.

    A block of lines begins below its sign, where there is no room for a prefix.
    """
    text = (root / name).read_text("utf-8")
    places = [place for place in list_scalars(root / name) if read_name(text, place)[0] not in ">|"]
    while True:
        (root / name).write_text(poison(text, places), "utf-8")
        told = [
            place
            for finding in read_content(root).findings
            if finding.place.file == name
            for place in find_told(places, finding, text)
        ]
        if not told:
            return places
        places = [place for place in places if place not in told]


def find_live_markup(root: Path) -> list[str]:
    """Pages of a checkout with markup that came out of content."""
    pages = list_pages(read_content(root).base, Site(name="Сад"))
    return [
        page.path
        for page in pages
        if "alert" in page.html + page.structured
        and (LexborHTMLParser(page.html).css(LIVE) or "<" in page.structured)
    ]


@pytest.mark.parametrize(("base", "path"), FILES, ids=lambda path: path.stem)
def test_markup_in_any_value_is_told_or_shown_as_text(
    base: Path, path: Path, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path, base=base)
    assert poison_what_is_not_told(root, path.relative_to(base).as_posix())
    content = read_content(root)
    assert [each for each in content.findings if each.level is Severity.ERROR] == []
    assert find_live_markup(root) == []


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
