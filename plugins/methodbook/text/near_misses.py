"""Places that almost name a term: a list for an editor, never a link.

Three kinds: all words of a name stand in one sentence but apart; a word that the dictionary lacks
is a slip away from a name; a word mixes two alphabets. Editing distance is that of Damerau (optimal
string alignment): one letter lost, added, changed, or two neighbours swapped.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from methodbook.text.linker import Linker
from methodbook.text.matcher import Match, Matcher
from methodbook.text.senses import Surroundings
from methodbook.text.spelling import clean
from methodbook.text.tokens import Tokens, make_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.text.forms import FormTable
    from methodbook.text.languages import Language

_SPREAD = 6  # words between the first and the last word of a scattered name, at most
_ONE_SLIP, _TWO_SLIPS = 5, 9  # letters that a word has at least to be read with slips


class MissKind(StrEnum):
    """What is nearly right."""

    SCATTERED = "scattered"
    TYPO = "typo"
    MIXED = "mixed"


@dataclass(frozen=True)
class NearMiss:
    """A span in code points, the word it nearly names (if any) and the name or spelling meant."""

    kind: MissKind
    start: int
    end: int
    id: str
    meant: str


@dataclass(frozen=True)
class _Name:
    """A name of several words: the forms that each of its full words may take."""

    id: str
    name: str
    places: tuple[frozenset[str], ...]


class NearMisses:
    """Finds near misses of the words of one table."""

    def __init__(self, table: FormTable) -> None:
        """Prepare what to compare texts with."""
        self._table = table
        self._linker = Linker(table)
        self._language = table.language
        self._tokenizer = make_tokenizer(table.language)
        self._matcher = Matcher(table.forms, table.language)
        self._names = _group_names(table)
        self._words = {key: _mask(key) for key in self._matcher.known if len(key) >= _ONE_SLIP}

    def find(self, text: str) -> list[NearMiss]:
        """Return the near misses of *text* in order."""
        tokens = self._tokenizer.parse(text, self._matcher.known)
        found = [
            *self._find_mixed(tokens),
            *self._find_typos(tokens),
            *self._find_scattered(tokens),
        ]
        return sorted(found, key=lambda miss: (miss.start, miss.end))

    def _find_mixed(self, tokens: Tokens) -> Iterator[NearMiss]:
        for key, (start, end) in zip(tokens.keys, tokens.spans, strict=True):
            if self._tokenizer.spelling.is_mixed(tokens.text[start:end]):
                form = self._linker.find_name(tokens.text[start:end])
                yield NearMiss(MissKind.MIXED, start, end, form.id if form else "", key)

    def _find_typos(self, tokens: Tokens) -> Iterator[NearMiss]:
        for number, key in enumerate(tokens.keys):
            if len(key) < _ONE_SLIP or key in self._matcher.known or self._language.is_known(key):
                continue
            match = self._correct(tokens, number)
            if match:
                start, end = tokens.slice(match.first, match.stop)
                yield NearMiss(MissKind.TYPO, start, end, match.form.id, match.form.text)

    def _correct(self, tokens: Tokens, number: int) -> Match | None:
        """Put the nearest known words in place of one word until a name results."""
        for word in self._list_similar(tokens.keys[number]):
            keys = [*tokens.keys[:number], word, *tokens.keys[number + 1 :]]
            corrected = Tokens(tokens.text, keys, tokens.spans)
            for match in self._matcher.find(corrected, lambda match: not match.form.exact):
                if match.first <= number < match.stop:
                    return match
        return None

    def _list_similar(self, key: str) -> list[str]:
        """Known words within one slip, or two for a long word; the nearest first."""
        mask, limit = _mask(key), 1 if len(key) < _TWO_SLIPS else 2
        similar = (
            (distance, word)
            for word, other in self._words.items()
            if (mask ^ other).bit_count() <= 2 * limit
            and (distance := measure_distance(key, word)) <= limit
        )
        return [word for _, word in sorted(similar)]

    def _find_scattered(self, tokens: Tokens) -> Iterator[NearMiss]:
        keys, named = list(tokens.keys), []
        for match in self._matcher.find(tokens, lambda _: True):
            named.append((match.first, match.form.id))
            if match.stop - match.first > 1:  # the words of a longer name are not apart
                keys[match.first : match.stop] = [""] * (match.stop - match.first)
        for first, stop in Surroundings(tokens, self._table).list_sentences():
            here = {word for place, word in named if first <= place < stop}
            names = [name for name in self._names if name.id not in here]
            for name, start, last in _find_spread(keys[first:stop], names):
                span = tokens.slice(first + start, first + last + 1)
                yield NearMiss(MissKind.SCATTERED, *span, name.id, name.name)


def measure_distance(one: str, other: str) -> int:
    """The number of slips between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _mask(word: str) -> int:
    """Which letters a word has, as bits: a slip changes two of them at most."""
    mask = 0
    for letter in clean(word):
        mask |= 1 << (ord(letter) % 64)
    return mask


def _group_names(table: FormTable) -> list[_Name]:
    groups: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for form in table.forms:
        if " " in form.text and not form.exact:
            groups[form.id, form.name].append(form.text.split())
    return [
        _Name(word, name, places)
        for (word, name), wordings in groups.items()
        if len(places := _list_places(wordings, table.language)) > 1
    ]


def _list_places(wordings: list[list[str]], language: Language) -> tuple[frozenset[str], ...]:
    """The forms of each word of a name, without its prepositions and the like."""
    places = (frozenset(place) for place in zip(*wordings, strict=True))
    return tuple(place for place in places if not place & language.function_words)


def _find_spread(keys: list[str], names: list[_Name]) -> Iterator[tuple[_Name, int, int]]:
    """Names whose words all stand near each other: with the first and the last of the words."""
    present = set(keys)
    for name in names:
        if any(present.isdisjoint(forms) for forms in name.places):
            continue
        for first in range(len(keys)):
            window = keys[first : first + len(name.places) + _SPREAD]
            places = [next((n for n, k in enumerate(window) if k in f), -1) for f in name.places]
            if 0 in places and min(places) == 0 and len(set(places)) == len(places):
                yield name, first, first + max(places)
                break
