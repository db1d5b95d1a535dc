"""What an exam on paper consists of: variants for those who sit it, reviews for the teacher.

Everything here is text already, in the order of the paper: the formats only set it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from methodbook.words import Words


@dataclass(frozen=True)
class Choice:
    """An answer that can be marked or named; ``letter`` is empty where there is nothing to name."""

    letter: str
    text: str


@dataclass(frozen=True)
class Marks:
    """Answers to be marked: one, or several if ``many``."""

    choices: tuple[Choice, ...]
    many: bool


@dataclass(frozen=True)
class Pairs:
    """Rows, to each of which belongs the letter of an answer."""

    rows: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Order:
    """Things whose letters are to be put in order."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Blank:
    """A gap in a text; ``choices`` are empty where the answer is to be found unaided."""

    number: int
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """Paragraphs, each a row of pieces: words and the blanks between them."""

    paragraphs: tuple[tuple[str | Blank, ...], ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every blank, in the order of the text."""
        pieces = (piece for paragraph in self.paragraphs for piece in paragraph)
        return tuple(piece for piece in pieces if isinstance(piece, Blank))


@dataclass(frozen=True)
class Figure:
    """A place for a number."""

    unit: str


@dataclass(frozen=True)
class Lines:
    """A place for free words."""

    count: int


Sheet: TypeAlias = Marks | Pairs | Order | Text | Figure | Lines
"""Where a question is answered."""


@dataclass(frozen=True)
class Task:
    """A question in its place in a variant; ``answer`` stands in the key only."""

    number: int
    id: str
    points: int
    prompt: tuple[str, ...]
    hint: str
    sheet: Sheet
    answer: str


@dataclass(frozen=True)
class Variant:
    """One paper; ``minutes`` is the time its questions take, rounded up to five."""

    number: int
    tasks: tuple[Task, ...]
    points: int
    minutes: int


@dataclass(frozen=True)
class Remark:
    """What is to be said of an answer; ``right`` is ``None`` where that is not the question."""

    right: bool | None
    text: str
    said: str


@dataclass(frozen=True)
class Criterion:
    """A line of a rubric."""

    text: str
    points: int
    full: str
    partial: str


@dataclass(frozen=True)
class Review:
    """What a teacher can say about a question, whichever variants it stands in."""

    id: str
    about: str
    used: str
    prompt: tuple[str, ...]
    remarks: tuple[Remark, ...]
    criteria: tuple[Criterion, ...]
    sample: tuple[str, ...]
    explanation: tuple[str, ...]
    reading: str
    address: str


@dataclass(frozen=True)
class Topic:
    """The reviews of one topic."""

    title: str
    reviews: tuple[Review, ...]


@dataclass(frozen=True)
class Exam:
    """All variants and what the teacher needs for them; ``date`` is that of the bank."""

    words: Words
    title: str
    date: date
    seed: int
    variants: tuple[Variant, ...]
    topics: tuple[Topic, ...]
