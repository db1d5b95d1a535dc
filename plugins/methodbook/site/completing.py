"""When all pages are known, each gets the places that mention its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.page import EditionPage, Heading
from methodbook.render.entries import BACKLINKS
from methodbook.render.mentions import ANCHOR, collect_mentions, render_mentions
from methodbook.render.page import PageScope
from methodbook.text.page_sections import split_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from methodbook.model.base import Base
    from methodbook.render.mentions import MentionRecord
    from methodbook.render.page import RenderedPage, Site

_AFTER_MENTIONS = frozenset({"conflicts", "cl-origins"})
"""Headings of a page that stand below its back-links."""


def complete_pages(pages: Iterable[RenderedPage], base: Base, site: Site) -> dict[str, EditionPage]:
    """Finish *pages*: what one says of an entry is quoted on the page of that entry."""
    found = {page.path: page for page in pages}
    mentions = collect_mentions(found.values(), base)
    finished = {}
    for path, page in found.items():
        records = mentions.get(page.entry, ()) if page.entry else ()
        reads = page.reads.union(*(found[record.path].reads for record in records))
        finished[path] = _complete(page, records, reads, PageScope(path, base, site))
    return finished


def _complete(
    page: RenderedPage, records: Sequence[MentionRecord], reads: frozenset[str], scope: PageScope
) -> EditionPage:
    back = render_mentions(records, scope)
    title = scope.base.words.say("mention_groups", "title")
    headings = _add_heading(page.headings, title) if back else page.headings
    return EditionPage(
        path=page.path,
        title=page.title,
        description=page.description,
        html=page.html.replace(BACKLINKS, back, 1),
        tail=page.tail,
        full_title=name_in_full(page, scope.base),
        headings=headings,
        structured=page.structured,
        entry=page.entry,
        reviewed=page.reviewed,
        edited=page.edited,
        head=page.head,
        is_written=page.is_written,
        reads=reads,
        body=page.html.replace(BACKLINKS, "", 1),
        split=split_page,
    )


def name_in_full(page: RenderedPage, base: Base) -> str:
    """The title of a page with the short and the English names of its entry."""
    entry = base.entries.get(page.entry)
    others = [*entry.abbreviations, entry.english or ""] if entry else []
    short = ", ".join(name for name in others if name)
    return f"{page.title} ({short})" if short else page.title


def _add_heading(headings: tuple[Heading, ...], title: str) -> tuple[Heading, ...]:
    """The headings of a page with the one above its back-links."""
    places = (number for number, each in enumerate(headings) if each.id in _AFTER_MENTIONS)
    place = next(places, len(headings))
    return (*headings[:place], Heading(2, ANCHOR, title), *headings[place:])
