"""A query becomes words of the index, whatever was typed: forms, slips, layouts, Latin letters.

Everything here has its like in ``widgets/search/reading.js``; only whole numbers are compared, so
that both come to the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.search.words import LONGEST, fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from methodbook.search.index import Index
    from methodbook.search.rules import SearchRules

EXACT, JOINED, CUT, SLIP, INSIDE, TWO_SLIPS = 64, 62, 60, 44, 36, 28
"""How sure it is that a word of the index was meant: 64 is the word itself in any form."""

_PREFIX = 24  # a word that is half typed: this much, and as much again by the share typed
_MOST = 8  # words of the index that one typed word may stand for
_FIRST_SLIP, _SECOND_SLIP = 4, 8  # letters that a word must have to be read with slips
_SHORTEST_PART, _SHORTEST_INSIDE = 3, 5
_LONGEST_END = 4

_SPACE = re.compile(r"\s+")
_LATIN = re.compile("[a-z]")


@dataclass(frozen=True)
class Meaning:
    """A word of the index that may be meant, and how sure that is."""

    stem: str
    quality: int


@dataclass(frozen=True)
class QueryWord:
    """One typed word as it was read, with what it may stand for, the surest first."""

    text: str
    meanings: tuple[Meaning, ...]
    weight: int
    is_stop: bool = False


@dataclass(frozen=True)
class Query:
    """What was typed, read as words; ``contrasts`` if a difference is asked for."""

    words: tuple[QueryWord, ...]
    contrasts: bool = False


class Reader:
    """Reads queries by one index."""

    def __init__(self, index: Index) -> None:
        """Keep the words of the index at hand."""
        self._index = index
        self._known: dict[tuple[str, bool], list[Meaning]] = {}

    def read(self, text: str) -> Query:
        """Read a query; only its first :data:`~methodbook.search.words.LONGEST` signs count."""
        text = text[:LONGEST]
        chunks = [chunk for chunk in _SPACE.split(text) if chunk]
        words = [word for chunk in chunks for word in self._choose(chunk)]
        words = list(self._mend_spaces(self._join_numbers(words)))
        typing = bool(text) and not _SPACE.fullmatch(text[-1])
        contrasts = any(word in self._index.rules.contrasts for word in words)
        read = [
            self._find_meanings(word, typing=typing and place == len(words) - 1)
            for place, word in enumerate(words)
            if word not in self._index.rules.contrasts
        ]
        return Query(tuple(read), contrasts)

    def _choose(self, chunk: str) -> list[str]:
        """The words of one chunk: as typed, or in the alphabet or the layout that was meant."""
        best: list[str] = []
        most = -1
        for spelling in list_spellings(chunk, self._index.rules):
            words = split_words(fold(spelling))
            sure = self._find_sureness(words)
            if words and sure > most:
                best, most = words, sure
        return best

    def _find_sureness(self, words: Sequence[str]) -> int:
        """How well the words are known, the least known of them."""
        return min((self._find_surest(word) for word in words), default=-1)

    def _find_surest(self, word: str) -> int:
        if self._is_known(word):
            return EXACT
        return max((each.quality for each in self._list_meanings(word, typing=True)), default=0)

    def _is_known(self, word: str) -> bool:
        stem = self._index.find_stem(word)
        return stem in self._index.names or stem in self._index.postings or self._is_stop(word)

    def _is_stop(self, word: str) -> bool:
        return word in self._index.rules.stops

    def _join_numbers(self, words: list[str]) -> list[str]:
        """«2 200» is one number, though a space parts it."""
        return split_words(" ".join(words))

    def _mend_spaces(self, words: list[str]) -> Iterator[str]:
        """Join what a space parts and part what lacks one, where that makes known words."""
        place = 0
        while place < len(words):
            word = words[place]
            after = words[place + 1] if place + 1 < len(words) else ""
            both_known = self._is_known(word) and self._is_known(after)
            if after and not both_known and self._is_known(word + after):
                yield word + after
                place += 1
            elif self._is_known(word):
                yield word
            else:
                yield from self._part(word) or [word]
            place += 1

    def _part(self, word: str) -> list[str]:
        """Two known words that were typed as one, or nothing."""
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            parts = [word[:place], word[place:]]
            if all(self._index.find_stem(part) in self._index.names for part in parts):
                return parts
        return []

    def _find_meanings(self, word: str, *, typing: bool) -> QueryWord:
        stem = self._index.find_stem(word)
        if self._is_stop(word):
            weight = self._index.weigh(stem)
            return QueryWord(word, (Meaning(stem, EXACT),), weight, is_stop=True)
        found = self._list_meanings(word, typing=typing)
        weight = self._index.weigh(found[0].stem if found else "")
        return QueryWord(word, tuple(found), weight)

    def _list_meanings(self, word: str, *, typing: bool) -> list[Meaning]:
        """What a word may stand for; asked again it answers from memory."""
        known = self._known.get((word, typing))
        if known is None:
            known = self._known[word, typing] = self._find(word, typing=typing)
        return known

    def _find(self, word: str, *, typing: bool) -> list[Meaning]:
        found: dict[str, int] = {}
        stem = self._index.find_stem(word)
        exact = self._is_known(word)
        if exact:
            found[stem] = EXACT
        elif word in self._index.names or word in self._index.postings:
            found[word] = CUT
        if typing or not found:
            for each in self._list_prefixed(word, stem):
                found.setdefault(each, (_PREFIX + _PREFIX * len(word) // len(each)) >> exact)
        if not exact:
            for each, quality in self._list_similar(word):
                found[each] = max(quality, found.get(each, 0))
        ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [Meaning(*item) for item in ordered[:_MOST]]

    def _list_prefixed(self, word: str, stem: str) -> Iterator[str]:
        """Words of phrases that begin like the typed one."""
        begin = word if len(word) <= len(stem) + 1 else stem
        place = bisect_left(self._words, begin)
        if len(begin) < 2:
            return
        while place < len(self._words) and self._words[place].startswith(begin):
            if self._words[place] != stem:
                yield self._words[place]
            place += 1

    @cached_property
    def _words(self) -> list[str]:
        return list(self._index.names)

    def _list_similar(self, word: str) -> Iterator[tuple[str, int]]:
        """Words within one slip or two of the typed one, and words that it is the end of."""
        limit = (len(word) >= _FIRST_SLIP) + (len(word) >= _SECOND_SLIP)
        mask = _find_mask(word)
        end = self._index.find_stem(word)
        for each, other in self._masks:
            slips = _measure(word, each, limit, self._index.endings) if limit and _may_be(
                mask, other, word, each, limit
            ) else limit + 1
            if slips <= limit:
                yield each, (CUT, SLIP, TWO_SLIPS)[slips]
            elif len(end) >= _SHORTEST_INSIDE and len(each) > len(end) and each.endswith(end):
                yield each, INSIDE

    @cached_property
    def _masks(self) -> list[tuple[str, int]]:
        index = self._index
        return [(word, _find_mask(word)) for word in (*index.names, *index.others)]


def list_spellings(chunk: str, rules: SearchRules) -> Iterator[str]:
    """What may have been meant by a chunk of a query, the likeliest first."""
    yield chunk
    native, keys = rules.layout
    twins, latin = rules.twins
    has_latin = any("a" <= letter <= "z" for letter in chunk.lower())
    has_native = any(letter in native and letter not in keys for letter in chunk)
    if has_latin and (has_native or any(letter.isdigit() for letter in chunk)) or has_native:
        yield chunk.translate(str.maketrans(latin, twins))
        yield chunk.translate(str.maketrans(twins, latin))
    if has_latin and not has_native:
        yield chunk.translate(str.maketrans(keys, native))
        yield transliterate(chunk.lower(), rules)
    elif has_native and not has_latin:
        yield chunk.translate(str.maketrans(native, keys))
    elif not has_latin:
        yield chunk.translate(str.maketrans(keys, native))


def transliterate(word: str, rules: SearchRules) -> str:
    """Read Latin letters by their sounds."""
    read, place = [], 0
    while place < len(word):
        for latin, native in rules.sounds:
            plain = latin.strip("_$")
            fits = word.startswith(plain, place)
            start = not latin.startswith("_") or place == 0
            end = not latin.endswith("$") or place + len(plain) == len(word)
            if fits and start and end:
                read.append(native)
                place += len(plain)
                break
        else:
            read.append(word[place])
            place += 1
    return "".join(read)


def _find_mask(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def _may_be(mask: int, other: int, word: str, each: str, limit: int) -> bool:
    """Whether so few letters are missing that a slip may explain it; endings are free."""
    missing = (other & ~mask).bit_count()
    return missing <= limit and -limit <= len(word) - len(each) <= limit + _LONGEST_END


def _measure(word: str, stem: str, limit: int, endings: frozenset[str]) -> int:
    """The fewest slips by which *word* is *stem* with some ending (optimal string alignment).

    An ending that words of the language do not have costs a slip.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(stem, start=1):
        two_before, before, row = before, row, [i]
        for j, typed in enumerate(word, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != typed))
            if i > 1 and j > 1 and letter == word[j - 2] and stem[i - 2] == typed:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    best = row[-1]
    for size in range(1, _LONGEST_END + 1):
        if size < len(word):
            ending = word[len(word) - size :]
            best = min(best, row[len(word) - size] + (ending not in endings))
    return best
