"""Back-links: where an entry is mentioned, with the sentence, by kind of page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from clientocracy.model.base import sort_key
from clientocracy.render.engine import render_template
from clientocracy.text.typography import set_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientocracy.render.page import PageScope
    from clientocracy.text.mentions import Mention

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
    return render_template("mentions.html", groups=shown, open=_OPEN, anchor=ANCHOR)


def _sort(lines: Iterable[MentionLine]) -> list[MentionLine]:
    return sorted(lines, key=lambda line: (sort_key(line.title), line.href))


def _quote(mention: Mention) -> Markup:
    """The sentence with the mention in it marked."""
    before, surface, after = mention.sentence.partition(mention.surface)
    marked = Markup("<mark>{}</mark>").format(set_spaces(surface)) if surface else ""
    return escape(set_spaces(before)) + marked + escape(set_spaces(after))
