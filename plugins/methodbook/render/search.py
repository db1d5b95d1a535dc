"""The page of the search: a place for results, and below it every name from А to Я.

Without JavaScript the list of names is all there is, and it is complete.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.render.engine import render_template
from methodbook.render.page import PageScope, RenderedPage
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        letters=_group(_list_names(base, scope), base, said["other"]),
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


def _group(names: Iterable[_Name], base: Base, other: str) -> list[tuple[str, list[_Name]]]:
    """Names by first letter; what the alphabet of the language has not stands at the end."""
    alphabet = find_language(base.words.language).alphabet
    groups: dict[str, list[_Name]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (_key(name, base), name.other)):
        letter = _key(name, base)[:1].upper()
        groups[letter if letter in alphabet else other].append(name)
    return sorted(groups.items(), key=lambda group: (group[0] == other, group[0]))


def _key(name: _Name, base: Base) -> str:
    """Quotation marks do not decide where a name stands."""
    return base.sort_key(name.text.strip('«»"“”'))
