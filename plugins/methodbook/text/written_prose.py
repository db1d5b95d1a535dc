"""The Markdown of hand-written pages, for whoever makes an edition without a host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from methodbook.model.page import Heading
from methodbook.text.page_prose import PageProse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "abbr",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "pymdownx.tasklist",
)
"""What a hand-written page may use in every host; ``mkdocs.yml`` names the same."""

_SETTINGS = {"pymdownx.tasklist": {"custom_checkbox": False, "clickable_checkbox": True}}

_PRIORITY = 0  # where MkDocs resolves links: before marks of origin (-1) and terms (-2)


class _PageLinks(Extension):
    """Leads from files to pages: the author links ``../terms/index.md``, a reader its address."""

    def __init__(self, resolve: Callable[[str, str], str]) -> None:
        super().__init__()
        self._resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Resolving(md, self._resolve), "cl-page-links", _PRIORITY)


class _Resolving(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Callable[[str, str], str]) -> None:
        super().__init__(md)
        self._resolve = resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in {"a": ("href",), "img": ("src",)}.get(element.tag, ()):
                element.set(name, self._lead(element.get(name, "")))

    def _lead(self, href: str) -> str:
        try:
            parts = urlsplit(href)
        except ValueError:
            return href
        outside = parts.scheme or parts.netloc or parts.query or not parts.path
        if outside or href.startswith(("/", "\\")):
            return href
        return self._resolve(unquote(parts.path), parts.fragment)


def convert_written(
    text: str, extensions: Iterable[Extension], resolve: Callable[[str, str], str]
) -> tuple[str, tuple[Heading, ...]]:
    """Convert the Markdown *text* of a page to HTML, and list its headings.

    *extensions* are those of the page at hand; *resolve* turns a relative path with a fragment,
    as the file writes it, into a link. Raw HTML stays: these pages are the project's own.
    """
    renderer = Markdown(
        extensions=[*EXTENSIONS, PageProse(lambda: extensions), _PageLinks(resolve)],
        extension_configs=_SETTINGS,
    )
    html = renderer.convert(text)
    return html, tuple(_list_headings(getattr(renderer, "toc_tokens", ())))


def _list_headings(tokens: Iterable[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _list_headings(token["children"])
