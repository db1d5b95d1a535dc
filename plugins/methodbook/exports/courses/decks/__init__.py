"""Slides as a page that opens from a folder, as PDF, and for PowerPoint."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from methodbook.exports.books.reading import read_chapter
from methodbook.exports.books.tree import BookPicture
from methodbook.exports.courses.decks.page import write_page
from methodbook.exports.courses.decks.sheets import write_sheets
from methodbook.practice.slides import SlideDrawing, Slides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.exports.books.composing import Shelf
    from methodbook.exports.courses.plans import CoursePapers

__all__ = ["EXTRA", "can_write_powerpoint", "export_decks"]

EXTRA = "documents"
"""The extra that PowerPoint needs."""


def can_write_powerpoint() -> bool:
    """Whether the library of the extra is there."""
    return find_spec("pptx") is not None


def export_decks(papers: CoursePapers, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """The slides of every session by the name of their file; without PowerPoint's if it must be."""
    words, teacher = papers.base.words, papers.teacher

    def find_drawing(entry: str) -> SlideDrawing | None:
        return _find_drawing(papers.base.entries[entry].address, shelf)

    slides = Slides(papers.course, papers.base, find_drawing)
    for number, session in enumerate(papers.course.sessions, start=1):
        made = tuple(slides.make(number, session))
        title = words.say("slides", "title", course=papers.course.name, number=number)
        yield f"{number:02}.html", write_page(title, made, words, teacher=teacher)
        yield f"{number:02}.pdf", write_sheets(title, made, papers.day, words, teacher=teacher)
        if can_write_powerpoint():
            from methodbook.exports.courses.decks.powerpoint import (  # noqa: PLC0415 -- an extra
                write_powerpoint,
            )

            raw = write_powerpoint(title, made, papers.day, words, teacher=teacher)
            yield f"{number:02}.pptx", raw


def _find_drawing(address: str, shelf: Shelf) -> SlideDrawing | None:
    """The first drawing on the page at *address*."""
    page = shelf.pages.get(address)
    chapter = read_chapter(page, "page", lambda _: (None, "")) if page else None
    for block in chapter.blocks if chapter else ():
        if isinstance(block, BookPicture):
            return SlideDrawing(block.wide, block.title)
    return None
