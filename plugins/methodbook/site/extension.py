"""The Markdown extension for hosts that ignore plugins; its entry point is ``methodbook``.

There the content is read from the checkout around the current folder, and one scope serves every
page. MkDocs does not need it: the plugin gives each page a scope of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.load.method import find_root
from methodbook.site.edition import make_edition
from methodbook.text.page_prose import PageProse

if TYPE_CHECKING:
    from methodbook.render.page import PageExtension


class CheckoutLinks(PageProse):
    """Marks of origin and links to terms on the pages of the checkout around *root*."""

    def __init__(self, root: str = ".") -> None:
        """Take the folder to start the search from; the content is read with the first page."""
        super().__init__(lambda: _open_scope(Path(root)))


def _open_scope(start: Path) -> list[PageExtension]:
    return make_edition(find_root(start) or start).open_page("index.md").extensions
