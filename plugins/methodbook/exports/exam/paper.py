"""What an exam on paper consists of: variants for those who sit it, reviews for the teacher.

Everything here is text already, in the order of the paper: the formats only set it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from methodbook.questions.targets.paper import AnswerVerdict, PaperPart, RubricLine
    from methodbook.words import Words


@dataclass(frozen=True)
class Task:
    """A question in its place in a variant; ``answer`` stands in the key only."""

    number: int
    id: str
    points: int
    prompt: tuple[str, ...]
    hint: str
    sheet: PaperPart
    answer: str


@dataclass(frozen=True)
class Variant:
    """One paper; ``minutes`` is the time for all variants alike, rounded up to five."""

    number: int
    tasks: tuple[Task, ...]
    points: int
    minutes: int


@dataclass(frozen=True)
class Review:
    """What a teacher can say about a question, whichever variants it stands in."""

    id: str
    about: str
    used: str
    prompt: tuple[str, ...]
    remarks: tuple[AnswerVerdict, ...]
    criteria: tuple[RubricLine, ...]
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
class ExamPapers:
    """All variants and what the teacher needs for them; ``date`` is that of the bank."""

    words: Words
    title: str
    date: date
    seed: int
    variants: tuple[Variant, ...]
    topics: tuple[Topic, ...]
