"""A Python-Markdown extension that hands each page the extensions made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension

from methodbook.widgets.registry import WIDGET_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown import Markdown


class PageProse(Extension):
    """Widgets as blocks, and the typography, marks, links and tables of the page at hand."""

    def __init__(self, find_extensions: Callable[[], Iterable[Extension]]) -> None:
        """Take the function that knows the page that is being converted."""
        super().__init__()
        self._find_extensions = find_extensions

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Add to the renderer of one page; a host makes a renderer for each."""
        # Unregistered, they would be wrapped into paragraphs.
        md.block_level_elements += [
            tag for tag in WIDGET_TAGS if tag not in md.block_level_elements
        ]
        for extension in self._find_extensions():
            extension.extendMarkdown(md)
