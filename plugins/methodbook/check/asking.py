"""A rule about what readers ask: one question leads to one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.finding import Finding, Rule
from methodbook.search.words import Stemmer, fold, split_words
from methodbook.text.languages import find_language
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry

CLAIMED_TWICE = Rule("W251")


def _find_double_claims(rule: Rule, base: Base) -> Iterator[Finding]:
    """Questions are compared by their stems, in any order of words."""
    stemmer = Stemmer(find_language(base.method.languages[0]).search)
    holders: dict[tuple[str, ...], Entry] = {}
    for entry in base.published:
        for index, ask in enumerate(entry.asks):
            stems = tuple(sorted(map(stemmer.cut, split_words(fold(ask)))))
            holder = holders.setdefault(stems, entry)
            if holder is not entry:
                place = entry.find_place("asks", index)
                what = Sentence("what", ask=ask, first=entry.name, second=holder.name)
                yield rule.at(place, what, excerpt=ask)


ASK_CHECKS: tuple[Check, ...] = (Check(CLAIMED_TWICE, _find_double_claims),)
