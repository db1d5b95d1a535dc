"""Where a question is answered on paper, and what a teacher says of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from methodbook.text.languages import set_spaces
from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.words import Words


@dataclass(frozen=True)
class PaperChoice:
    """An answer that can be marked or named; ``letter`` is empty where there is nothing to name."""

    letter: str
    text: str


@dataclass(frozen=True)
class PaperMarks:
    """Answers to be marked: one, or several if ``many``."""

    choices: tuple[PaperChoice, ...]
    many: bool


@dataclass(frozen=True)
class PaperPairs:
    """Rows, to each of which belongs the letter of an answer."""

    rows: tuple[str, ...]
    choices: tuple[PaperChoice, ...]


@dataclass(frozen=True)
class Order:
    """Things whose letters are to be put in order."""

    choices: tuple[PaperChoice, ...]


@dataclass(frozen=True)
class Blank:
    """A gap in a text; ``choices`` are empty where the answer is to be found unaided."""

    number: int
    choices: tuple[str, ...]


@dataclass(frozen=True)
class PaperText:
    """Paragraphs, each a row of pieces: words and the blanks between them."""

    paragraphs: tuple[tuple[str | Blank, ...], ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every blank, in the order of the text."""
        pieces = (piece for paragraph in self.paragraphs for piece in paragraph)
        return tuple(piece for piece in pieces if isinstance(piece, Blank))


@dataclass(frozen=True)
class Figure:
    """A place for a number or a few words."""

    unit: str


@dataclass(frozen=True)
class Lines:
    """A place for free words."""

    count: int


PaperPart: TypeAlias = PaperMarks | PaperPairs | Order | PaperText | Figure | Lines
"""Where a question is answered."""

Answered: TypeAlias = tuple[PaperPart, str, int]
"""Where a question is answered, the answer for the key, and the points for it."""


@dataclass(frozen=True)
class AnswerVerdict:
    """What is to be said of an answer; ``right`` is ``None`` where that is not the question."""

    right: bool | None
    text: str
    said: str


@dataclass(frozen=True)
class RubricLine:
    """A line of a rubric."""

    text: str
    points: int
    full: str
    partial: str


def set_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of *text*; no short word is left at the end of a line."""
    return tuple(set_spaces(paragraph) for paragraph in split_paragraphs(text))


def flatten(text: str) -> str:
    """*Text* as one paragraph."""
    return " ".join(set_paragraphs(text))


def name_choices(texts: Iterable[str], words: Words) -> tuple[PaperChoice, ...]:
    """Each of *texts* with its letter."""
    return tuple(
        PaperChoice(find_letter(place, words), flatten(text)) for place, text in enumerate(texts)
    )


def find_letter(place: int, words: Words) -> str:
    """А, Б, В and so on, without Ё and Й; past the last letter А2, Б2, В2."""
    letters = words.say("exam", "letters")
    turn, at = divmod(place, len(letters))
    return letters[at] + (str(turn + 1) if turn else "")
