"""The search of an edition: its index from finished pages, and the files that a browser reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.formats import FORMATS
from methodbook.render.search import PATH
from methodbook.search.files import export_index
from methodbook.search.index import make_index
from methodbook.search.pages import DOWNLOAD, INDEX, PAGE, QUESTION, SECTION, Download
from methodbook.search.pages import list_search_pages as list_pages
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from methodbook.model.base import Base
    from methodbook.model.page import EditionPage
    from methodbook.render.page import Site
    from methodbook.search.index import Index
    from methodbook.text.forms import FormTable


def index_pages(pages: Iterable[EditionPage], base: Base, table: FormTable, site: Site) -> Index:
    """The index of *pages* in the language of the method."""
    # By path: hosts have orders of their own, and equal scores are told apart by it.
    others = sorted((page for page in pages if page.path != PATH), key=lambda page: page.path)
    found = list_pages(others, base, table, site.addresses.find_url, _list_downloads(base, site))
    return make_index(found, find_language(base.method.languages[0]).search)


def _list_downloads(base: Base, site: Site) -> Iterator[Download]:
    """The formats of the bank, each at its place on the page of downloads."""
    page = base.method.roles.downloads
    if page and base.questions:
        for name in FORMATS:
            said = base.words.area(f"export_{name}")
            url = f"{site.addresses.find_url(page)}#export-{name}"
            yield Download(url, said["title"], said["text"])


def list_search_files(index: Index, base: Base) -> Mapping[str, str]:
    """The files of *index* with the sentences that the page shows, by path in the site."""
    texts = dict(base.words.area("search"))
    kinds = {kind.id: kind.names.one for kind in base.method.kinds}
    kinds |= {name: texts[f"kind_{name}"] for name in (INDEX, PAGE, SECTION, QUESTION, DOWNLOAD)}
    return dict(export_index(index, {"texts": texts, "labels": kinds, "slug": base.method.slug}))
