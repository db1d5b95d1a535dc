"""Every page that follows from the base, for any host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientocracy.model.entry import Kind
from clientocracy.render.entries import render_entry
from clientocracy.render.indexes import list_indexes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientocracy.model.base import Base
    from clientocracy.render.page import RenderedPage, Site
    from clientocracy.text.linker import Linker


def list_pages(base: Base, site: Site, linker: Linker | None = None) -> Iterator[RenderedPage]:
    """Render the index of each kind and the page of each published entry."""
    yield from list_indexes(base, site)
    for entry in base.published:
        if entry.kind is not Kind.PAGE:
            yield render_entry(entry, base, site, linker)
