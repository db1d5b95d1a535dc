"""Words of a text with their places, folded so that equal words compare equal.

Folding ignores case, ё, stress marks, soft hyphens, the kind of hyphen, and repairs words typed in
two alphabets at once. Offsets are code points of the original text, whatever was folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_INVISIBLE = "\u00ad\u0300\u0301\u0341\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, stress marks, zero-width spaces and joiners: they may stand inside a word."""

_COMBINING = "\u0302-\u036f"
"""Other combining marks: a decomposed «й» is «и» and one of these."""

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-"))
_HAS_HYPHENS = re.compile("[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]")

_LETTER = "[^\\W¹²³⁰-₉]"
"""A note's number above a word is no part of the word."""


def _compile_word(letters: str) -> re.Pattern[str]:
    return re.compile(
        rf"{letters}(?:-{letters})*+"
        r"(?:-(?=\s(?:и|или|да|либо)\s|\n))?"  # «клиент- и сервис-ориентированный»: half a word
        r"|[()]"
    )


_WORD = _compile_word(f"{_LETTER}++")
_MARKED_WORD = _compile_word(f"{_LETTER}(?:{_LETTER}|[{_INVISIBLE}{_COMBINING}])*+")
_UNUSUAL = re.compile(rf"[{_INVISIBLE}{_COMBINING}]|[a-z][а-я]|[а-я][a-z]")
_MARKS = re.compile(f"[{_INVISIBLE}]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_ADDRESS = re.compile(r"\w+://\S+|[\w.+-]+@[\w-]+\.[\w.-]+")

_EMPTY_LINE = 2  # line breaks

_TWINS = ("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук")
_TO_CYRILLIC = str.maketrans(*_TWINS)
_TO_LATIN = str.maketrans(*reversed(_TWINS))
_TO_LATIN_BY_SOUND = _TO_LATIN | str.maketrans("Нн", "Nn")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text: ``keys[n]`` is what stands folded at ``spans[n]``."""

    text: str
    keys: list[str]
    spans: list[tuple[int, int]]

    def slice(self, first: int, stop: int) -> tuple[int, int]:
        """Code points from the start of word *first* to the end of the word before *stop*."""
        return self.spans[first][0], self.spans[stop - 1][1]

    def continue_at(self, index: int) -> bool:
        """Whether there is a word *index* and only whitespace of one block stands before it."""
        if index >= len(self.spans):
            return False
        gap = self.text[self.spans[index - 1][1] : self.spans[index][0]]
        return gap in {"", " "} or (gap.isspace() and gap.count("\n") < _EMPTY_LINE)


def fold(text: str) -> str:
    """Lower case, «е» for «ё», one kind of hyphen; as long as *text*."""
    folded = text.lower()
    if len(folded) != len(text):  # «İ» becomes two characters
        folded = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    folded = folded.replace("ё", "е")
    if _HAS_HYPHENS.search(folded):
        folded = folded.translate(_HYPHENS)
    return folded


def parse_tokens(text: str, known: Container[str] = ()) -> Tokens:
    """Split *text* into words; *known* helps to choose the alphabet of a mixed word."""
    folded = fold(text)
    if "://" in folded or "@" in folded:
        folded = _ADDRESS.sub(lambda found: "\0" * len(found[0]), folded)
    if not _UNUSUAL.search(folded):
        spans = [found.span() for found in _WORD.finditer(folded)]
        return Tokens(text, [folded[start:end] for start, end in spans], spans)
    spans = [found.span() for found in _MARKED_WORD.finditer(folded)]
    keys = [fold(find_spelling(text[start:end], known)) for start, end in spans]
    return Tokens(text, keys, spans)


def clean(word: str) -> str:
    """Return *word* composed and without invisible marks; its case stays."""
    return normalize("NFC", _MARKS.sub("", word))


def is_mixed(word: str) -> bool:
    """Whether *word* joins Latin and Cyrillic letters without a hyphen between them."""
    return any(_LATIN.search(part) and _CYRILLIC.search(part) for part in clean(word).split("-"))


def list_spellings(word: str) -> Iterator[str]:
    """Readings of a mixed word in one alphabet, by look and then by sound («НPS»)."""
    for table in (_TO_CYRILLIC, _TO_LATIN, _TO_LATIN_BY_SOUND):
        spelling = word.translate(table)
        if not is_mixed(spelling):
            yield spelling


def find_spelling(word: str, known: Container[str]) -> str:
    """Return *word* in one alphabet, preferably one whose folded form is *known*."""
    word = clean(word)
    if not is_mixed(word):
        return word
    spellings = list(list_spellings(word))
    return next((each for each in spellings if fold(each) in known), (*spellings, word)[0])
