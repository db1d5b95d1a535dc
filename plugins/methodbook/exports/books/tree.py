"""What a book consists of: parts, chapters and the blocks of a chapter, whatever format sets them.

Every block and every piece of a line carries its ``form``, so that a format can tell them apart
after they have become plain values, as Typst reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


@dataclass(frozen=True)
class Run:
    """Words in one face."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    form: str = "run"


@dataclass(frozen=True)
class Target:
    """A place in the book: a chapter, and an anchor in it or nothing."""

    chapter: str
    anchor: str = ""


@dataclass(frozen=True)
class BookLink:
    """Words that lead to a place in the book or to an address outside.

    ``term`` is the entry that the words mention; it stands in the index.
    """

    content: tuple[Run, ...]
    target: Target | None = None
    address: str = ""
    term: str = ""
    form: str = "link"


@dataclass(frozen=True)
class NoteMark:
    """The sign of a note of the chapter."""

    note: str
    sign: str
    form: str = "mark"


Inline: TypeAlias = Run | BookLink | NoteMark
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class ChapterHeading:
    """A heading inside a chapter; 2 is the first level below its title."""

    level: int
    anchor: str
    content: Line
    form: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``role`` is ``definition``, ``lead``, ``facts`` or nothing."""

    content: Line
    role: str = ""
    anchor: str = ""
    form: str = "paragraph"


@dataclass(frozen=True)
class BookList:
    """A list, numbered or not."""

    items: tuple[tuple[BookBlock, ...], ...]
    numbered: bool = False
    form: str = "list"


@dataclass(frozen=True)
class GridCell:
    """A cell of a table."""

    blocks: tuple[BookBlock, ...]
    is_head: bool = False
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table; its first row is a header if all its cells are heads."""

    rows: tuple[tuple[GridCell, ...], ...]
    caption: str = ""
    form: str = "table"

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((sum(cell.columns for cell in row) for row in self.rows), default=0)

    @property
    def has_header(self) -> bool:
        """Whether the first row names the columns."""
        return len(self.rows) > 1 and all(cell.is_head for cell in self.rows[0])


@dataclass(frozen=True)
class BookPicture:
    """A drawing, for a narrow page and for a wide one, as SVG; ``said`` is what it shows."""

    narrow: str
    wide: str
    title: str
    said: str
    caption: Line = ()
    form: str = "picture"


@dataclass(frozen=True)
class NamedTexts:
    """Names, each with what is said of it."""

    rows: tuple[tuple[Line, tuple[BookBlock, ...]], ...]
    form: str = "pairs"


@dataclass(frozen=True)
class Aside:
    """Blocks set apart under a title."""

    title: Line
    blocks: tuple[BookBlock, ...]
    form: str = "box"


@dataclass(frozen=True)
class Code:
    """Text for machines, line by line."""

    text: str
    form: str = "code"


BookBlock: TypeAlias = (
    ChapterHeading | Paragraph | BookList | Grid | BookPicture | NamedTexts | Aside | Code
)


@dataclass(frozen=True)
class Note:
    """Where something is known from; ``shared`` ones only explain a sign."""

    id: str
    sign: str
    content: Line
    shared: bool = False


@dataclass(frozen=True)
class Chapter:
    """An article; ``entry`` is what it describes."""

    id: str
    title: str
    blocks: tuple[BookBlock, ...]
    notes: tuple[Note, ...] = ()
    entry: str = ""


@dataclass(frozen=True)
class BookPart:
    """Chapters under a title of their own; the only part of a small book may have none."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """A whole book; ``terms`` are the names of the index by entry, with their definitions."""

    id: str
    title: str
    subtitle: str
    language: str
    day: date
    rights: str
    signs: tuple[tuple[str, str], ...]
    parts: tuple[BookPart, ...]
    terms: tuple[Term, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Every chapter, in order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


@dataclass(frozen=True)
class Term:
    """A word that the book mentions."""

    id: str
    name: str
    definition: str
    target: Target


def list_blocks(blocks: Iterable[BookBlock]) -> Iterator[BookBlock]:
    """Every block and every block inside one, in order."""
    for block in blocks:
        yield block
        yield from list_blocks(_open(block))


def _open(block: BookBlock) -> Iterator[BookBlock]:
    match block:
        case BookList():
            yield from (each for item in block.items for each in item)
        case Grid():
            yield from (each for row in block.rows for cell in row for each in cell.blocks)
        case NamedTexts():
            yield from (each for _, inside in block.rows for each in inside)
        case Aside():
            yield from block.blocks


def list_lines(block: BookBlock) -> tuple[Line, ...]:
    """The lines of words that a block has itself."""
    match block:
        case ChapterHeading() | Paragraph():
            return (block.content,)
        case NamedTexts():
            return tuple(name for name, _ in block.rows)
        case Aside():
            return (block.title,)
        case BookPicture():
            return (block.caption,)
    return ()


def list_links(chapter: Chapter) -> Iterator[BookLink]:
    """Every link of a chapter, in order."""
    for block in list_blocks(chapter.blocks):
        for line in list_lines(block):
            yield from (piece for piece in line if isinstance(piece, BookLink))


def list_anchors(chapter: Chapter) -> Iterator[str]:
    """Every place in a chapter that can be led to."""
    for block in list_blocks(chapter.blocks):
        if isinstance(block, ChapterHeading | Paragraph) and block.anchor:
            yield block.anchor


def read_words(line: Line) -> str:
    """The words of a line without its signs."""
    found = []
    for piece in line:
        if isinstance(piece, Run):
            found.append(piece.text)
        elif isinstance(piece, BookLink):
            found += [run.text for run in piece.content]
    return "".join(found)
