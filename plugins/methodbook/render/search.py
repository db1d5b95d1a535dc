"""The page of the search: a place for results, and below it every name from А to Я.

Without JavaScript the list of names is all there is, and it is complete.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.base import sort_key
from methodbook.render.engine import render_template
from methodbook.render.page import PageScope, RenderedPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.render.page import Site

PATH = "search/index.md"
"""The page of results among the pages of the site."""


@dataclass(frozen=True)
class _Name:
    """A name of an entry; ``other`` is the canonical one where this is another."""

    text: str
    href: str
    other: str = ""


def render_search(base: Base, site: Site) -> RenderedPage:
    """Render the page of results of *base*."""
    scope = PageScope(PATH, base, site)
    said = base.words.area("search_page")
    html = render_template(
        "search/page.html",
        base.words,
        page=scope,
        said=said,
        texts=base.words.area("search"),
        slug=base.method.seeds.storage,
        letters=_group(sorted(_list_names(base, scope), key=_order), said["other"]),
    )
    return RenderedPage(path=PATH, title=said["title"], description=said["description"], html=html)


def _list_names(base: Base, scope: PageScope) -> Iterator[_Name]:
    for entry in base.published:
        href = scope.href(entry)
        yield _Name(entry.name, href)
        others = (
            *entry.synonyms,
            *entry.abbreviations,
            *([entry.english] if entry.english else []),
        )
        yield from (_Name(name, href, entry.name) for name in dict.fromkeys(others))


def _order(name: _Name) -> tuple[str, str]:
    return sort_key(name.text.strip('«»"')), name.other


def _group(names: list[_Name], other: str) -> list[tuple[str, list[_Name]]]:
    """Names by first letter; digits and foreign letters stand together at the end."""
    groups: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        letter = sort_key(name.text.strip('«»"'))[0].upper()
        groups[letter if letter.isalpha() and not letter.isascii() else other].append(name)
    return sorted(groups.items(), key=lambda group: (group[0] == other, group[0]))
