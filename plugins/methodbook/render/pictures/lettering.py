"""How much room a text takes, and how it breaks into lines.

The site uses the reader's own fonts, so nothing can be measured exactly. The widths below are those
of DejaVu Sans, the widest of the usual ones: whatever fits here fits everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.text.languages import NBSP, guess_language, list_modules

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
    (0.5, "!()rtfsz–„“*"),
    (0.78, "GHNUVXYDRCB"),
    (0.9, "wmOQM+×→~≈"),
    (1.1, "—W…№%"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters} | dict(
    pair for language in list_modules() for pair in language.widths.items()
)
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
    for word in guess_language(text).set_spaces(text).split(" "):
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
    return max(
        (end for end in guess_language(word).find_breaks(word) if end <= longest), default=longest
    )
