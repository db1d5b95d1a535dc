"""The cover of a book as a picture, set by Typst with the fonts it carries."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from methodbook.exports.books.tree import Book

_DOTS_PER_INCH = 72.0


def draw_cover(book: Book) -> bytes:
    """A PNG of 600 × 900 dots."""
    given = {"title": book.title, "subtitle": book.subtitle, "language": book.language}
    return typst.compile(
        files(__package__).joinpath("cover.typ").read_bytes(),
        format="png",
        ppi=_DOTS_PER_INCH,
        sys_inputs={"book": json.dumps(given, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False),
    )
