"""Every mention of a word for the index: a page links only the first ones of each section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from methodbook.exports.books.tree import (
    Aside,
    BookLink,
    BookList,
    Chapter,
    Grid,
    GridCell,
    NamedTexts,
    Paragraph,
    Run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.exports.books.tree import BookBlock, Inline, Line

FindMentions: TypeAlias = Callable[[str], Iterable[tuple[int, int, str]]]
"""Where words of the method stand in a text, in whatever form: start, end and entry of each."""


def mark_mentions(chapter: Chapter, find: FindMentions) -> Chapter:
    """The same chapter in which words that are no links are mentions as well."""
    return replace(chapter, blocks=_mark_blocks(chapter.blocks, find))


def _mark_blocks(blocks: Iterable[BookBlock], find: FindMentions) -> tuple[BookBlock, ...]:
    return tuple(_mark_block(block, find) for block in blocks)


def _mark_block(block: BookBlock, find: FindMentions) -> BookBlock:
    match block:
        case Paragraph():
            return replace(block, content=_mark_line(block.content, find))
        case BookList():
            return replace(block, items=tuple(_mark_blocks(each, find) for each in block.items))
        case NamedTexts():
            rows = ((name, _mark_blocks(said, find)) for name, said in block.rows)
            return replace(block, rows=tuple(rows))
        case Aside():
            return replace(block, blocks=_mark_blocks(block.blocks, find))
        case Grid():
            return replace(block, rows=tuple(_mark_row(row, find) for row in block.rows))
    return block


def _mark_row(row: tuple[GridCell, ...], find: FindMentions) -> tuple[GridCell, ...]:
    return tuple(replace(cell, blocks=_mark_blocks(cell.blocks, find)) for cell in row)


def _mark_line(line: Line, find: FindMentions) -> Line:
    """Words are judged in their whole line; what lies across its pieces is left alone."""
    texts = [_read(piece) for piece in line]
    found = sorted(find("".join(texts)))
    pieces: list[Inline] = []
    start = 0
    for piece, text in zip(line, texts, strict=True):
        end = start + len(text)
        inside = [(a - start, b - start, name) for a, b, name in found if start <= a and b <= end]
        pieces += _split(piece, inside) if isinstance(piece, Run) and not piece.code else [piece]
        start = end
    return tuple(pieces)


def _read(piece: Inline) -> str:
    if isinstance(piece, Run):
        return piece.text
    return "".join(run.text for run in piece.content) if isinstance(piece, BookLink) else ""


def _split(run: Run, found: Iterable[tuple[int, int, str]]) -> Iterator[Inline]:
    at = 0
    for start, end, name in found:
        if start > at:
            yield replace(run, text=run.text[at:start])
        yield BookLink((replace(run, text=run.text[start:end]),), term=name)
        at = end
    if at < len(run.text):
        yield replace(run, text=run.text[at:])
