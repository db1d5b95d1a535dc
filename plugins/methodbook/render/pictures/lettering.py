"""How much room a text takes, and how it breaks into lines.

The site uses the reader's own fonts, so nothing can be measured exactly. The widths below are those
of DejaVu Sans, the widest of the usual ones: whatever fits here fits everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.text.typography import NBSP, set_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Face:
    """A kind of lettering: its size and line in user units, its breadth against plain letters."""

    name: str
    size: int
    leading: int
    breadth: float = 1.0

    @property
    def ascent(self) -> int:
        """From the top of a line to its baseline."""
        return (self.leading + self.size * 3 // 4) // 2


TITLE = Face("title", 17, 22, 1.2)
NAME = Face("name", 14, 19, 1.13)
TEXT = Face("text", 14, 19)
NOTE = Face("note", 13, 17)

_CLASSES = (
    (0.37, " \u00a0.,:;/-|'ijlIJ"),
    (0.5, "!()rtfsz–„“г*"),
    (0.78, "дцъмАБВКСХЧЬЭЯИЙЛНПАGHNUVXYDRCB"),
    (0.9, "ыюфжшДОЦФМЪwmOQM+×→~≈"),
    (1.1, "щШЩЖЮЫ—W…№%"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
_ORDINARY = 0.68


def measure(text: str, face: Face) -> float:
    """The width of *text* on one line, in user units; rather too much than too little."""
    return face.size * face.breadth * sum(_WIDTHS.get(letter, _ORDINARY) for letter in text)


def wrap(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Break *text* into lines not wider than *width*; a word too wide is hyphenated."""
    lines = [""]
    for word in _split_words(text, face, width):
        for number, part in enumerate(_split_word(word, face, width)):
            joined = f"{lines[-1]} {part}" if lines[-1] else part
            if number or measure(joined, face) > width:
                lines.append(part)
            else:
                lines[-1] = joined
    return tuple(line for line in lines if line) or ("",)


def _split_words(text: str, face: Face, width: float) -> Iterator[str]:
    """Words that stay together where typography wants it, unless they are too wide together."""
    for word in set_spaces(text).split(" "):
        yield from word.split(NBSP) if measure(word, face) > width else (word,)


def _split_word(word: str, face: Face, width: float) -> Iterator[str]:
    while measure(word, face) > width and len(word) > 1:
        end = _find_end(word, face, width)
        yield word[:end] if word[end - 1] == "-" else f"{word[:end]}-"
        word = word[end:]
    yield word


def _find_end(word: str, face: Face, width: float) -> int:
    """How much of *word* fits beside a hyphen, down to a good place to divide if there is one."""
    fits = [end for end in range(1, len(word)) if measure(f"{word[:end]}-", face) <= width]
    longest = fits[-1] if fits else 1
    return max((end for end in find_breaks(word) if end <= longest), default=longest)


_VOWEL = "[аеёиоуыэюяaeiouy]"
_CONSONANT = "[бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]"
_BREAKS = tuple(
    re.compile(before + "(?=" + after + ")", re.IGNORECASE)
    for before, after in (
        ("-", r"\w\w"),
        ("[йьъ]", "[а-яё]{2}"),
        (_VOWEL, _VOWEL + "[а-яё]"),
        (_VOWEL + _CONSONANT, _CONSONANT + _VOWEL),
        (_CONSONANT + _VOWEL, _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT, _CONSONANT + _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT * 2, _CONSONANT * 2 + _VOWEL),
    )
)
"""Where a Russian word may break: the rules of П. Христов in the form of Д. Дымченко and
Д. Варсанофьев, which need no dictionary."""


_EDGE = 2
"""Letters that stay together at either end of a word."""


def find_breaks(word: str) -> tuple[int, ...]:
    """The places where *word* may be divided."""
    places = {found.end() for rule in _BREAKS for found in rule.finditer(word)}
    return tuple(sorted(place for place in places if _EDGE <= place <= len(word) - _EDGE))
