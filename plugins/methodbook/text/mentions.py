"""Which of the terms in a text become links on a page, and the record of it.

A page links a term at its first place in a section, never to itself, and only to entries that have
an address. Every link is told to the record: back-links and reports are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from methodbook.text.linker import Judgement, Linker
    from methodbook.words import Sentence

OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a mark of origin."""

LINK_CLASS = "cl-term"

Span = tuple[int, int]


@dataclass(frozen=True)
class LinkedSection:
    """The part of a page under one heading: its title and its ``id``, both empty at the top."""

    title: str = ""
    anchor: str = ""


TOP = LinkedSection()
"""The part of a page before its first heading."""


@dataclass(frozen=True)
class Mention:
    """One link that was made: what it says, where it stands and why."""

    id: str
    surface: str
    sentence: str
    section: LinkedSection
    reason: Sentence


@dataclass(frozen=True)
class TermLink:
    """A link to be made: code points of the text, the entry and its address."""

    start: int
    end: int
    id: str
    href: str
    reason: Sentence


@dataclass(frozen=True)
class Piece:
    """A piece of plain text; one with an ``href`` is a link to the entry ``id``."""

    text: str
    id: str = ""
    href: str = ""


def _forget(_: Mention) -> None:
    pass


@dataclass(frozen=True)
class LinkedPage:
    """What linking needs to know of the page that a text is on.

    ``address`` returns the address of an entry as seen from the page, or ``None``;
    ``own`` is the entry the page is about; ``record`` is told of each link.
    """

    linker: Linker
    address: Callable[[str], str | None]
    own: str | None = None
    record: Callable[[Mention], None] = _forget

    def choose(
        self, text: str, seen: set[str], section: LinkedSection, closed: Collection[Span] = ()
    ) -> list[TermLink]:
        """Choose the links of *text*, record them and add their entries to *seen*.

        Nothing in the *closed* spans is linked, but it helps to understand what is around it.
        """
        links = [
            link
            for decision in self.linker.find(text, explicit=False)
            if not any(start < decision.end and decision.start < end for start, end in closed)
            and (link := self._choose(decision, seen))
        ]
        self.tell(text, links, section)
        return links

    def _choose(self, decision: Judgement, seen: set[str]) -> TermLink | None:
        href = None if decision.id in {self.own, *seen} else self.address(decision.id)
        if href is None:
            return None
        seen.add(decision.id)
        return TermLink(decision.start, decision.end, decision.id, href, decision.why)

    def tell(self, text: str, links: Collection[TermLink], section: LinkedSection) -> None:
        """Record links that are made in *text*."""
        sentences = self.linker.table.language.find_sentences(text) if links else []
        for link in links:
            start, end = next(span for span in sentences if link.start < span[1])
            self.record(
                Mention(
                    link.id,
                    tidy(text[link.start : link.end]),
                    tidy(text[start:end]),
                    section,
                    link.reason,
                )
            )


def tidy(text: str) -> str:
    """Return *text* as one line, without what is no text."""
    return " ".join(text.replace(OBJECT, "").split())


def split_links(
    text: str, page: LinkedPage, section: LinkedSection = TOP, seen: set[str] | None = None
) -> Iterator[Piece]:
    """Cut plain *text* into pieces with and without a link; joined they are *text* again.

    Texts of one section that share *seen* link a term once between them.
    """
    place = 0
    for link in page.choose(text, set() if seen is None else seen, section):
        if place < link.start:
            yield Piece(text[place : link.start])
        yield Piece(text[link.start : link.end], link.id, link.href)
        place = link.end
    if place < len(text):
        yield Piece(text[place:])


def render_links(
    text: str, page: LinkedPage, section: LinkedSection = TOP, seen: set[str] | None = None
) -> str:
    """Render plain *text* as HTML with its terms linked."""
    return "".join(_render(piece) for piece in split_links(text, page, section, seen))


def list_attributes(entry: str, href: str) -> dict[str, str]:
    """The attributes of a link to a term, the same wherever it is made."""
    return {"class": LINK_CLASS, "data-cl": entry, "href": href}


def _render(piece: Piece) -> str:
    if not piece.href:
        return escape(piece.text)
    attributes = list_attributes(piece.id, piece.href).items()
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes)
    return f"<a {written}>{escape(piece.text)}</a>"


def strip_links(html: str) -> str:
    """Return *html* without the links to terms that this module has written; their words stay."""
    first, *parts = html.split(f'<a class="{LINK_CLASS}" ')
    return first + "".join(_strip(part) for part in parts)


def _strip(part: str) -> str:
    words, _, after = part.partition(">")[2].partition("</a>")
    return words + after
