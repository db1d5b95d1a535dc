"""Every page that follows from the base, for any host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.entry import PAGE
from methodbook.render.addresses import find_path
from methodbook.render.engine import render_template
from methodbook.render.entries import render_entry
from methodbook.render.indexes import list_indexes
from methodbook.render.page import PageScope
from methodbook.render.reference import list_reference
from methodbook.render.search import render_search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.render.page import RenderedPage, Site
    from methodbook.text.linker import Linker


def list_pages(base: Base, site: Site, linker: Linker | None = None) -> Iterator[RenderedPage]:
    """Render the index of each kind, the page of each published entry, results, the reference."""
    yield from list_indexes(base, site)
    for entry in base.published:
        if entry.kind != PAGE:
            yield render_entry(entry, base, site, linker)
    yield render_search(base, site)
    yield from list_reference(base, site)


def list_redirects(base: Base, site: Site) -> Iterator[tuple[str, str]]:
    """Yield (file in the site, its HTML) for each address an entry had under a former id.

    A hand-written page has none: its address is the name of its file, whatever its id.
    """
    for entry in base.published:
        if entry.kind != PAGE:
            for name in entry.formerly:
                yield _render_redirect(name, entry, base, site)


def _render_redirect(name: str, entry: Entry, base: Base, site: Site) -> tuple[str, str]:
    path = find_path(entry)
    old = f"{path.rpartition('/')[0]}/{name}.md"
    html = render_template(
        "redirect.html",
        base.words,
        entry=entry,
        href=site.addresses.find_href(old, path),
        url=PageScope(path, base, site).url,
    )
    return site.addresses.find_output(old), html
