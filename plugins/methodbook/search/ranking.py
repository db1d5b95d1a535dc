"""What is found, and in which order.

The formula, in whole numbers so that Python and a browser agree:

* every typed word has a **weight** (the rarer the heavier) and **meanings**, words of the index
  with a quality of 0 to 64 (:mod:`methodbook.search.reading`);
* a **phrase** of a page (name, synonym, question, heading) scores the share of the query that it
  covers times the share of it that the query covers, 0 to 1024, times what its origin is worth;
* a **passage** scores the share of the query it holds, each word by its impact there, 0 to 1024;
  a page has the text of its best passage and, for a quarter, of all its passages together;
* ``score = 10 · best phrase + 5 · text``; a question about a difference adds 10 · 1024 to the
  comparison of the things it names;
* a section, a question of the bank or a file scores its own text once: it follows the page.

Of equal scores the page that the edition names first comes first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from methodbook.search.index import FULL
from methodbook.search.pages import PhraseOrigin
from methodbook.search.reading import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.search.index import Index
    from methodbook.search.reading import Query

ONE = 1024
WORTH = {
    PhraseOrigin.NAME: 100,
    PhraseOrigin.SYNONYM: 97,
    PhraseOrigin.ABBREVIATION: 97,
    PhraseOrigin.ENGLISH: 95,
    PhraseOrigin.ASK: 90,
    PhraseOrigin.HEADING: 60,
}
_PHRASE, _TEXT = 10, 5
_NAMED = 900
"""A phrase that so much of is in the query is named by it."""
_LEAST = 300
_PAGES, _PASSAGES = 20, 2
_FAR = 12
"""A page with so much smaller a part of the best score is not what was asked for."""


@dataclass(frozen=True)
class Reason:
    """A part of a score: a phrase with its origin and its words, the text, a contrast."""

    what: str
    score: int
    origin: PhraseOrigin | None = None
    text: str = ""


@dataclass(frozen=True)
class Hit:
    """One thing found: a page by its id, anything else by its address; ``why`` it scores so."""

    id: str
    kind: str
    url: str
    title: str
    score: int
    entities: tuple[str, ...]
    why: tuple[Reason, ...] = ()


@dataclass
class _Tally:
    """What speaks for one page."""

    phrase: int = 0
    by: int = -1
    named: bool = False
    text: int = 0
    passages: dict[int, int] = field(default_factory=dict)
    contrast: int = 0


def search(index: Index, text: str, *, limit: int = 0) -> list[Hit]:
    """The hits of a query in their order, at most *limit* of them if it is given."""
    query = index.reader.read(text)
    tallies: defaultdict[int, _Tally] = defaultdict(_Tally)
    _match_phrases(index, query, tallies)
    _match_passages(index, query, tallies)
    _match_contrast(index, query, tallies)
    hits = _list_hits(index, tallies)
    return hits[:limit] if limit else hits


def _match_phrases(index: Index, query: Query, tallies: Mapping[int, _Tally]) -> None:
    whole = sum(word.weight for word in query.words)
    for number, matched in _find_matches(index, query).items():
        phrase = index.phrases[number]
        gained_query = gained_phrase = 0
        for word, stem, quality in matched:
            gained_query += query.words[word].weight * quality
            gained_phrase += index.weigh(stem) * quality
        size = sum(index.weigh(stem) for stem in phrase.stems)
        covers = gained_query * (ONE // EXACT) // whole
        covered = gained_phrase * (ONE // EXACT) // size
        score = covers * covered // ONE * WORTH[PhraseOrigin(phrase.origin)] // 100
        tally = tallies[phrase.page]
        if phrase.origin <= PhraseOrigin.ENGLISH and covered >= _NAMED:
            tally.named = True
        if score > tally.phrase:
            tally.phrase, tally.by = score, number


def _find_matches(index: Index, query: Query) -> dict[int, list[tuple[int, str, int]]]:
    """By phrase the words of the query that it has, each at one place of the phrase."""
    found: defaultdict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for number, word in enumerate(query.words):
        for meaning in word.meanings:
            for phrase in index.names.get(meaning.stem, ()):
                matched = found[phrase]
                used = sum(stem == meaning.stem for _, stem, _ in matched)
                free = index.phrases[phrase].stems.count(meaning.stem) > used
                if free and (not matched or matched[-1][0] != number):
                    matched.append((number, meaning.stem, meaning.quality))
    return found


def _match_passages(index: Index, query: Query, tallies: Mapping[int, _Tally]) -> None:
    words = [word for word in query.words if not word.is_stop]
    whole = sum(word.weight for word in words) * EXACT * FULL
    gained: defaultdict[int, int] = defaultdict(int)
    together: defaultdict[int, int] = defaultdict(int)
    for word in words:
        best: dict[int, int] = {}
        pages: dict[int, int] = {}
        for meaning in word.meanings:
            for passage, impact in index.postings.get(meaning.stem, ()):
                value = word.weight * meaning.quality * impact
                best[passage] = max(value, best.get(passage, 0))
        for passage, value in best.items():
            page = index.passages[passage][0]
            gained[passage] += value
            pages[page] = max(value, pages.get(page, 0))
        for page, value in pages.items():
            together[page] += value
    for passage, value in gained.items():
        tally = tallies[index.passages[passage][0]]
        tally.passages[passage] = value * ONE // whole
    for page, value in together.items():
        tally = tallies[page]
        tally.text = (3 * max(tally.passages.values()) + value * ONE // whole) // 4


def _match_contrast(index: Index, query: Query, tallies: Mapping[int, _Tally]) -> None:
    named = {index.pages[page].id for page, tally in tallies.items() if tally.named}
    if not query.contrasts:
        return
    for page, tally in tallies.items():
        if len(named.intersection(index.pages[page].between)) > 1:
            tally.contrast = ONE


def _list_hits(index: Index, tallies: Mapping[int, _Tally]) -> list[Hit]:
    scores = {page: _score(tally) for page, tally in tallies.items()}
    least = max(scores.values(), default=0) // _FAR
    pages = sorted((page for page in scores if scores[page] > least), key=lambda p: (-scores[p], p))
    found = [(scores[page], page, -1) for page in pages]
    for page in pages[:_PAGES]:
        passages = [
            (value, page, passage)
            for passage, value in tallies[page].passages.items()
            if value >= _LEAST and index.passages[passage][1].anchor
        ]
        passages.sort(key=lambda item: (-item[0], item[2]))
        found += passages[:_PASSAGES]
    found.sort(key=lambda item: (-item[0], item[1], item[2]))
    return [
        _make_page_hit(index, score, page, tallies[page])
        if passage < 0
        else _make_passage_hit(index, score, page, passage)
        for score, page, passage in found
    ]


def _score(tally: _Tally) -> int:
    return _PHRASE * (tally.phrase + tally.contrast) + _TEXT * tally.text


def _make_page_hit(index: Index, score: int, number: int, tally: _Tally) -> Hit:
    page = index.pages[number]
    why = tuple(_list_reasons(index, tally))
    return Hit(page.id, page.kind, page.url, page.title, score, page.entities, why)


def _list_reasons(index: Index, tally: _Tally) -> Iterator[Reason]:
    if tally.by >= 0:
        phrase = index.phrases[tally.by]
        yield Reason("phrase", tally.phrase, PhraseOrigin(phrase.origin), phrase.text)
    if tally.contrast:
        yield Reason("contrast", tally.contrast)
    if tally.text:
        yield Reason("text", tally.text)


def _make_passage_hit(index: Index, score: int, number: int, passage: int) -> Hit:
    page, found = index.pages[number], index.passages[passage][1]
    address = f"{page.url}#{found.anchor}" if found.anchor else page.url
    why = (Reason("text", score),)
    return Hit(address, found.kind, address, found.title, score, page.entities, why)
