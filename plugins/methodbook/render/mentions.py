"""Back-links: where an entry is mentioned, with the sentence, by kind of page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.model.base import sort_key
from methodbook.model.entry import Kind
from methodbook.render.engine import render_template
from methodbook.text.typography import set_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.base import Base
    from methodbook.render.page import PageScope, RenderedPage
    from methodbook.text.mentions import Mention

ANCHOR = "mentions"
"""The id of the heading above the back-links."""

_ORDER = ("tool", "stage", "principle", "case", "term", "problem", "comparison", "page", "practice")
_OPEN = 4
"""A group with more pages than this is folded."""


@dataclass(frozen=True)
class MentionRecord:
    """One link together with the page it stands on."""

    path: str
    title: str
    kind: str
    mention: Mention


@dataclass(frozen=True)
class MentionLine:
    """One page that mentions the entry: its address and the first sentence that does."""

    title: str
    href: str
    quote: Markup


def collect_mentions(pages: Iterable[RenderedPage], base: Base) -> dict[str, list[MentionRecord]]:
    """The links of rendered pages, by the entry they lead to."""
    found: dict[str, list[MentionRecord]] = defaultdict(list)
    for page in pages:
        kind = _find_group(page, base)
        for mention in page.mentions if kind else ():
            found[mention.id].append(MentionRecord(page.path, page.title, kind, mention))
    return found


def _find_group(page: RenderedPage, base: Base) -> str:
    """A word that is also a tool is met among the tools; an index or a reference in none."""
    if page.is_written:
        return "practice" if page.path.startswith("practice/") else Kind.PAGE.value
    entry = base.entries.get(page.entry)
    kinds = entry.all_kinds if entry else ("",)
    return next((kind.value for kind in (Kind.TOOL, Kind.PRINCIPLE) if kind in kinds), kinds[0])


def render_mentions(records: Iterable[MentionRecord], scope: PageScope) -> str:
    """Render the pages that mention an entry; nothing when there is none."""
    groups: dict[str, dict[str, MentionLine]] = defaultdict(dict)
    for record in records:
        line = MentionLine(
            record.title,
            scope.path_href(record.path, record.mention.section.anchor),
            _quote(record.mention),
        )
        groups[record.kind].setdefault(record.path, line)
    shown = [(kind, _sort(groups[kind].values())) for kind in _ORDER if kind in groups]
    if not shown:
        return ""
    return render_template("mentions.html", scope.words, groups=shown, open=_OPEN, anchor=ANCHOR)


def _sort(lines: Iterable[MentionLine]) -> list[MentionLine]:
    return sorted(lines, key=lambda line: (sort_key(line.title), line.href))


def _quote(mention: Mention) -> Markup:
    """The sentence with the mention in it marked."""
    start = max(0, mention.sentence.find(mention.surface))
    end = start + len(mention.surface)
    text = set_spaces(mention.sentence)
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])
