"""The index as script files: a browser opens them from a folder and under a strict policy.

``core.js`` holds names and cards and answers alone; ``more.js`` the other words and where passages
stand; ``words-N.js`` in which passages the words of one stretch of the alphabet stand;
``text-N.js`` what the passages of a few pages say. Each is fetched when it is first needed.

Numbers are written in the letters of base 64, five bits a letter, the sixth says that one more
follows: a third of their size as text, and shorter still once compressed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from typing import TYPE_CHECKING

from methodbook.search.index import STOP_WEIGHT
from methodbook.search.ranking import WORTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from methodbook.search.index import Index
    from methodbook.search.pages import PagePassage

FOLDER = "assets/methodbook/search"
"""Where the files lie in the site."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_SHARD = 3_000  # letters of one file of words before it is compressed
_TEXT = 3_500  # characters of one file of text


@dataclass(frozen=True)
class _Shard:
    stems: list[str]
    lists: list[str]


def export_index(index: Index, said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) for each file of *index*; the core also holds what is *said*.

    The names of all other files carry a digest of the index: what a browser has kept of an older
    edition never meets a newer one.
    """
    shards = list(_cut_words(index))
    texts = list(_cut_texts(index))
    values: dict[str, object] = {"more": _describe_more(index, texts)}
    for number, shard in enumerate(shards):
        values[f"words-{number}"] = {
            "words": _join_sorted(shard.stems),
            "lists": "".join(shard.lists),
        }
    for number, (first, stop) in enumerate(texts):
        found = [passage.text for _, passage in index.passages[first:stop]]
        values[f"text-{number}"] = {"first": first, "texts": found}
    files = {name: _write(value) for name, value in values.items()}
    core = {**_describe_core(index, shards), **said}
    stamp = sha256("".join((_write(core), *files.values())).encode()).hexdigest()[:8]
    yield f"{FOLDER}/core.js", _wrap("core", _write({**core, "stamp": stamp}))
    for name, text in files.items():
        yield f"{FOLDER}/{name}-{stamp}.js", _wrap(name, text)


def _wrap(name: str, text: str) -> str:
    return f"methodbookSearchFiles.take({json.dumps(name)},{text});\n"


def _write(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    # Both end a line in older scripts.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _describe_core(index: Index, shards: Sequence[_Shard]) -> dict[str, object]:
    numbers = {word: number for number, word in enumerate(index.names)}
    kinds = list(dict.fromkeys(page.kind for page in index.pages))
    return {
        "rules": index.rules.as_values(),
        "worth": [WORTH[origin] for origin in sorted(WORTH)],
        "scale": index.scale,
        "stop": STOP_WEIGHT,
        "endings": " ".join(sorted(index.endings)),
        "aliases": " ".join(f"{other} {stem}" for other, stem in index.aliases.items()),
        "words": _join_sorted(index.names),
        "counts": _count(index, index.names),
        "kinds": kinds,
        "ids": "\n".join(page.id for page in index.pages),
        "urls": "\n".join(page.url.replace(page.id, "=", 1) for page in index.pages),
        "titles": "\n".join(_tidy(page.title) for page in index.pages),
        "cards": "\n".join(_tidy(page.card) for page in index.pages),
        "entities": "\n".join(_shorten(page.entities, page.id) for page in index.pages),
        "between": "\n".join(" ".join(page.between) for page in index.pages),
        "shapes": write_numbers(kinds.index(page.kind) for page in index.pages),
        "phrases": write_numbers(_list_phrases(index, numbers)),
        "starts": " ".join(shard.stems[0] for shard in shards),
    }


def _describe_more(index: Index, texts: Sequence[tuple[int, int]]) -> dict[str, object]:
    signs = list(dict.fromkeys(_sign(passage) for _, passage in index.passages))
    known = {sign: number for number, sign in enumerate(signs)}
    numbers: list[int] = []
    before = 0
    for page, passage in index.passages:
        numbers += [page - before, known[_sign(passage)]]
        before = page
    return {
        "words": _join_sorted(index.others),
        "counts": _count(index, index.others),
        "signs": "\n".join("\t".join(sign) for sign in signs),
        "passages": write_numbers(numbers),
        "texts": [first for first, _ in texts],
    }


def _sign(passage: PagePassage) -> tuple[str, str, str]:
    return passage.kind, passage.anchor, _tidy(passage.title)


def _tidy(text: str) -> str:
    """One line, however a text is broken."""
    return " ".join(text.split())


def _shorten(entities: Sequence[str], own: str) -> str:
    return " ".join("=" if each == own else each for each in entities)


def _list_phrases(index: Index, numbers: Mapping[str, int]) -> Iterator[int]:
    """Of each phrase the step to its page, its origin, the number of its words, the words."""
    before = 0
    for phrase in index.phrases:
        yield from (phrase.page - before, phrase.origin, len(phrase.stems))
        yield from (numbers[stem] for stem in phrase.stems)
        before = phrase.page


def _count(index: Index, words: Iterable[str]) -> str:
    """Of each word the number of bits of the number of its passages, a letter each."""
    return "".join(_LETTERS[len(index.postings.get(word, ())).bit_length()] for word in words)


def _cut_words(index: Index) -> Iterator[_Shard]:
    """Stretches of the alphabet, about as long each as the others."""
    shard, size = _Shard([], []), 0
    for stem, found in index.postings.items():
        text = "".join(_write_list(found))
        if size and size + len(text) > _SHARD:
            yield shard
            shard, size = _Shard([], []), 0
        shard.stems.append(stem)
        shard.lists.append(text)
        size += len(text) + len(stem)
    if shard.stems:
        yield shard


def _write_list(found: Sequence[tuple[int, int]]) -> Iterator[str]:
    yield write_numbers((len(found),))
    before = 0
    for passage, impact in found:
        yield write_numbers((passage - before,)) + _LETTERS[impact]
        before = passage


def _cut_texts(index: Index) -> Iterator[tuple[int, int]]:
    """Stretches of passages, whole pages each, with about as much text as the others."""
    first, size, before = 0, 0, 0
    for number, (page, passage) in enumerate(index.passages):
        if page != before and size > _TEXT:
            yield first, number
            first, size = number, 0
        size, before = size + len(passage.text), page
    yield first, len(index.passages)


def _join_sorted(words: Iterable[str]) -> str:
    """Sorted words, each without what it shares with the word before: a letter tells how much."""
    parts, before = [], ""
    for word in words:
        shared = _count_shared(before, word)
        parts.append(_LETTERS[shared] + word[shared:])
        before = word
    return " ".join(parts)


def _count_shared(one: str, other: str) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return min(sum(1 for _ in same), len(_LETTERS) - 1)


def write_numbers(numbers: Iterable[int]) -> str:
    """Numbers from 0 on in letters of base 64, five bits in each, the lowest first."""
    return "".join(_WRITTEN[n] if n < len(_WRITTEN) else _write_number(n) for n in numbers)


def _write_number(number: int) -> str:
    letters = []
    while number >= _STEP:
        letters.append(_LETTERS[number % _STEP + _STEP])
        number //= _STEP
    return "".join((*letters, _LETTERS[number]))


_STEP = 32
_WRITTEN = [_write_number(number) for number in range(4096)]
