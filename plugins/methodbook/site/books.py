"""What books are made from: the finished pages of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.books.composing import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.site.edition import Edition


def make_shelf(edition: Edition, *, articles: bool = False) -> Shelf:
    """The pages of *edition* with their addresses; with *articles* only those of entries.

    Pages by hand may show every export, and would make them all.
    """
    site, linker = edition.site, edition.linker

    def find_mentions(text: str) -> Iterator[tuple[int, int, str]]:
        for each in linker.find(text, explicit=False) if linker else ():
            yield each.start, each.end, each.id

    find_url = site.addresses.find_url
    pages = edition.complete(edition.rendered.values()) if articles else edition.pages
    return Shelf(edition.base, pages, find_url, site.name, site.url, find_mentions)
