"""The Markdown extension of the host: marks of origin and links on hand-written pages.

The plugin gives each page its own scope. A host that ignores plugins loads the extension by its
entry point, ``clientocracy``; then the content is read from the checkout around the current folder
and links start at the root of the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions import Extension

from clientocracy.text.prose import Typography

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

WIDGET_TAGS = ("cl-filter", "cl-selfcheck", "cl-quiz")
"""Custom elements that stand as blocks: unregistered, they would be wrapped into paragraphs."""


class PageProse(Extension):
    """Adds to each renderer the extensions of the page that is being converted."""

    def __init__(self, find_extensions: Callable[[], list[Extension]]) -> None:
        """Take the function that knows the page at hand."""
        super().__init__()
        self._find_extensions = find_extensions

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """MkDocs makes a renderer for each page, so this is called once a page."""
        md.block_level_elements += [tag for tag in WIDGET_TAGS if tag not in md.block_level_elements]
        Typography().extendMarkdown(md)
        for extension in self._find_extensions():
            extension.extendMarkdown(md)


class TermLinks(PageProse):
    """The extension without a plugin beside it: one scope serves every page."""

    def __init__(self, root: str = ".") -> None:
        """Find the checkout around the folder *root*."""
        super().__init__(lambda: _open_scope(Path(root)))


def _open_scope(start: Path) -> list[Extension]:
    from clientocracy.load.checkout import read_content  # noqa: PLC0415 -- heavy, and seldom used
    from clientocracy.render.linking import make_linker  # noqa: PLC0415
    from clientocracy.render.page import PageScope, Site  # noqa: PLC0415

    folders = [start.resolve(), *start.resolve().parents]
    root = next((folder for folder in folders if (folder / "mkdocs.yml").is_file()), start)
    content = read_content(root)
    return PageScope("index.md", content.base, Site(), make_linker(content.base, root)).extensions
