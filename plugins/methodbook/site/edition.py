"""One function makes the whole edition; hosts and commands take from it what they need."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from methodbook.check import CHECKS, find_all, find_linking
from methodbook.exports.open.knowledge import PATH as KNOWLEDGE
from methodbook.exports.open.knowledge import export_knowledge
from methodbook.load.checkout import Content, read_content
from methodbook.load.method import find_other_folder
from methodbook.load.settings import read_settings
from methodbook.model.entry import PAGE
from methodbook.model.finding import Finding, Severity
from methodbook.render.addresses import Addresses, find_path
from methodbook.render.assets import list_assets
from methodbook.render.entries import render_entry
from methodbook.render.page import Site
from methodbook.render.pages import list_pages, list_redirects
from methodbook.site.completing import complete_pages, name_in_full
from methodbook.site.course_archives import load_archives
from methodbook.site.downloads import Downloads, make_selection
from methodbook.site.search import index_pages, list_search_files
from methodbook.site.written import OpenPage
from methodbook.text.linker import Linker
from methodbook.text.vocabulary import CACHE, load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from methodbook.exports.format import Selection
    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.export import Offer
    from methodbook.model.page import EditionPage
    from methodbook.model.quiz import Quiz
    from methodbook.model.settings import Settings
    from methodbook.render.page import RenderedPage
    from methodbook.search.index import Index
    from methodbook.text.forms import FormTable

_EPOCH = date(1970, 1, 1)
"""The date of a site without entries; a packed site map can name no earlier one."""


class Edition:
    """All pages and files of one base. Each part is made when it is first asked for, and once.

    A host that converts hand-written pages itself takes ``rendered``, opens its own pages with
    ``open_page`` and lets ``complete`` put in the back-links; everybody else takes ``pages``.
    """

    def __init__(self, content: Content, settings: Settings, downloads: Downloads) -> None:
        """Take what was read; *downloads* may hold files that an edition before has made."""
        self.content = content
        self.settings = settings
        self._downloads = downloads
        self.page_findings: list[Finding] = []
        """What was wrong with hand-written pages; known when they have been converted."""

    @property
    def base(self) -> Base:
        """Everything the content says."""
        return self.content.base

    @cached_property
    def site(self) -> Site:
        """What pages know of the site around them."""
        said = self.settings
        addresses = Addresses(directory_urls=said.directory_urls)
        return Site(said.name, said.url, said.repository, addresses)

    @cached_property
    def table(self) -> FormTable:
        """Every form of every word that prose may mention."""
        return load_table(self.base, self.content.root)

    @cached_property
    def linker(self) -> Linker | None:
        """What finds terms in prose; ``None`` where the settings want no links."""
        return Linker(self.table) if self.settings.links else None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything there is to say about the content, by place."""
        found = [
            *self.content.findings,
            *find_other_folder(self.base.method, self.settings.pages),
            *find_all(self.base, CHECKS, self.content.texts),
            *find_linking(self.base, self.table),
        ]
        return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.order))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a strict build."""
        return tuple(finding for finding in self.findings if finding.level is Severity.ERROR)

    @cached_property
    def rendered(self) -> Mapping[str, RenderedPage]:
        """The pages that follow from the base, by path, without their back-links."""
        return {page.path: page for page in list_pages(self.base, self.site, self.linker)}

    @cached_property
    def written(self) -> Mapping[str, RenderedPage]:
        """The hand-written pages, by path, converted here, without their back-links."""
        found = {}
        for path in self.content.pages:
            page = self.open_page(path)
            found[path] = page.convert()
            self.page_findings += page.findings
        return found

    @cached_property
    def pages(self) -> Mapping[str, EditionPage]:
        """Every page, finished, by path."""
        return self.complete(chain(self.rendered.values(), self.written.values()))

    def open_page(self, path: str, linker: Linker | None = None) -> OpenPage:
        """A hand-written page at the start of its way to HTML."""
        return OpenPage(path, self, linker or self.linker)

    def render(self, path: str, linker: Linker) -> RenderedPage:
        """One page of an entry or of an author, with its terms found by *linker*."""
        if path in self.content.pages:
            return self.open_page(path, linker).convert()
        entry = self._articles[path]
        return render_entry(entry, self.base, self.site, linker)

    @cached_property
    def index(self) -> Index:
        """What the search reads, made from the pages that are converted here."""
        return self.make_index(self.pages.values())

    def make_index(self, pages: Iterable[EditionPage]) -> Index:
        """The index of finished *pages*, all there are."""
        return index_pages(pages, self.base, self.table, self.site)

    def list_search_files(self, index: Index) -> Mapping[str, str]:
        """The files by which a browser searches, by path in the site."""
        return list_search_files(index, self.base)

    def find_page(self, file: str) -> str | None:
        """The path of the page that *file* of the content is shown on, if it has one of its own."""
        files = {entry.written.file: path for path, entry in self._articles.items()}
        files |= {page.file: path for path, page in self.content.pages.items()}
        return files.get(file)

    @cached_property
    def _articles(self) -> Mapping[str, Entry]:
        """Every entry, drafts as well, by the path that its page has or would have."""
        return {find_path(entry): entry for entry in self.base.entries.values()}

    def complete(self, pages: Iterable[RenderedPage]) -> Mapping[str, EditionPage]:
        """Finish *pages*, all there are: each gets the places that mention its entry."""
        return complete_pages(pages, self.base, self.site)

    def name_in_full(self, page: RenderedPage) -> str:
        """The title of a page with the short and the English names of its entry."""
        return name_in_full(page, self.base)

    def find_entry(self, path: str) -> Entry | None:
        """The entry that the hand-written page at *path* describes, if any."""
        return self._described.get(path)

    @cached_property
    def _described(self) -> Mapping[str, Entry]:
        entries = self.base.published
        return {find_path(entry): entry for entry in entries if entry.kind == PAGE}

    @cached_property
    def reviewed(self) -> date:
        """When the newest entry was reviewed: the date of pages that have none of their own."""
        return max((entry.reviewed for entry in self.base.published), default=_EPOCH)

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """Files that lead from former addresses to the pages of today, by path in the site."""
        return dict(list_redirects(self.base, self.site))

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """The styles and scripts of pages and widgets, by path in the site."""
        return dict(list_assets())

    @cached_property
    def data(self) -> Mapping[str, str]:
        """The base for programs, by path in the site."""
        find_url = self.site.addresses.find_url
        return {KNOWLEDGE: export_knowledge(self.base, lambda entry: find_url(find_path(entry)))}

    def select(self, quizzes: tuple[Quiz, ...]) -> Selection:
        """What an export is given of *quizzes*: the whole bank, a part of it, or an exam."""
        return make_selection(self.base, quizzes, self.site)

    @cached_property
    def _made(self) -> Downloads:
        """The dear part: hundreds of printed pages; none from questions that have errors."""
        if not self.errors:
            self._downloads.refresh(self.base, self.site, self.content.root / CACHE)
        return self._downloads

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The formats that the site offers for download; makes the files."""
        return self._made.offers

    @property
    def downloads(self) -> Mapping[str, bytes]:
        """The files for download, by path in the site; makes them."""
        return {**self._made.files, **self._archives}

    @cached_property
    def _archives(self) -> Mapping[str, bytes]:
        """The courses as archives; none while the content has errors."""
        return {} if self.errors else load_archives(self, self.content.root / CACHE)

    @property
    def files(self) -> Mapping[str, bytes]:
        """Everything of the site that is no page, by path; makes the downloads."""
        texts = {**self.assets, **self.redirects, **self.data}
        return {**{path: text.encode() for path, text in texts.items()}, **self.downloads}


def make_edition(
    root: Path, settings: Settings | None = None, downloads: Downloads | None = None
) -> Edition:
    """Read the content at *root* once and make an edition of it.

    Without *settings* they are read from the checkout. Who makes one edition after another hands
    on the *downloads* of the last: they are made anew only if something in them would differ.
    """
    return Edition(read_content(root), settings or read_settings(root), downloads or Downloads())
