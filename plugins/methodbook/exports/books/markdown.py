"""A book as Markdown, with footnotes and attributes as Pandoc reads them, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    Target,
    list_anchors,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from methodbook.exports.books.tree import Book, BookBlock, Chapter, GridCell, Line
    from methodbook.words import Words

_SPECIAL = {ord(sign): f"\\{sign}" for sign in "\\`*_[]<>#|$~^@"}


def export_markdown(book: Book, words: Words) -> bytes:
    """The whole book as one file of Markdown."""
    return _Writer(book, words, marked=True).write()


def export_text(book: Book, words: Words) -> bytes:
    """The whole book as plain text: headings underlined, sources numbered under each chapter."""
    return _Writer(book, words, marked=False).write()


@dataclass
class _Writer:
    book: Book
    words: Words
    marked: bool
    lines: list[str] = field(default_factory=list)
    chapter: str = ""

    def write(self) -> bytes:
        self.anchors = {each.id: set(list_anchors(each)) for each in self.book.chapters}
        self._head(1, self.book.title)
        say = self.words.say
        for text in (
            self.book.subtitle,
            say("book", "edition", day=self.book.day.isoformat()),
            self.book.rights,
        ):
            self._put(self._escape(text))
        for part in self.book.parts:
            if part.title:
                self._head(1, part.title)
            for chapter in part.chapters:
                self._write_chapter(chapter)
        return ("\n".join(self.lines).strip("\n") + "\n").encode()

    def _write_chapter(self, chapter: Chapter) -> None:
        self.chapter = chapter.id
        self._head(2, chapter.title, chapter.id)
        for text in self._write_blocks(chapter.blocks):
            self._put(text)
        if chapter.notes and not self.marked:
            self._put(f"{self.words.say('book', 'sources')}:")
        for note in chapter.notes:
            said = self._line(note.content)
            self._put(
                f"[^{self._name(note.id)}]: {said}" if self.marked else f"[{note.sign}] {said}"
            )

    def _name(self, note: str) -> str:
        return f"{self.chapter}-{note}"

    def _head(self, level: int, title: str, anchor: str = "") -> None:
        if self.marked:
            self._put(
                f"{'#' * level} {self._escape(title)}" + (f" {{#{anchor}}}" if anchor else "")
            )
        else:
            self._put(f"{title}\n{'=-~'[min(level, 3) - 1] * len(title)}")

    def _put(self, text: str) -> None:
        if text:
            self.lines += [text, ""]

    def _escape(self, text: str) -> str:
        return text.translate(_SPECIAL) if self.marked else text

    def _write_blocks(self, blocks: Iterable[BookBlock]) -> Iterator[str]:
        for block in blocks:
            yield from _WRITE[type(block)](self, block)

    def write_heading(self, block: ChapterHeading) -> Iterator[str]:
        title = self._line(block.content)
        if self.marked:
            anchor = f" {{#{self.chapter}--{block.anchor}}}" if block.anchor else ""
            yield f"{'#' * min(block.level + 1, 6)} {title}{anchor}"
        else:
            yield f"{title}\n{'~' * len(title)}"

    def write_paragraph(self, block: Paragraph) -> Iterator[str]:
        said = self._line(block.content)
        if self.marked and block.anchor:
            said = f"[]{{#{self.chapter}--{block.anchor}}}{said}"
        yield f"> {said}" if self.marked and block.role == "definition" else said

    def write_list(self, block: BookList) -> Iterator[str]:
        items = []
        for number, item in enumerate(block.items, start=1):
            sign = f"{number}. " if block.numbered else "- "
            gap = "\n" + " " * len(sign)
            text = "\n\n".join(self._write_blocks(item))
            items.append(sign + text.replace("\n", gap))
        yield "\n".join(items)

    def write_table(self, block: Grid) -> Iterator[str]:
        if block.caption:
            yield self._escape(block.caption)
        if not self.marked:
            yield "\n".join(" | ".join(map(self._cell, row)) for row in block.rows)
            return
        rows = list(block.rows)
        head = rows.pop(0) if block.has_header else ()
        lines = [self._row(head, block.width), "|" + " --- |" * block.width]
        yield "\n".join([*lines, *(self._row(row, block.width) for row in rows)])

    def _row(self, row: Iterable[GridCell], width: int) -> str:
        cells = [text for cell in row for text in (self._cell(cell), *[""] * (cell.columns - 1))]
        cells += [""] * (width - len(cells))
        return f"| {' | '.join(cells)} |"

    def _cell(self, cell: GridCell) -> str:
        return " ".join(" ".join(self._write_blocks(cell.blocks)).split())

    def write_pairs(self, block: NamedTexts) -> Iterator[str]:
        for name, blocks in block.rows:
            title, said = self._line(name), "\n\n".join(self._write_blocks(blocks))
            yield (
                f"**{title}**\n:   {said}".replace("\n\n", "\n\n    ")
                if self.marked
                else (f"{title}: {said}")
            )

    def write_box(self, block: Aside) -> Iterator[str]:
        title = self._line(block.title)
        if title:
            yield f"**{title}**" if self.marked else f"{title}:"
        yield from self._write_blocks(block.blocks)

    def write_code(self, block: Code) -> Iterator[str]:
        yield f"```\n{block.text}\n```" if self.marked else block.text

    def write_picture(self, block: BookPicture) -> Iterator[str]:
        """What the drawing shows, in words."""
        yield self._escape(f"[{block.title}. {block.said}]")
        if block.caption:
            yield self._line(block.caption)

    def _line(self, line: Line) -> str:
        return "".join(map(self._piece, line))

    def _piece(self, piece: Run | BookLink | NoteMark) -> str:
        if isinstance(piece, NoteMark):
            return f"[^{self._name(piece.note)}]" if self.marked else f"[{piece.sign}]"
        if isinstance(piece, Run):
            return self._run(piece)
        said = "".join(map(self._run, piece.content))
        if not self.marked:
            outside = piece.address if piece.address not in said else ""
            return f"{said} ({outside})" if outside else said
        href = self._find_href(piece.target) if piece.target else piece.address
        return f"[{said}](<{href}>)" if href else said

    def _find_href(self, target: Target) -> str:
        known = target.anchor in self.anchors.get(target.chapter, ())
        return f"#{target.chapter}--{target.anchor}" if known else f"#{target.chapter}"

    def _run(self, run: Run) -> str:
        if not self.marked or not run.text.strip():
            return run.text
        left = run.text[: len(run.text) - len(run.text.lstrip())]
        right = run.text[len(run.text.rstrip()) :]
        said = f"`{run.text.strip()}`" if run.code else self._escape(run.text.strip())
        sign = "**" * run.strong + "*" * run.emphasis
        return f"{left}{sign}{said}{sign}{right}"


_WRITE: dict[type, Callable[..., Iterator[str]]] = {
    ChapterHeading: _Writer.write_heading,
    Paragraph: _Writer.write_paragraph,
    BookList: _Writer.write_list,
    Grid: _Writer.write_table,
    BookPicture: _Writer.write_picture,
    NamedTexts: _Writer.write_pairs,
    Aside: _Writer.write_box,
    Code: _Writer.write_code,
}
