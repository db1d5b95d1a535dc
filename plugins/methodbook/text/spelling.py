"""Letters of a word: marks that may stand inside it, and words typed in two alphabets at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from methodbook.text.languages import Language

INVISIBLE = "\u00ad\u0300\u0301\u0341\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, stress marks, zero-width spaces and joiners: they may stand inside a word."""

_MARKS = re.compile(f"[{INVISIBLE}]")
_LATIN = re.compile("[A-Za-z]")


def clean(word: str) -> str:
    """Return *word* composed and without invisible marks; its case stays."""
    return normalize("NFC", _MARKS.sub("", word))


class Spelling:
    """Tells the alphabet of a language from the Latin one, and reads words that mix them."""

    def __init__(self, language: Language) -> None:
        """Take the letters of *language*; where it has none but Latin ones nothing is mixed."""
        self._own = re.compile(f"[{language.letters}]", re.IGNORECASE) if language.letters else None
        latin, own = language.twins
        to_latin = str.maketrans(own, latin)
        self._tables = (str.maketrans(latin, own), to_latin, to_latin | dict(language.sounds))

    def is_mixed(self, word: str) -> bool:
        """Whether *word* joins letters of both alphabets without a hyphen between them."""
        if self._own is None:
            return False
        parts = clean(word).split("-")
        return any(_LATIN.search(part) and self._own.search(part) for part in parts)

    def list_spellings(self, word: str) -> Iterator[str]:
        """Readings of a mixed word in one alphabet, by look and then by sound («НPS»)."""
        for table in self._tables:
            spelling = word.translate(table)
            if not self.is_mixed(spelling):
                yield spelling

    def find(self, word: str, known: Container[str], fold: Callable[[str], str]) -> str:
        """Return *word* in one alphabet, preferably one whose folded form is *known*."""
        word = clean(word)
        if not self.is_mixed(word):
            return word
        spellings = list(self.list_spellings(word))
        return next((each for each in spellings if fold(each) in known), (*spellings, word)[0])
