"""Back-links: where an entry is mentioned, with the sentence, by kind of page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.model.entry import PAGE
from methodbook.render.engine import render_template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.base import Base
    from methodbook.render.page import PageScope, RenderedPage
    from methodbook.text.languages import Language
    from methodbook.text.mentions import Mention

ANCHOR = "mentions"
"""The id of the heading above the back-links."""

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
    """An entry of several kinds is met among the first of them; an index or a reference in none."""
    if page.is_written:
        folders = (group.folder for group in base.method.groups)
        return next((each for each in folders if page.path.startswith(f"{each}/")), PAGE)
    entry = base.entries.get(page.entry)
    kinds = entry.all_kinds if entry else ()
    return next((kind for kind in base.method.mention_order if kind in kinds), "")


def _name_groups(base: Base) -> dict[str, str]:
    """The titles of the groups, in their order: the kinds, pages by hand, pages of a folder."""
    method = base.method
    kinds = {kind: method.kinds_by_id[kind].names.among for kind in method.mention_order}
    folders = {group.folder: group.title for group in method.groups}
    return {**kinds, PAGE: base.words.say("mention_groups", PAGE), **folders}


def render_mentions(records: Iterable[MentionRecord], scope: PageScope) -> str:
    """Render the pages that mention an entry; nothing when there is none."""
    groups: dict[str, dict[str, MentionLine]] = defaultdict(dict)
    for record in records:
        line = MentionLine(
            record.title,
            scope.path_href(record.path, record.mention.section.anchor),
            _quote(record.mention, scope.language),
        )
        groups[record.kind].setdefault(record.path, line)
    titles = _name_groups(scope.base)
    shown = [
        (titles[kind], _sort(groups[kind].values(), scope.language))
        for kind in titles
        if kind in groups
    ]
    if not shown:
        return ""
    return render_template("mentions.html", scope.words, groups=shown, open=_OPEN, anchor=ANCHOR)


def _sort(lines: Iterable[MentionLine], language: Language) -> list[MentionLine]:
    return sorted(lines, key=lambda line: (language.sort_key(line.title), line.href))


def _quote(mention: Mention, language: Language) -> Markup:
    """The sentence with the mention in it marked."""
    start = max(0, mention.sentence.find(mention.surface))
    end = start + len(mention.surface)
    text = language.set_spaces(mention.sentence)
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])
