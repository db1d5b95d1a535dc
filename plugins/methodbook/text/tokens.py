"""Words of a text with their places, folded so that equal words compare equal.

Folding ignores case, stress marks, soft hyphens, the kind of hyphen and what the language holds for
the same letter, and repairs words typed in two alphabets at once. Offsets are code points of the
original text, whatever was folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from methodbook.text.spelling import INVISIBLE, Spelling

if TYPE_CHECKING:
    from collections.abc import Container

    from methodbook.text.languages import Language

_COMBINING = "\u0302-\u036f"
"""Other combining marks: a decomposed «й» is «и» and one of these."""

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-"))
_HAS_HYPHENS = re.compile("[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]")

_LETTER = "[^\\W¹²³⁰-₉]"
"""A note's number above a word is no part of the word."""

_ADDRESS = re.compile(r"\w+://\S+|[\w.+-]+@[\w-]+\.[\w.-]+")

_EMPTY_LINE = 2  # line breaks


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


class Tokenizer:
    """Splits texts of one language into words."""

    def __init__(self, language: Language) -> None:
        """Compile what the alphabet and the conjunctions of *language* decide."""
        self._language = language
        self.spelling = Spelling(language)
        self._word = _compile_word(f"{_LETTER}++", language)
        marked = f"{_LETTER}(?:{_LETTER}|[{INVISIBLE}{_COMBINING}])*+"
        self._marked_word = _compile_word(marked, language)
        self._unusual = re.compile("|".join(_list_unusual(language)))

    def fold(self, text: str) -> str:
        """Lower case, one kind of hyphen, one of letters that are the same; as long as *text*."""
        folded = text.lower()
        if len(folded) != len(text):  # «İ» becomes two characters
            folded = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        folded = self._language.fold(folded)
        if _HAS_HYPHENS.search(folded):
            folded = folded.translate(_HYPHENS)
        return folded

    def parse(self, text: str, known: Container[str] = ()) -> Tokens:
        """Split *text* into words; *known* helps to choose the alphabet of a mixed word."""
        folded = self.fold(text)
        if "://" in folded or "@" in folded:
            folded = _ADDRESS.sub(lambda found: "\0" * len(found[0]), folded)
        if not self._unusual.search(folded):
            spans = [found.span() for found in self._word.finditer(folded)]
            if self._language.loose_ends:
                spans = [self._cut_loose(folded, span, known) for span in spans]
            return Tokens(text, [folded[start:end] for start, end in spans], spans)
        spans = [found.span() for found in self._marked_word.finditer(folded)]
        keys = [self.fold(self.find_spelling(text[start:end], known)) for start, end in spans]
        return Tokens(text, keys, spans)

    def _cut_loose(
        self, folded: str, span: tuple[int, int], known: Container[str]
    ) -> tuple[int, int]:
        """The place of a word without its loose end, unless a name has the word as a whole."""
        start, end = span
        word, hyphen, tail = folded[start:end].rpartition("-")
        loose = hyphen and tail in self._language.loose_ends and f"{word}-{tail}" not in known
        return (start, start + len(word)) if loose else span

    def find_spelling(self, word: str, known: Container[str]) -> str:
        """Return *word* in one alphabet, preferably one whose folded form is *known*."""
        return self.spelling.find(word, known, self.fold)


@cache
def make_tokenizer(language: Language) -> Tokenizer:
    """The tokenizer of *language*."""
    return Tokenizer(language)


def _compile_word(letters: str, language: Language) -> re.Pattern[str]:
    joints = "|".join(language.conjunctions)
    half = rf"(?:-(?=\s(?:{joints})\s|\n))?" if joints else ""
    return re.compile(rf"{letters}(?:[-{language.apostrophes}]{letters})*+{half}|[()]")


def _list_unusual(language: Language) -> tuple[str, ...]:
    own = language.letters
    marks = f"[{INVISIBLE}{_COMBINING}]"
    return (marks, f"[a-z][{own}]", f"[{own}][a-z]") if own else (marks,)
