"""The edition: everything that follows from a base, without any host."""

import re
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.model.settings import Settings
from methodbook.site import downloads
from methodbook.site.edition import Edition, make_edition
from tests.checkouts import SEEDLING, make_checkout

NOTE = """\
---
title: Записка
description: О грушах.
render_macros: true
---

# Записка { #note }

Яблоко лежит [рядом](about.md#here), [снаружи](https://example.org/a.md) и [тут](#note).
[@inference]

| а | б |
|---|---|
| 1 | 2 |

- [ ] сделать

## Дальше

{{ tool_list("pear") }}

![вид](../docs/view.svg)
"""


@pytest.fixture(scope="module")
def sample() -> Edition:
    return make_edition(SEEDLING)


def write_note(folder: Path, text: str = NOTE, path: str = "docs/deep/note.md") -> Edition:
    return make_edition(make_checkout(folder, {path: text}))


def test_it_has_the_pages_of_entries_indexes_the_reference_and_the_authors(sample: Edition) -> None:
    assert {"terms/apple.md", "terms/index.md", "reference/fields.md", "about.md"} <= set(
        sample.pages
    )
    written = {path for path, page in sample.pages.items() if page.is_written}
    assert written == set(sample.content.pages)


def test_a_page_says_where_to_edit_it(sample: Edition) -> None:
    assert sample.pages["terms/apple.md"].edited == "glossary/terms/apple.md"
    assert sample.pages["about.md"].edited == "docs/about.md"
    assert sample.pages["terms/index.md"].edited == ""


def test_a_hand_written_page_is_converted_with_links_tables_macros_and_notes(
    tmp_path: Path,
) -> None:
    edition = write_note(tmp_path)
    page = edition.pages["deep/note.md"]
    tree = LexborHTMLParser(page.html)
    hrefs = [link.attributes["href"] for link in tree.css("p a:not(.cl-term, .cl-origin__mark)")]
    assert hrefs[:3] == ["../about/#here", "https://example.org/a.md", "#note"]
    assert tree.css_first("a.cl-term[data-cl='apple']") is not None
    assert tree.css_first("table") is not None
    assert tree.css_first("li.task-list-item input[type=checkbox]") is not None
    assert tree.css_first("dl.cl-terms a.cl-link") is not None
    assert tree.css_first("#cl-origins") is not None
    assert tree.css_first("img").attributes["src"] == "../../docs/view.svg"  # type: ignore[union-attr]
    assert (page.title, page.description) == ("Записка", "О грушах.")
    assert [heading.id for heading in page.headings][:1] == ["note"]
    assert edition.page_findings == []


@pytest.mark.parametrize(
    ("text", "title"),
    [("# Имя\n", "Имя"), ("---\ntitle: Шапка\n---\n\n# Имя\n", "Шапка"), ("Текст.\n", "note")],
)
def test_its_title_is_the_heads_or_the_first_heading_or_the_files(
    text: str, title: str, tmp_path: Path
) -> None:
    assert write_note(tmp_path, text).pages["deep/note.md"].title == title


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ('{{ picture("nobody") }}', 20),
        ("{{ nonsense() }}", 20),
        ("{% if %}", 20),
        ("{{ quiz(level='x') }}", 20),
        ("{{ picture.__globals__ }}", 20),
        ("{{ stages(", 22),
    ],
)
def test_a_broken_macro_is_told_with_its_line_and_stops_nobody(
    call: str, line: int, tmp_path: Path
) -> None:
    edition = write_note(tmp_path, NOTE.replace('{{ tool_list("pear") }}', call))
    assert "terms/apple.md" in edition.pages
    [finding] = edition.page_findings
    assert (finding.code, finding.place.file) == ("E260", "docs/deep/note.md")
    assert finding.place.line == line


def test_back_links_come_from_every_page_and_stand_in_the_table_of_contents(
    tmp_path: Path,
) -> None:
    page = write_note(tmp_path).pages["terms/apple.md"]
    assert "../../deep/note/#note" in page.html
    assert "mentions" in [heading.id for heading in page.headings]
    assert "<!-- methodbook" not in page.html
    assert "docs/deep/note.md" in page.reads


def test_pages_without_a_date_have_that_of_the_newest_entry(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    apple = root / "glossary/terms/apple.md"
    dated = re.sub("(?m)^reviewed: .*", "reviewed: 2031-05-04", apple.read_text("utf-8"))
    apple.write_text(dated, "utf-8")
    assert make_edition(root).reviewed == date(2031, 5, 4)


def test_a_page_is_cut_into_sections_with_text_and_html(sample: Edition) -> None:
    page = sample.pages["terms/apple.md"]
    sections = {section.id: section for section in page.sections}
    assert {"cl-top", "why", "example"} <= set(sections)
    assert sections["cl-top"].title == "Яблоко"
    assert "Откуда это известно" in [section.title for section in page.sections]
    assert not sections["cl-origins"].searched
    assert sections["why"].searched
    assert "<p>" in sections["why"].html
    assert "<" not in sections["why"].text


def test_sections_lose_no_word_of_the_page(sample: Edition) -> None:
    for page in sample.pages.values():
        parts = [part for each in page.sections for part in (each.title, each.html)]
        kept = LexborHTMLParser(" ".join(parts)).text(separator=" ").split()
        tree = LexborHTMLParser(page.body)
        for crumbs in tree.css("nav.cl-crumbs"):
            crumbs.decompose()
        whole = tree.text(separator=" ").split()
        assert sorted(kept) == sorted(whole), page.path


def test_nothing_dear_is_made_before_somebody_asks(
    monkeypatch: pytest.MonkeyPatch, sample: Edition
) -> None:
    monkeypatch.setattr(downloads, "load_exports", lambda *_: pytest.fail("made"))
    edition = Edition(sample.content, Settings(), downloads.Downloads())
    assert edition.pages
    assert edition.assets
    assert edition.data
    assert edition.redirects == {}


def test_a_former_address_leads_on(tmp_path: Path) -> None:
    edits = {"glossary/terms/apple.md": [["english: apple", "english: apple\nformerly: [malus]"]]}
    edition = make_edition(make_checkout(tmp_path, edits=edits))
    assert "../apple/" in edition.redirects["terms/malus/index.html"]


def test_without_links_terms_stay_words(sample: Edition) -> None:
    edition = Edition(sample.content, Settings(links=False), downloads.Downloads())
    assert not any('class="cl-term"' in page.html for page in edition.pages.values())


def test_files_join_everything_that_is_no_page(sample: Edition) -> None:
    files = sample.files
    assert {"assets/methodbook/page.css", "data/knowledge.json"} <= set(files)
    assert set(sample.downloads) <= set(files)
    assert len(sample.downloads) > 5


def test_pages_without_directories_link_to_files(sample: Edition) -> None:
    edition = Edition(sample.content, Settings(directory_urls=False), downloads.Downloads())
    assert "../terms/apple.html" in edition.pages["comparisons/fruits.md"].html
