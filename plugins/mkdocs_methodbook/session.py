"""One build: the content read once, its pages, and what was linked while they were rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.check import CHECKS, find_all, find_linking
from methodbook.load.checkout import Content, read_content
from methodbook.model.entry import Entry, Kind
from methodbook.model.finding import Finding, Level
from methodbook.render.addresses import Addresses, find_path
from methodbook.render.entries import BACKLINKS, render_citing, render_definitions, render_notes
from methodbook.render.mentions import (
    ANCHOR,
    MentionRecord,
    add_mentions,
    collect_mentions,
    render_mentions,
)
from methodbook.render.page import Heading, PageExtension, PageScope, RenderedPage, Site
from methodbook.render.pages import list_pages, list_redirects
from methodbook.text.linker import Linker
from methodbook.text.mentions import strip_links
from methodbook.text.vocabulary import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from methodbook.model.export import Offer


@dataclass
class Session:
    """Everything one build knows; the next build starts with a new one."""

    content: Content
    site: Site
    linker: Linker | None
    findings: tuple[Finding, ...]
    pages: dict[str, RenderedPage] = field(default_factory=dict)
    scopes: dict[str, PageScope] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    tails: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, list[MentionRecord]] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    current: PageScope | None = None
    marked: list[str] = field(default_factory=list)
    """The pages that raw markup has reached."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a strict build."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def redirects(self) -> Iterator[tuple[str, str]]:
        """Files that lead from former addresses to the pages of today."""
        return list_redirects(self.content.base, self.site)

    @cached_property
    def reviewed(self) -> date:
        """When the newest entry was reviewed: the date of pages that have none of their own."""
        return max((entry.reviewed for entry in self.content.base.published), default=_EPOCH)

    def find_entry(self, path: str) -> Entry | None:
        """The entry that the hand-written page at *path* describes, if any."""
        return self._written.get(path)

    @cached_property
    def _written(self) -> dict[str, Entry]:
        entries = self.content.base.published
        return {find_path(entry): entry for entry in entries if entry.kind is Kind.PAGE}

    def open_page(self, path: str) -> None:
        """Start the scope of a hand-written page: its marks and links are collected there."""
        entry = self.find_entry(path)
        own = entry.id if entry else ""
        self.current = PageScope(path, self.content.base, self.site, self.linker, own)
        self.scopes[path] = self.current

    def find_extensions(self) -> list[PageExtension]:
        """The Markdown extensions of the page at hand; ours need none, they are finished."""
        return self.current.extensions if self.current else []

    def close_page(self, path: str, html: str) -> str:
        """End a hand-written page with its notes, its citation and the definitions it uses."""
        self.current = None
        scope = self.scopes[path]
        entry = self.find_entry(path)
        if entry:
            html += BACKLINKS
        if entry or scope.origins.bases:
            html += render_notes(entry, scope)
        if entry:
            html += render_citing(entry, scope)
        self.tails[path] = render_definitions(scope)
        return html

    def list_mentions(self, titles: dict[str, str]) -> dict[str, list[MentionRecord]]:
        """Every link of the site by the entry it leads to; *titles* names hand-written pages."""
        found = collect_mentions(self.pages.values(), self.content.base)
        for path, scope in self.scopes.items():
            kind = "practice" if path.startswith("practice/") else Kind.PAGE.value
            add_mentions(found, path, titles.get(path, path), kind, scope.mentions)
        return found

    def lighten_page(self, path: str, html: str) -> str:
        """Keep the body of a page and return it without links to terms: the search needs words."""
        self.bodies[path] = html
        return strip_links(html)

    def complete_page(self, path: str, entry: str) -> str:
        """The kept body with the back-links of *entry*, and the definitions it uses at its end."""
        scope = PageScope(path, self.content.base, self.site)
        tail = self.pages[path].tail if path in self.pages else self.tails.get(path, "")
        found = self.mentions.get(entry, ())
        return self.bodies[path].replace(BACKLINKS, render_mentions(found, scope), 1) + tail

    def name_in_full(self, path: str) -> str:
        """The title of a rendered page with the short and the English names of its entry."""
        page = self.pages[path]
        entry = self.content.base.entries.get(page.entry)
        others = [*entry.abbreviations, entry.english or ""] if entry else []
        short = ", ".join(name for name in others if name)
        return f"{page.title} ({short})" if short else page.title

    def list_headings(self, path: str) -> tuple[Heading, ...]:
        """The headings of a rendered page, with the one above its back-links if it has any."""
        headings = self.pages[path].headings
        if self.pages[path].entry not in self.mentions:
            return headings
        place = next(
            (number for number, each in enumerate(headings) if each.id in _AFTER_MENTIONS),
            len(headings),
        )
        heading = Heading(2, ANCHOR, self.content.base.words.say("mention_groups", "title"))
        return (*headings[:place], heading, *headings[place:])


_EPOCH = date(1970, 1, 1)
"""The date of a site without entries; a packed site map can name no earlier one."""

_AFTER_MENTIONS = frozenset({"conflicts", "cl-origins"})


def open_session(root: Path, config: MkDocsConfig, *, links: bool = True) -> Session:
    """Read and check the content at *root* and render the pages that follow from it."""
    content = read_content(root)
    table = load_table(content.base, root)
    found = [
        *content.findings,
        *find_all(content.base, CHECKS, content.texts),
        *find_linking(content.base, table),
    ]
    findings = tuple(sorted(found, key=lambda finding: finding.order))
    site = Site(
        name=config.site_name,
        url=config.site_url or "",
        repository=(config.repo_url or "").rstrip("/"),
        addresses=Addresses(directory_urls=config.use_directory_urls),
    )
    linker = Linker(table) if links else None
    session = Session(content, site, linker, findings)
    session.pages = {page.path: page for page in list_pages(content.base, site, linker)}
    return session
