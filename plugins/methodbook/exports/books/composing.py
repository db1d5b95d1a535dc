"""Which pages make a book, in which order, and where their links lead inside it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from methodbook.exports.books.mentioning import mark_mentions
from methodbook.exports.books.questions import make_questions
from methodbook.exports.books.reading import read_chapter
from methodbook.exports.books.tree import (
    Book,
    BookPart,
    Chapter,
    Paragraph,
    Run,
    Target,
    Term,
    list_links,
)
from methodbook.widgets.registry import WIDGET_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from methodbook.exports.books.mentioning import FindMentions
    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.page import EditionPage

_HERE = "https://book.invalid/"
"""Stands for the site while links are put together; nothing is ever asked of it."""
WORDS = "words"
_READ_TAGS = frozenset({"cl-quiz", "cl-filter"})
"""Widgets that an article may have: they only stand beside its words."""
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Plan:
    """The pages of a book, part by part: id, title and paths of each."""

    name: str
    title: str
    subtitle: str
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Shelf:
    """What books are made from: finished pages by path and the addresses they have on the site."""

    base: Base
    pages: Mapping[str, EditionPage]
    find_url: Callable[[str], str]
    title: str
    url: str = ""
    find_mentions: FindMentions | None = None

    @cached_property
    def paths_by_url(self) -> Mapping[str, str]:
        """The page at each address below the root of the site."""
        return {self.find_url(path): path for path in self.pages}

    def find_page(self, start: str, href: str) -> tuple[str, str]:
        """The path of the page that *href* on the page *start* leads to, and the anchor in it."""
        address, anchor = urldefrag(urljoin(_HERE + self.find_url(start), href))
        inside = address.startswith(_HERE)
        return (self.paths_by_url.get(address.removeprefix(_HERE), "") if inside else ""), anchor

    def find_address(self, start: str, href: str) -> str:
        """The full address of *href*; empty for a place on a site that has none."""
        whole = urljoin(_HERE + self.find_url(start), href)
        if not whole.startswith(_HERE):
            return whole if urlsplit(whole).scheme in {"http", "https", "mailto"} else ""
        return f"{self.url.rstrip('/')}/{whole.removeprefix(_HERE)}" if self.url else ""


def plan_whole(shelf: Shelf) -> Plan:
    """The whole base: pages that open it, its entries kind by kind, pages that close it."""
    said = shelf.base.method.books
    opening = _plan_pages("opening", ((part.title, part.pages) for part in said.opening), shelf)
    closing = _plan_pages("closing", ((part.title, part.pages) for part in said.closing), shelf)
    kinds = tuple(_plan_kinds(shelf))
    return Plan("whole", shelf.title, shelf.base.method.description, (*opening, *kinds, *closing))


def _plan_pages(
    name: str, parts: Iterable[tuple[str, Sequence[str]]], shelf: Shelf
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    found = (
        (title, tuple(path for path in paths if path in shelf.pages)) for title, paths in parts
    )
    return tuple(
        (f"{name}-{number}", title, paths)
        for number, (title, paths) in enumerate(found, 1)
        if paths
    )


def _plan_kinds(shelf: Shelf) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    base = shelf.base
    for kind in base.method.kinds:
        own = tuple(each for each in base.published if each.kind == kind.id)
        entries: tuple[Entry, ...] = base.list_steps(kind.id) or own
        paths = tuple(each.address for each in entries if each.address in shelf.pages)
        if paths:
            yield f"kind-{kind.id}", kind.names.title, paths


def list_paths(shelf: Shelf) -> tuple[Plan, ...]:
    """The reading paths: each section of their page that lists links to pages."""
    path = shelf.base.method.roles.paths or ""
    page = shelf.pages.get(path)
    found = []
    for section in page.sections if page else ():
        nodes = LexborHTMLParser(section.html).css("ol a[href]")
        targets = [shelf.find_page(path, node.attributes["href"] or "")[0] for node in nodes]
        pages = tuple(dict.fromkeys(each for each in targets if _is_read(each, shelf)))
        if pages:
            parts = (("path", section.title, pages),)
            found.append(Plan(section.id, section.title, shelf.title, parts))
    return tuple(found)


def _is_read(path: str, shelf: Shelf) -> bool:
    """Whether a page is there to be read: an article, or a page by hand that is no form."""
    page = shelf.pages.get(path)
    if page is None or page.entry:
        return page is not None
    forms = ",".join(tag for tag in WIDGET_TAGS if tag not in _READ_TAGS)
    return page.is_written and LexborHTMLParser(page.html).css_first(forms) is None


def plan_article(page: EditionPage, shelf: Shelf) -> Plan:
    """A single article."""
    return Plan(page.entry or page.path, page.title, shelf.title, (("article", "", (page.path,)),))


def make_book(plan: Plan, shelf: Shelf) -> Book:
    """Read the pages of *plan*, gather what they mention and add the questions about them."""
    names = {path: name_chapter(path) for _, _, paths in plan.parts for path in paths}
    parts = tuple(_read_part(part, names, shelf) for part in plan.parts)
    chapters = tuple(chapter for part in parts for chapter in part.chapters)
    terms = tuple(_list_terms(chapters, names, shelf.base))
    outside = tuple(term for term in terms if term.target.chapter == WORDS)
    words = shelf.base.words
    extra = [_make_words(outside, shelf)] if outside else []
    extra += make_questions(chapters, names, shelf.base)
    days = [day for path in names if (day := shelf.pages[path].reviewed)]
    return Book(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{shelf.base.method.seeds.urn}/book/{plan.name}")),
        title=plan.title,
        subtitle=plan.subtitle,
        language=words.language,
        day=max(days, default=_EPOCH),
        rights=shelf.base.method.books.rights,
        signs=tuple(_list_signs(chapters)),
        parts=(*parts, *extra),
        terms=terms,
    )


def name_chapter(path: str) -> str:
    """The name of a chapter: that of its page, without what a file name cannot have."""
    return path.removesuffix(".md").replace("/", "-")


def _read_part(
    part: tuple[str, str, tuple[str, ...]], names: Mapping[str, str], shelf: Shelf
) -> BookPart:
    name, title, paths = part
    chapters = [
        read_chapter(shelf.pages[path], names[path], _make_resolver(path, names, shelf))
        for path in paths
    ]
    if shelf.find_mentions:
        chapters = [mark_mentions(chapter, shelf.find_mentions) for chapter in chapters]
    return BookPart(name, title, tuple(chapters))


def _make_resolver(
    start: str, names: Mapping[str, str], shelf: Shelf
) -> Callable[[str], tuple[Target | None, str]]:
    """What tells where a link of the page *start* leads: into the book, outside, or nowhere."""

    def resolve(href: str) -> tuple[Target | None, str]:
        path, anchor = shelf.find_page(start, href)
        if path in names:
            return Target(names[path], anchor), ""
        entry = shelf.pages[path].entry if path else ""
        if entry and shelf.base.entries[entry].definition:
            return Target(WORDS, f"word-{entry}"), ""
        return None, shelf.find_address(start, href)

    return resolve


def _list_terms(
    chapters: Iterable[Chapter], names: Mapping[str, str], base: Base
) -> Iterator[Term]:
    links = [link for chapter in chapters for link in list_links(chapter)]
    found = {link.term for link in links if link.term}
    found |= {
        link.target.anchor.removeprefix("word-")
        for link in links
        if link.target and link.target.chapter == WORDS
    }
    for entry in base.published:
        if entry.id in found:
            yield Term(entry.id, entry.name, entry.definition, _find_target(entry, names))


def _find_target(entry: Entry, names: Mapping[str, str]) -> Target:
    if entry.address in names:
        return Target(names[entry.address])
    return Target(WORDS, f"word-{entry.id}")


def _make_words(terms: Iterable[Term], shelf: Shelf) -> BookPart:
    """The definitions of words that have no chapter in this book."""
    say = shelf.base.words.say
    blocks = tuple(
        Paragraph((Run(term.definition),), "definition", f"word-{term.id}") for term in terms
    )
    lead = Paragraph((Run(say("book", "words_lead")),), "lead")
    title = say("book", "words")
    return BookPart(WORDS, "", (Chapter(WORDS, title, (lead, *blocks)),))


def _list_signs(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    """Every sign that is no number, with what it means."""
    shared = {note.id: note for chapter in chapters for note in chapter.notes if note.shared}
    for note in shared.values():
        said = note.content[0]
        if isinstance(said, Run):
            yield note.sign, said.text
