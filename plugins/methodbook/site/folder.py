"""An edition as a folder of files: all that another site generator needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.assets import list_used, read_alone
from methodbook.render.engine import render_template
from methodbook.site.markdown_file import write_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.page import EditionPage
    from methodbook.site.edition import Edition


def list_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of every page and file, those that the author keeps beside pages too.

    A page is finished HTML below a YAML head: it brings its styles and scripts along, so that it
    works in a generator that knows nothing of them.
    """
    for page in edition.pages.values():
        html = wrap_page(page, edition)
        yield page.path, write_markdown(page.title, page.description, html).encode()
    path, style = read_alone()
    yield path, style.encode()
    yield from edition.files.items()
    for path, file in edition.content.attachments.items():
        yield path, file.read_bytes()


def wrap_page(page: EditionPage, edition: Edition) -> str:
    """The whole page in the element that our styles hold inside, with what it loads."""
    find_href = edition.site.addresses.find_href
    files = [read_alone()[0], *list_used(page.html + page.tail)]
    return render_template(
        "alone.html",
        edition.base.words,
        page=page,
        files=[find_href(page.path, path) for path in files],
    )
