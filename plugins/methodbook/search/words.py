"""Words of a text as the search compares them: folded, and cut to their stems.

Everything here has its like in ``widgets/search/words.js``; one table of examples holds both.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from methodbook.text.languages import list_alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.text.languages.searching import Cut, SearchRules

LONGEST = 200
"""Characters of a query that are read; nobody types more, and a program might."""

_MARKS = re.compile("[\u00ad\u0300\u0301\u0341\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens, stress marks, characters without width: they may stand inside a word."""

_GROUPED = re.compile("(^|[^0-9])([0-9]{1,3})((?:[ \u00a0\u202f][0-9]{3})+)(?![0-9])")
"""«2 200»: one number."""

_WORD = re.compile(r"[0-9]+[.,][0-9]+|[^\W_]+")

_LONGEST_WORD = 40


def fold(text: str) -> str:
    """*text* in lower case, composed, without marks inside words and dots that few type."""
    composed = normalize("NFC", _MARKS.sub("", normalize("NFKC", text)))
    return normalize("NFC", composed.lower()).translate(list_alike())


def split_words(folded: str) -> list[str]:
    """The words of a folded text; a number with a comma is one word, «2 200» as well."""
    joined = _GROUPED.sub(
        lambda found: found[1] + found[2] + re.sub("[^0-9]", "", found[3]), folded
    )
    return [word.replace(".", ",")[:_LONGEST_WORD] for word in _WORD.findall(joined)]


class Stemmer:
    """Cuts words to their stems by the rules of one language; what it has cut it remembers."""

    def __init__(self, rules: SearchRules) -> None:
        """Take the rules of the language; words in other letters stay whole."""
        self._rules = rules
        self._known: dict[str, str] = {}

    @cached_property
    def _cuts(self) -> tuple[tuple[re.Pattern[str], Cut], ...]:
        return tuple((re.compile(f"(?:{cut.pattern})$"), cut) for cut in self._rules.cuts)

    @cached_property
    def _vowel(self) -> re.Pattern[str]:
        return re.compile(f"[{self._rules.vowels}]" if self._rules.vowels else "(?!)")

    def cut(self, word: str) -> str:
        """The stem of a folded *word*."""
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self._cut(word)
        return stem

    def list_known(self) -> Iterator[tuple[str, str]]:
        """Every word cut so far, with its stem."""
        yield from self._known.items()

    def _cut(self, word: str) -> str:
        found = self._vowel.search(word)
        if not found:
            return word
        start = found.end()
        inner = _find_inner(word, start, self._rules.vowels)
        skip = 0
        for pattern, cut in self._cuts:
            if skip:
                skip -= 1
                continue
            place = inner if cut.inner else start
            ending = pattern.search(word, place)
            if ending:
                left = cut.left and "".join(part for part in ending.groups() if part)
                word = word[: ending.start()] + (left if cut.left.startswith("$") else cut.left)
                skip = cut.skip
        return word


def _find_inner(word: str, start: int, vowels: str) -> int:
    """Where the second region behind a consonant that follows a vowel begins (R2 of Snowball)."""
    place = start - 1
    for _ in range(2):
        while place < len(word) and word[place] not in vowels:
            place += 1
        while place < len(word) and word[place] in vowels:
            place += 1
        place += 1
    return min(place, len(word))
