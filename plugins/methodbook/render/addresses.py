"""Addresses of pages: where an entry's page lies and how one page links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry


def find_path(entry: Entry) -> str:
    """The path of an entry's page among the pages of the site, such as ``terms/apple.md``."""
    return entry.address


@dataclass(frozen=True)
class Addresses:
    """Turns paths of pages into addresses, the way the host will publish them."""

    directory_urls: bool = True

    def find_url(self, path: str) -> str:
        """The address of the page at *path*, relative to the site's root; the root is empty.

        A file that is no page is published under its own name.
        """
        if not path.endswith(".md"):
            return path
        stem = path.removesuffix(".md")
        folder, name = posixpath.split(stem)
        if name in {"index", "README"}:
            home = f"{folder}/" if folder else ""
            return home if self.directory_urls else f"{home}index.html"
        return f"{stem}/" if self.directory_urls else f"{stem}.html"

    def find_output(self, path: str) -> str:
        """The file that the page at *path* becomes, relative to the site's root."""
        url = self.find_url(path)
        return url if url.endswith(".html") else f"{url}index.html"

    def find_href(self, start: str, end: str, fragment: str = "") -> str:
        """A relative link from the page at path *start* to the page at path *end*."""
        anchor = f"#{fragment}" if fragment else ""
        if start == end:
            return anchor or self._relate(start, end)
        return self._relate(start, end) + anchor

    def _relate(self, start: str, end: str) -> str:
        source, target = self.find_url(start).split("/")[:-1], self.find_url(end).split("/")
        shared = 0
        while source[shared : shared + 1] and source[shared : shared + 1] == target[shared:-1][:1]:
            shared += 1
        relative = "../" * (len(source) - shared) + "/".join(target[shared:])
        return relative or "./"


def link_from_outside(base: Base, url: str, addresses: Addresses) -> Callable[[str, str], str]:
    """Full addresses of sections of entries, for files that leave the site.

    Without an address of the site there are none: a relative one would lead nowhere.
    """

    def link(name: str, section: str) -> str:
        entry = base.entries.get(name)
        if not url or entry is None:
            return ""
        anchor = f"#{section}" if section else ""
        return f"{url.rstrip('/')}/{addresses.find_url(find_path(entry))}{anchor}"

    return link
