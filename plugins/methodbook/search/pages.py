"""Pages as the search sees them: what each is called, what answers, and the text under headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from methodbook.model.entry import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.quiz import Question
    from methodbook.text.forms import FormTable

    class PageSection(Protocol):
        """What stands between one heading of a page and the next."""

        @property
        def id(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def text(self) -> str: ...
        @property
        def searched(self) -> bool: ...

    class PageText(Protocol):
        """A page of an edition."""

        @property
        def path(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def description(self) -> str: ...
        @property
        def entry(self) -> str: ...
        @property
        def html(self) -> str: ...
        @property
        def head(self) -> Mapping[str, object]: ...
        @property
        def is_written(self) -> bool: ...
        @property
        def sections(self) -> Sequence[PageSection]: ...


class PhraseOrigin(IntEnum):
    """Where words come from by which a page is found."""

    NAME = 0
    SYNONYM = 1
    ABBREVIATION = 2
    ENGLISH = 3
    ASK = 4
    HEADING = 5


AUTHORS = "authors"
"""The ``audience`` of a page that readers do not meet in their results."""

INDEX, PAGE, SECTION, QUESTION, DOWNLOAD = "index", "page", "section", "question", "download"
"""Kinds of what is found beside the kinds of entries."""


@dataclass(frozen=True)
class Phrase:
    """Words by which a page is called or asked for; ``forms`` are other wordings of them."""

    origin: PhraseOrigin
    text: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class PagePassage:
    """A piece of text of a page that has an address of its own, or the card of the page."""

    kind: str
    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class SearchPage:
    """Everything that leads to one page and is shown of it."""

    id: str
    kind: str
    url: str
    title: str
    card: str
    phrases: tuple[Phrase, ...]
    passages: tuple[PagePassage, ...] = ()
    entities: tuple[str, ...] = ()
    """Ids of what the page describes: its entry and what the entry covers."""
    between: tuple[str, ...] = ()
    """Ids of the entries that the page compares."""


@dataclass(frozen=True)
class Download:
    """A file that a reader can take away."""

    url: str
    title: str
    text: str


@dataclass(frozen=True)
class _Makers:
    base: Base
    table: FormTable
    find_url: Callable[[str], str]
    forms: Mapping[tuple[str, str], list[str]] = field(default_factory=dict)


def list_search_pages(
    pages: Iterable[PageText],
    base: Base,
    table: FormTable,
    find_url: Callable[[str], str],
    downloads: Iterable[Download] = (),
) -> Iterator[SearchPage]:
    """Yield what readers may find, in the order of the edition.

    *table* holds the inflected forms of the words of *base*; *find_url* turns the path of a page
    into its address. Pages whose ``audience`` is :data:`AUTHORS` and generated pages that are no
    entry and no index are left out.
    """
    forms: dict[tuple[str, str], list[str]] = {}
    for form in table.forms:
        forms.setdefault((form.id, form.name), []).append(form.text)
    made = _Makers(base, table, find_url, forms)
    shown = [page for page in pages if _is_for_readers(page)]
    asked = _place_questions(shown, base)
    for page in shown:
        yield _make_page(page, made, asked.get(page.path, ()))
    for file in downloads:
        name = Phrase(PhraseOrigin.NAME, file.title)
        card = PagePassage("card", "", file.title, file.text)
        yield SearchPage(file.url, DOWNLOAD, file.url, file.title, file.text, (name,), (card,))


def _is_for_readers(page: PageText) -> bool:
    if page.entry or page.is_written:
        return page.head.get("audience") != AUTHORS
    return page.path.endswith("/index.md")


def _make_page(
    page: PageText, made: _Makers, questions: Collection[tuple[str, Question]]
) -> SearchPage:
    entry = made.base.entries.get(page.entry)
    kind = entry.all_kinds[0] if entry else PAGE if page.is_written else INDEX
    card = entry.definition if entry else page.description
    return SearchPage(
        id=entry.id if entry else page.path.removesuffix(".md"),
        kind=kind,
        url=made.find_url(page.path),
        title=page.title,
        card=card,
        phrases=tuple(_list_phrases(page, entry, made)),
        passages=(
            PagePassage("card", "", page.title, card),
            *(() if kind == INDEX else _list_sections(page)),
            *(
                PagePassage(QUESTION, anchor, page.title, question.prompt)
                for anchor, question in questions
            ),
        ),
        entities=_list_entities(page, entry),
        between=tuple(_list_compared(entry, made.base)) if entry else (),
    )


def _list_phrases(page: PageText, entry: Entry | None, made: _Makers) -> Iterator[Phrase]:
    if entry:
        for name in (entry.name, *entry.synonyms):
            origin = PhraseOrigin.NAME if name is entry.name else PhraseOrigin.SYNONYM
            yield Phrase(origin, name, tuple(made.forms.get((entry.id, name), ())))
        yield from (Phrase(PhraseOrigin.ABBREVIATION, each) for each in entry.abbreviations)
        if entry.english:
            yield Phrase(PhraseOrigin.ENGLISH, entry.english)
        yield from (Phrase(PhraseOrigin.ASK, each) for each in entry.asks)
    if not entry or page.title != entry.name:
        yield Phrase(PhraseOrigin.NAME if not entry else PhraseOrigin.SYNONYM, page.title)
    if page.is_written:
        yield from (
            Phrase(PhraseOrigin.ASK, str(each)) for each in _read_list(page.head, "asks", entry)
        )
        yield from (
            Phrase(PhraseOrigin.HEADING, section.title)
            for section in page.sections
            if section.title and section.searched and section.title != page.title
        )


def _read_list(head: Mapping[str, object], name: str, entry: Entry | None) -> Iterable[object]:
    value = head.get(name)
    return value if isinstance(value, (list, tuple)) and not entry else ()


def _list_entities(page: PageText, entry: Entry | None) -> tuple[str, ...]:
    if entry:
        return (entry.id, *entry.covers)
    return tuple(str(each) for each in _read_list(page.head, "covers", None))


def _list_sections(page: PageText) -> Iterator[PagePassage]:
    for section in page.sections:
        if section.searched and section.text:
            anchor = "" if section.title == page.title else section.id
            yield PagePassage(SECTION, anchor, section.title or page.title, section.text)


def _list_compared(entry: Entry, base: Base) -> Iterator[str]:
    """What a comparison sets side by side: the entries it names in its columns or its relations."""
    if isinstance(entry, Comparison):
        names = {name.casefold(): each.id for each in base.published for name in each.names}
        named = (names.get(column.casefold()) for column in entry.table.columns)
        related = (edge.end for edge in base.find_neighbours(entry.id) if edge.start == entry.id)
        yield from dict.fromkeys(each for each in (*named, *related) if each)


_ASKED = re.compile(r'class="cl-q" id="(q-[\w-]+)"')
"""A question that is asked on a page."""


def _place_questions(
    pages: Iterable[PageText], base: Base
) -> Mapping[str, list[tuple[str, Question]]]:
    """By the path of a page its questions of the bank.

    Each stands at the page of what it is about, or where that does not ask it, at the page that
    asks most of its topic.
    """
    asking = {page.path: {*_ASKED.findall(page.html)} for page in pages}
    paths = {page.entry: page.path for page in pages if page.entry}
    placed: dict[str, list[tuple[str, Question]]] = {}
    for quiz in base.ordered_quizzes:
        own = {f"q-{question.id}" for question in quiz.questions}
        by_share = sorted(asking, key=lambda path: (-len(asking[path] & own), path))
        for question in quiz.questions:
            anchor = f"q-{question.id}"
            home = next((paths[name] for name in question.about if name in paths), "")
            found = [path for path in (home, *by_share) if anchor in asking.get(path, ())]
            if found:
                placed.setdefault(found[0], []).append((anchor, question))
    return placed


__all__ = ["Download", "PagePassage", "Phrase", "PhraseOrigin", "SearchPage", "list_search_pages"]
