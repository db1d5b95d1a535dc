"""Every format that a book can be set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.books.epub import export_epub
from methodbook.exports.books.markdown import export_markdown, export_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.exports.books.tree import Book
    from methodbook.words import Words

SETTINGS: dict[str, Callable[[Book, Words], bytes]] = {
    "epub": export_epub,
    "markdown": export_markdown,
    "text": export_text,
}

ENDINGS = {"epub": ".epub", "pdf": ".pdf", "docx": ".docx", "markdown": ".md", "text": ".txt"}
