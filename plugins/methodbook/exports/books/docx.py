"""A book as a document of Word, by the writer that all documents share.

Notes of origin stand under each chapter, and their signs stay in the text: python-docx writes no
footnotes. Words that lead to other chapters are plain words here; what leads outside keeps its
address. A drawing is told in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.exports.books.tree import (
    Aside,
    BookLink,
    BookList,
    BookPicture,
    ChapterHeading,
    Code,
    Grid,
    NamedTexts,
    NoteMark,
    Paragraph,
    Run,
    read_words,
)
from methodbook.exports.documents.word import WIDTH, Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docx.text.paragraph import Paragraph as Line

    from methodbook.exports.books.tree import Book, BookBlock, Chapter, GridCell, Inline
    from methodbook.words import Words

_DEEPEST = 3
"""Levels of headings that the shared writer has."""


def export_docx(book: Book, words: Words) -> bytes:
    """The document: the same bytes for the same book."""
    writer = _Writer(Paper(book.title, book.day, book.title, words), words)
    writer.write(book)
    return writer.paper.save()


@dataclass
class _Writer:
    paper: Paper
    words: Words

    def write(self, book: Book) -> None:
        say = self.words.say
        self.paper.add_heading(book.title, 1)
        for text in (book.subtitle, say("book", "edition", day=book.day.isoformat()), book.rights):
            if text:
                self.paper.add(text)
        for sign, meaning in book.signs:
            self.paper.add(f"{sign} {meaning}")
        for part in book.parts:
            if part.title:
                self.paper.add_heading(part.title, 1)
            for chapter in part.chapters:
                self._write_chapter(chapter)

    def _write_chapter(self, chapter: Chapter) -> None:
        self.paper.add_heading(chapter.title, 2)
        self._write_blocks(chapter.blocks)
        notes = [note for note in chapter.notes if not note.shared]
        if notes:
            self.paper.add_heading(self.words.say("book", "sources"), 3)
        for note in notes:
            line = self.paper.add("")
            line.add_run(f"{note.sign} ").bold = True
            self._fill(line, note.content)

    def _write_blocks(self, blocks: Iterable[BookBlock], style: str = "Normal") -> None:
        for block in blocks:
            _WRITE[type(block)](self, block, style)

    def heading(self, block: ChapterHeading, _: str) -> None:
        self.paper.add_heading(read_words(block.content), min(block.level + 1, _DEEPEST))

    def paragraph(self, block: Paragraph, style: str) -> None:
        self._fill(self.paper.add("", style), block.content, strong=block.role == "definition")

    def listing(self, block: BookList, _: str) -> None:
        for number, item in enumerate(block.items, start=1):
            first, *rest = item
            if block.numbered and isinstance(first, Paragraph):
                content = (Run(f"{number}. "), *first.content)
                self._write_blocks((Paragraph(content),))
            else:
                self._write_blocks((first,), "List Bullet")
            self._write_blocks(rest)

    def table(self, block: Grid, _: str) -> None:
        if block.caption:
            self.paper.add(block.caption)
        rows = [self._list_cells(row, block.width) for row in block.rows]
        head = rows.pop(0) if block.has_header else [""] * block.width
        self.paper.add_table(head, rows, [WIDTH / block.width] * block.width)

    def _list_cells(self, row: tuple[GridCell, ...], width: int) -> list[str]:
        found: list[str] = []
        for cell in row:
            found += [self._read(cell.blocks), *[""] * (cell.columns - 1)]
        return (found + [""] * width)[:width]

    def _read(self, blocks: Iterable[BookBlock]) -> str:
        """The words of a cell: every paragraph in it, and the items of its lists."""
        found = []
        for block in blocks:
            if isinstance(block, Paragraph):
                found.append(read_words(block.content))
            elif isinstance(block, BookList):
                found += [f"– {self._read(item)}" for item in block.items]
            elif isinstance(block, NamedTexts):
                found += [f"{read_words(name)}: {self._read(said)}" for name, said in block.rows]
        return "\n".join(found)

    def pairs(self, block: NamedTexts, _: str) -> None:
        for name, blocks in block.rows:
            self._fill(self.paper.add(""), name, strong=True)
            self._write_blocks(blocks)

    def box(self, block: Aside, _: str) -> None:
        if block.title:
            self._fill(self.paper.add(""), block.title, strong=True)
        self._write_blocks(block.blocks)

    def code(self, block: Code, _: str) -> None:
        for line in block.text.split("\n"):
            self.paper.add(line)

    def picture(self, block: BookPicture, _: str) -> None:
        """What the drawing shows, in words: Word needs no picture to say it."""
        self.paper.add(f"{block.title}. {block.said}")
        if block.caption:
            self._fill(self.paper.add(""), block.caption)

    def _fill(self, line: Line, content: Iterable[Inline], *, strong: bool = False) -> None:
        for piece in content:
            if isinstance(piece, NoteMark):
                line.add_run(piece.sign).font.superscript = True
            elif isinstance(piece, Run):
                self._add_run(line, piece, strong=strong)
            else:
                self._add_link(line, piece, strong=strong)

    def _add_link(self, line: Line, link: BookLink, *, strong: bool) -> None:
        for run in link.content:
            self._add_run(line, run, strong=strong)
        if link.address and link.address != read_words(link.content):
            line.add_run(" (")
            self.paper.add_link(line, link.address)
            line.add_run(")")

    def _add_run(self, line: Line, run: Run, *, strong: bool) -> None:
        set_run = line.add_run(run.text)
        set_run.bold = run.strong or strong
        set_run.italic = run.emphasis


_WRITE: dict[type, Callable[..., None]] = {
    ChapterHeading: _Writer.heading,
    Paragraph: _Writer.paragraph,
    BookList: _Writer.listing,
    Grid: _Writer.table,
    BookPicture: _Writer.picture,
    NamedTexts: _Writer.pairs,
    Aside: _Writer.box,
    Code: _Writer.code,
}
