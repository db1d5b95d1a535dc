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
    from collections.abc import Iterable, Iterator

    from methodbook.search.index import Index
    from methodbook.text.languages.searching import SearchRules

EXACT, CUT, SLIP, INSIDE, TWO_SLIPS = 64, 60, 44, 36, 28
"""How sure it is that a word of the index was meant: 64 is the word itself in any form."""

_PREFIX = 24  # a word that is half typed: this much, and as much again by the share typed
_MOST = 8  # words of the index that one typed word may stand for
_FIRST_SLIP, _SECOND_SLIP = 4, 8  # letters that a word must have to be read with slips
_SHORTEST_PREFIX, _SHORTEST_PART, _SHORTEST_INSIDE = 2, 3, 5
_LONGEST_END = 4
_RARE_END = 3

_SPACE = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""Written out: Python and JavaScript do not mean the same by «\\s»."""


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
        self._known: dict[str, list[Meaning]] = {}

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
        """The words of one chunk: as typed, or in the alphabet or the layout that was meant.

        Slips are thought of last: they cost time and fit almost anything.
        """
        spellings = [split_words(fold(each)) for each in list_spellings(chunk, self._index.rules)]
        spellings = [words for words in spellings if words]
        for with_slips in (False, True):
            best: list[str] = []
            most = 0
            for words in spellings:
                sure = min(self._find_sureness(word, with_slips=with_slips) for word in words)
                if sure > most:
                    best, most = words, sure
                if most == EXACT:
                    break
            if best:
                return best
        return spellings[0] if spellings else []

    def _find_sureness(self, word: str, *, with_slips: bool) -> int:
        if self._is_known(word):
            return EXACT
        found = self._list_meanings(word) if with_slips else self._list_begun(word)
        return max((each.quality for each in found), default=0)

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
            elif self._is_known(word) or self._list_meanings(word):
                yield word
            else:
                yield from self._part(word) or [word]
            place += 1

    def _part(self, word: str) -> list[str]:
        """The fewest known words that were typed as one, or nothing."""
        fewest: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            best: list[str] | None = None
            for start in range(end):
                before, part = fewest[start], word[start:end]
                if before is None or (best is not None and len(before) + 1 >= len(best)):
                    continue
                if self._is_part(part):
                    best = [*before, part]
            fewest.append(best)
        return fewest[-1] or []

    def _is_part(self, part: str) -> bool:
        long_enough = len(part) >= _SHORTEST_PART or part.isdigit() or self._is_stop(part)
        return long_enough and self._index.find_stem(part) in self._index.names

    def _find_meanings(self, word: str, *, typing: bool) -> QueryWord:
        stem = self._index.find_stem(word)
        if self._is_stop(word):
            weight = self._index.weigh(stem)
            return QueryWord(word, (Meaning(stem, EXACT),), weight, is_stop=True)
        found = self._list_meanings(word)
        if typing and found and found[0].quality == EXACT:
            found = found + self._list_begun(word)[: _MOST - 1]
        weight = self._index.weigh(found[0].stem if found else "")
        return QueryWord(word, tuple(found), weight)

    def _list_meanings(self, word: str) -> list[Meaning]:
        """What a word may stand for; asked again it answers from memory."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word)
        return known

    def _find(self, word: str) -> list[Meaning]:
        stem = self._index.find_stem(word)
        if self._is_known(word):
            if self._is_ending(word[len(stem) :]) or not word.startswith(stem):
                return [Meaning(stem, EXACT)]
            similar = {**dict(self._list_similar(word)), stem: CUT}
            return _order(similar.items())
        if word in self._index.names or word in self._index.postings:
            return [Meaning(word, CUT)]
        return self._list_begun(word) or _order(self._list_similar(word))

    def _is_ending(self, end: str) -> bool:
        """Whether words end so; a short end may well be a rare one."""
        return len(end) < _RARE_END or end in self._index.endings

    def _list_begun(self, word: str) -> list[Meaning]:
        """Words that begin like the typed one; surely meant only if they are little longer."""
        stem = self._index.find_stem(word)
        half = self._is_known(word)
        return _order(
            (each, (_PREFIX + _PREFIX * len(word) // len(each)) >> half)
            for each in self._list_prefixed(word, stem)
        )

    def _list_prefixed(self, word: str, stem: str) -> Iterator[str]:
        """Words of phrases that begin like the typed one."""
        begin = word if len(word) <= len(stem) + 1 else stem
        place = bisect_left(self._words, begin)
        if len(begin) < _SHORTEST_PREFIX:
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
        stem_mask = _find_mask(end)
        for each, other in self._masks:
            slips = limit + 1
            if limit and _may_be(mask, other, word, each, limit):
                slips = _measure(word, each, limit, self._index.endings)
            if slips > limit > 0 and end != word and _may_be(stem_mask, other, end, each, limit):
                slips = _measure(end, each, limit, self._index.endings)
            if slips <= limit:
                yield each, (CUT, SLIP, TWO_SLIPS)[slips]
            elif len(end) >= _SHORTEST_INSIDE and len(each) > len(end) and each.endswith(end):
                yield each, INSIDE

    @cached_property
    def _masks(self) -> list[tuple[str, int]]:
        index = self._index
        return [(word, _find_mask(word)) for word in (*index.names, *index.others)]


def _order(found: Iterable[tuple[str, int]]) -> list[Meaning]:
    """The surest meanings, the surest first."""
    ordered = sorted(found, key=lambda item: (-item[1], item[0]))
    return [Meaning(*item) for item in ordered[:_MOST]]


def list_spellings(chunk: str, rules: SearchRules) -> Iterator[str]:
    """What may have been meant by a chunk of a query, the likeliest first."""
    yield chunk
    native, keys = rules.layout
    twins, latin = rules.twins
    has_latin = any("a" <= letter <= "z" for letter in chunk.lower())
    has_native = any(letter in native and letter not in keys for letter in chunk)
    if has_native or any("0" <= letter <= "9" for letter in chunk):
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
    """Whether so few letters differ that slips may explain it; endings are free.

    Of the first two letters one is right: a slip in each would be one too many.
    """
    longer = len(word) - len(each)
    return (
        any(letter in each[:2] for letter in word[:2])
        and -limit <= longer <= limit + _LONGEST_END
        and (other & ~mask).bit_count() <= limit
        and (mask & ~other).bit_count() <= limit + max(0, min(_LONGEST_END, longer + limit))
    )


def _measure(word: str, stem: str, limit: int, endings: frozenset[str]) -> int:
    """The fewest slips by which *word* is *stem* with some ending (optimal string alignment).

    An ending that words of the language do not have costs a slip.
    """
    size, far = len(word), limit + 1
    before = row = [min(place, far) for place in range(size + 1)]
    for i, letter in enumerate(stem, start=1):
        first, last = max(1, i - limit), min(size, i + limit)
        if first > size:
            return far
        two_before, before, row = before, row, [far] * (size + 1)
        row[first - 1] = i if first == 1 and i < far else far
        for j in range(first, last + 1):
            typed = word[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != typed))
            if i > 1 and j > 1 and letter == word[j - 2] and stem[i - 2] == typed:
                cost = min(cost, two_before[j - 2] + 1)
            row[j] = cost
        if min(row[first - 1 : last + 1]) > limit:
            return far
    best = row[size]
    for end in range(1, min(_LONGEST_END, size - 1) + 1):
        if row[size - end] < best:
            best = min(best, row[size - end] + (word[size - end :] not in endings))
    return min(best, far)
