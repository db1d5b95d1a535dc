"""A hand-written page on its way from Markdown to finished HTML."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.check.pages import BROKEN_MACRO
from methodbook.model.finding import Finding, Place
from methodbook.render.entries import (
    BACKLINKS,
    render_citing,
    render_definitions,
    render_notes,
)
from methodbook.render.macros import MacroError, expand_macros
from methodbook.render.page import PageExtension, PageScope, RenderedPage
from methodbook.render.pieces import Pieces
from methodbook.text.written_prose import convert_written
from methodbook.words import Sentence

if TYPE_CHECKING:
    from methodbook.model.page import Heading, WrittenPage
    from methodbook.site.edition import Edition
    from methodbook.text.linker import Linker


class OpenPage:
    """The scope of one page: its marks and links are collected while it is converted.

    A host converts it with ``extensions`` and fills its macros from ``pieces``, then closes it;
    ``convert`` does all of that without one.
    """

    def __init__(self, path: str, edition: Edition, linker: Linker | None) -> None:
        """Open the page at *path*, which a host may have without the base knowing of it."""
        self.path = path
        self.entry = edition.find_entry(path)
        self._edition = edition
        self.findings: list[Finding] = []
        """What was wrong with the page, found while it was converted."""
        own = self.entry.id if self.entry else ""
        self.scope = PageScope(path, edition.base, edition.site, linker, own)

    @property
    def extensions(self) -> list[PageExtension]:
        """What the page adds to the Markdown renderer."""
        return self.scope.extensions

    @cached_property
    def pieces(self) -> Pieces:
        """What the page may ask for; what they link belongs to the page."""
        return Pieces(self.scope, self._edition.content.texts, lambda: self._edition.offers)

    def convert(self) -> RenderedPage:
        """Fill in the macros, convert the Markdown and close the page."""
        page = self._edition.content.pages[self.path]
        wants_macros = str(page.head.get("render_macros", "")).lower() == "true"
        text = self._expand(page) if wants_macros else page.body
        html, headings = convert_written(text, self.extensions, self._resolve)
        return self.close(html, _find_title(page.head.get("title"), headings, self.path), headings)

    def _expand(self, page: WrittenPage) -> str:
        """Fill in the macros; a page with a broken one stays as it is, and that is a finding."""
        try:
            return expand_macros(page.body, self.pieces)
        except MacroError as error:
            place = Place(file=page.file, line=page.line + error.line - 1)
            self.findings.append(BROKEN_MACRO.at(place, Sentence("what", error=str(error))))
            return page.body

    def _resolve(self, path: str, fragment: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        return self.scope.path_href(target, fragment)

    def close(self, html: str, title: str = "", headings: tuple[Heading, ...] = ()) -> RenderedPage:
        """End the page with its notes, its citation and the definitions it uses."""
        if self.entry:
            html += BACKLINKS
        if self.entry or self.scope.origins.bases:
            html += render_notes(self.entry, self.scope)
        if self.entry:
            html += render_citing(self.entry, self.scope)
        written = self._edition.content.pages.get(self.path)
        head = written.head if written else {}
        return RenderedPage(
            path=self.path,
            title=title,
            description=str(head.get("description", "")),
            html=html,
            headings=(*headings, *self.scope.headings),
            reviewed=self.entry.reviewed if self.entry else None,
            edited=written.file if written else "",
            tail=render_definitions(self.scope),
            entry=self.entry.id if self.entry else "",
            mentions=tuple(self.scope.mentions),
            head=head,
            is_written=True,
            reads=frozenset(self.scope.reads | ({written.file} if written else set())),
        )


def _find_title(said: object, headings: tuple[Heading, ...], path: str) -> str:
    """What the head says, or the first heading, or the name of the file."""
    first = next((each.title for each in headings if each.level == 1), "")
    return str(said or first or posixpath.basename(path).removesuffix(".md"))
