"""What books are made from: the finished pages of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.books.composing import Shelf

if TYPE_CHECKING:
    from methodbook.site.edition import Edition


def make_shelf(edition: Edition) -> Shelf:
    """The pages of *edition* with their addresses."""
    site = edition.site
    return Shelf(edition.base, edition.pages, site.addresses.find_url, site.name, site.url)
