"""A page while it is rendered, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from markupsafe import Markup, escape

from methodbook.model.entry import Status
from methodbook.model.page import Heading
from methodbook.render.addresses import Addresses, find_path
from methodbook.render.origins import Origins
from methodbook.text import mentions
from methodbook.text.extension import TermLinks
from methodbook.text.framed_tables import FramedTables
from methodbook.text.languages import find_language
from methodbook.text.mentions import render_links
from methodbook.text.origin_marks import OriginMarks
from methodbook.text.prose import Renderer, Typography, make_renderer, render_prose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry, Section
    from methodbook.model.finding import Place
    from methodbook.text.linker import Linker
    from methodbook.text.mentions import Mention
    from methodbook.words import Words


PageExtension: TypeAlias = OriginMarks | FramedTables | Typography | TermLinks
"""What a page adds to the Markdown renderer."""


@dataclass(frozen=True)
class RenderedPage:
    """A page that waits for its back-links; ``html`` is the body without the theme around it.

    ``tail`` is what follows the body and is no text of its own: a search leaves it out.
    """

    path: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...] = ()
    reviewed: date | None = None
    edited: str = ""
    tail: str = ""
    structured: str = ""
    entry: str = ""
    mentions: tuple[Mention, ...] = ()
    head: Mapping[str, Any] = field(default_factory=dict)
    """What the author of a hand-written page says in its head."""
    is_written: bool = False
    reads: frozenset[str] = frozenset()
    """The files that something on it comes from, from the root of the checkout."""


@dataclass(frozen=True)
class Site:
    """What pages know of the site around them; the address is empty while the site has none."""

    name: str = ""
    url: str = ""
    repository: str = ""
    addresses: Addresses = field(default_factory=Addresses)


_HEADING = Markup('<h{level} id="{id}">{title}</h{level}>')
_ASIDE = Markup('<h{level} id="{id}" data-cl-unsearched>{title}</h{level}>')


class Written(Protocol):
    """A part of the content: an entry, a source, a quiz."""

    @property
    def written(self) -> Place:
        """Where it stands."""


class PageScope:
    """What a template needs to fill one page; it collects headings, notes and links on the way."""

    def __init__(
        self, path: str, base: Base, site: Site, linker: Linker | None = None, own: str = ""
    ) -> None:
        """Start the page at *path* of the entry *own*; without a *linker* terms stay words."""
        self.path = path
        self.base = base
        self.language = find_language(base.words.language)
        self.site = site
        self.reads: set[str] = set()
        self.origins = Origins(base, self.read)
        self.headings: list[Heading] = []
        self.mentions: list[Mention] = []
        self.section = mentions.LinkedSection()
        self._seen: set[str] = set()
        self._links = (
            mentions.LinkedPage(linker, self.find_address, own or None, self._record)
            if linker
            else None
        )
        self.extensions: list[PageExtension] = [
            OriginMarks(self.origins.label),
            FramedTables(base.words),
            Typography(self.language),
        ]
        if self._links:
            self.extensions.append(TermLinks(self._links))
        if own in base.entries:
            self.read(base.entries[own])

    def read(self, *things: Written) -> None:
        """Note that the page shows something of each of *things*."""
        self.reads |= {thing.written.file for thing in things}

    @cached_property
    def _renderer(self) -> Renderer:
        """Made when the first prose asks for it: many a page has none."""
        return make_renderer(self.extensions)

    @property
    def words(self) -> Words:
        """The sentences of the page's language."""
        return self.base.words

    def find_address(self, entry: str) -> str | None:
        """The address of an entry as seen from this page; ``None`` for one that has no page."""
        found = self.base.entries.get(entry)
        return self.href(found) if found and found.status is Status.PUBLISHED else None

    def _record(self, mention: Mention) -> None:
        """Note a link; what stands outside the headings of its text belongs to the section."""
        if not mention.section.anchor:
            mention = replace(mention, section=self.section)
        self.mentions.append(mention)

    @property
    def mentioned(self) -> tuple[Entry, ...]:
        """The entries that the page links in its prose, in the order of their first mention."""
        return tuple(self.base.entries[name] for name in dict.fromkeys(m.id for m in self.mentions))

    def prose(self, section: Section) -> Markup:
        """Render the prose of a section."""
        start = len(self.mentions)
        html = render_prose(section.text, self._renderer)
        self._seen |= {mention.id for mention in self.mentions[start:]}
        return Markup(html)  # noqa: S704 -- raw HTML is off

    def text(self, text: str) -> Markup:
        """Plain text with its terms linked."""
        spaced = self.language.set_spaces(text)
        if self._links is None:
            return escape(spaced)
        linked = render_links(spaced, self._links, seen=self._seen)
        return Markup(linked)  # noqa: S704 -- render_links escapes

    def heading(self, name: str, title: str, level: int = 2, *, searched: bool = True) -> Markup:
        """A heading that stands in the table of contents; the search may pass over its section."""
        self.headings.append(Heading(level, name, title))
        self.section = mentions.LinkedSection(title, name)
        self._seen = set()
        form = _HEADING if searched else _ASIDE
        return form.format(level=level, id=name, title=self.language.set_spaces(title))

    def href(self, entry: Entry | str, fragment: str = "") -> str:
        """A link from this page to the page of *entry*."""
        target = self.base.entries[entry] if isinstance(entry, str) else entry
        self.read(target)
        return self.site.addresses.find_href(self.path, find_path(target), fragment)

    def find_section(self, name: str, section: str) -> str:
        """A link to a section of an entry; empty for an entry that has no page."""
        return self.href(name, section) if self.find_address(name) else ""

    def path_href(self, path: str, fragment: str = "") -> str:
        """A link from this page to the page at *path*."""
        return self.site.addresses.find_href(self.path, path, fragment)

    @property
    def url(self) -> str:
        """The full address of this page, or nothing while the site has no address."""
        if not self.site.url:
            return ""
        return self.site.url.rstrip("/") + "/" + self.site.addresses.find_url(self.path)
