"""A built site as its reader meets it: pages by address, links that lead somewhere."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

INDEX = "index.html"
LOST = "404.html"
"""Shown at any unknown address, so it cannot use relative links."""


@dataclass(frozen=True)
class SitePage:
    """One page of the site built into the folder *root*."""

    root: Path
    file: Path

    @property
    def address(self) -> str:
        """Its address below the site's root, such as ``terms/promise/``; the root is empty."""
        return self.file.relative_to(self.root).as_posix().removesuffix(INDEX)

    @cached_property
    def html(self) -> str:
        """The page as it was written."""
        return self.file.read_text("utf-8")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser without scripts would see it."""
        return LexborHTMLParser(self.html)

    @cached_property
    def ids(self) -> list[str]:
        """Every id, repeated ones included."""
        return [read_attribute(node, "id") for node in self.tree.css("[id]")]

    def select(self, selector: str) -> list[LexborNode]:
        """Every element that the selector finds, also in what a script takes from a template."""
        hidden = [part.css(selector) for part in self.tree.template_fragments()]
        return [*self.tree.css(selector), *chain.from_iterable(hidden)]

    def find(self, selector: str) -> LexborNode:
        """The first element that the selector finds; fails where there is none."""
        found = self.tree.css_first(selector)
        assert found is not None, f"{self.address}: no {selector}"
        return found

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads on."""
        return self.tree.css_first("meta[http-equiv=refresh]") is not None

    def resolve(self, link: str) -> tuple[str, str] | None:
        """The file below the root and the anchor that a link leads to; ``None`` for other hosts."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = posixpath.join("/", self.address, unquote(parts.path))
        file = posixpath.normpath(path).lstrip("/")
        if parts.path.endswith(("/", ".")) or not file:
            file = posixpath.join(file, INDEX)
        if not parts.path:
            file = self.file.relative_to(self.root).as_posix()
        return file, unquote(parts.fragment)

    def find_address(self, link: str) -> str:
        """The address of the page that a link leads to."""
        found = self.resolve(link)
        return found[0].removesuffix(INDEX) if found else link


def read_pages(site: Path) -> dict[str, SitePage]:
    """Every page of the built site, by address."""
    found = [SitePage(site, file) for file in sorted(site.rglob("*.html"))]
    return {page.address: page for page in found}


def read_attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    return node.attributes.get(name) or ""


def list_values(page: SitePage, selector: str, name: str) -> Iterator[str]:
    """The attribute *name* of each element that the selector finds."""
    return (read_attribute(node, name) for node in page.select(selector))
