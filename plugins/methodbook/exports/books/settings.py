"""Every format that a book can be set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.books.docx import export_docx
from methodbook.exports.books.epub import export_epub
from methodbook.exports.books.markdown import export_markdown, export_text
from methodbook.exports.books.pdf import export_handout, export_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.exports.books.tree import Book
    from methodbook.words import Words

SETTINGS: dict[str, Callable[[Book, Words], bytes]] = {
    "epub": export_epub,
    "pdf": export_pdf,
    "pdf-a4": export_handout,
    "docx": export_docx,
    "markdown": export_markdown,
    "text": export_text,
}

ENDINGS = {
    "epub": ".epub",
    "pdf": ".pdf",
    "pdf-a4": "-a4.pdf",
    "docx": ".docx",
    "markdown": ".md",
    "text": ".txt",
}

OFFERED = ("epub", "pdf", "docx", "text")
"""What lies on the shelf of a site; the others are made when somebody asks."""
