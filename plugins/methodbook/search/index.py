"""The index: words, phrases and passages as numbers, the same for Python and for a browser."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from methodbook.search.pages import QUESTION
from methodbook.search.reading import Reader
from methodbook.search.words import Stemmer, fold, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from methodbook.search.pages import PagePassage, SearchPage
    from methodbook.text.languages.searching import SearchRules

FULL = 15
"""The greatest impact of a word on a passage."""

STOP_WEIGHT = 3
_COMMON_ENDING = 3  # times that an end of a word is met before it counts as an ending
_LENGTH_SHARE = 0.5
_SATURATION = 1.2
_TITLE_TIMES = 2  # a word of a heading counts as so many words of the text below it


@dataclass(frozen=True)
class IndexedPhrase:
    """A name, a question or a heading of a page: its words by their stems."""

    page: int
    origin: int
    stems: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class Index:
    """Everything that a search reads.

    ``postings`` give for each stem its passages and the impact of the word there, 1 to
    :data:`FULL`; ``aliases`` lead from a stem of another form of a name to the stem of the name.
    """

    rules: SearchRules
    pages: tuple[SearchPage, ...]
    phrases: tuple[IndexedPhrase, ...]
    passages: tuple[tuple[int, PagePassage], ...]
    postings: Mapping[str, tuple[tuple[int, int], ...]]
    aliases: Mapping[str, str]
    endings: frozenset[str]
    scale: tuple[int, ...]
    """The weight of a word by the number of bits of the number of passages that have it."""
    stemmer: Stemmer = field(compare=False, repr=False)

    @cached_property
    def names(self) -> Mapping[str, tuple[int, ...]]:
        """The words of phrases, sorted, and the phrases each of them stands in."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for number, phrase in enumerate(self.phrases):
            for stem in phrase.stems:
                found[stem][number] = None
        return {stem: tuple(found[stem]) for stem in sorted(found)}

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Words that stand in passages only, sorted."""
        return tuple(sorted(self.postings.keys() - self.names.keys()))

    @cached_property
    def reader(self) -> Reader:
        """What reads queries by this index."""
        return Reader(self)

    def find_stem(self, word: str) -> str:
        """The stem of a folded word, that of its name if it is a form of one."""
        stem = self.stemmer.cut(word)
        return self.aliases.get(stem, stem)

    def weigh(self, stem: str) -> int:
        """How much a word says: the rarer the more; a word that is nowhere says most."""
        if stem in self.stops:
            return STOP_WEIGHT
        return self.scale[len(self.postings.get(stem, ())).bit_length()]

    @cached_property
    def stops(self) -> frozenset[str]:
        """Stems of words that say little."""
        return frozenset(self.find_stem(word) for word in self.rules.stops)


def make_index(pages: Iterable[SearchPage], rules: SearchRules) -> Index:
    """Make the index of *pages* in the language of *rules*."""
    pages, stemmer = tuple(pages), Stemmer(rules)
    aliases = _find_aliases(pages, stemmer)
    passages = tuple((n, passage) for n, page in enumerate(pages) for passage in page.passages)
    stops = {aliases.get(stem, stem) for stem in map(stemmer.cut, rules.stops)}

    def read(text: str) -> list[str]:
        stems = map(stemmer.cut, split_words(fold(text)))
        return [aliases.get(stem, stem) for stem in stems]

    phrases = tuple(
        IndexedPhrase(n, phrase.origin, stems, phrase.text)
        for n, page in enumerate(pages)
        for phrase in page.phrases
        if (stems := tuple(read(phrase.text)))
    )
    postings = _count_words([passage for _, passage in passages], read, stops)
    return Index(
        rules=rules,
        pages=pages,
        phrases=phrases,
        passages=passages,
        postings=postings,
        aliases=aliases,
        endings=_find_endings(stemmer),
        scale=_make_scale(len(passages)),
        stemmer=stemmer,
    )


def _find_aliases(pages: Iterable[SearchPage], stemmer: Stemmer) -> dict[str, str]:
    """Stems of other forms of names, where a stemmer alone would lose them.

    A stem that is a name's own leads nowhere else.
    """
    own: set[str] = set()
    found: dict[str, str] = {}
    for phrase in (phrase for page in pages for phrase in page.phrases):
        stems = [stemmer.cut(word) for word in split_words(fold(phrase.text))]
        own.update(stems)
        for form in phrase.forms:
            others = [stemmer.cut(word) for word in split_words(fold(form))]
            if len(others) == len(stems):
                found |= {o: s for o, s in zip(others, stems, strict=True) if o != s}
    return {other: stem for other, stem in sorted(found.items()) if other not in own}


def _count_words(
    passages: Sequence[PagePassage], read: Callable[[str], list[str]], stops: Container[str]
) -> dict[str, tuple[tuple[int, int], ...]]:
    counts = [_count(passage, read, stops) for passage in passages]
    average = max(1, sum(count.total() for count in counts) / max(1, len(counts)))
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, count in enumerate(counts):
        length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * count.total() / average
        for stem, times in count.items():
            impact = round(FULL * times / (times + _SATURATION * length))
            postings[stem].append((number, max(1, impact)))
    return {stem: tuple(postings[stem]) for stem in sorted(postings)}


def _count(
    passage: PagePassage, read: Callable[[str], list[str]], stops: Container[str]
) -> Counter[str]:
    count = Counter(stem for stem in read(passage.text) if stem not in stops)
    if passage.kind != QUESTION:
        count.update(each for each in read(passage.title) * _TITLE_TIMES if each not in stops)
    return count


def _find_endings(stemmer: Stemmer) -> frozenset[str]:
    """What the stemmer has cut off the words of the pages, where it was no single chance."""
    counts = Counter(word[len(stem) :] for word, stem in stemmer.list_known())
    return frozenset(end for end, times in counts.items() if end and times >= _COMMON_ENDING)


def _make_scale(passages: int) -> tuple[int, ...]:
    """Weights for words that 0, 1, 2–3, 4–7, … of so many passages have."""
    bits = passages.bit_length() + 1
    return tuple(round(16 * log(1 + passages / 2 ** max(0, bit - 0.5))) for bit in range(bits))
