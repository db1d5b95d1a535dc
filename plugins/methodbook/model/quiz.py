"""Quizzes: questions of eight kinds, each with what a reader learns from a wrong answer.

A response is what a reader has answered, in the plain values of JSON; :data:`Response` tells which
kind of question takes which. Options, pairs, items and gaps are counted from zero in the order of
the file: stored responses are kept under a hash of the questions, so the order may change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, SkipValidation

from methodbook.model.entry import ID, EntryId, Path
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations
from methodbook.words import Refusal

GAP = re.compile(rf"\[\[(?P<id>{ID})\]\]")
"""How the text of a cloze names a gap; braces and quotation marks stay free for the text."""

Response: TypeAlias = "int | bool | str | list[int] | list[int | None] | list[str] | None"
"""What a reader has answered; ``None`` is no answer at all.

single: index · several: indices · truefalse: bool · matching: for each pair the index of what was
chosen (pairs first, then the spare answers) or None · ordering: indices in the chosen order ·
cloze: a string for each gap · numeric: what was typed · case: the points for each criterion.
"""


class QuizKind(StrEnum):
    """The kinds of question."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUEFALSE = "truefalse"
    MATCHING = "matching"
    ORDERING = "ordering"
    CLOZE = "cloze"
    NUMERIC = "numeric"
    CASE = "case"


class QuizLevel(StrEnum):
    """What a question asks of a reader."""

    RECALL = "recall"
    APPLY = "apply"
    JUDGE = "judge"


class Difficulty(StrEnum):
    """How hard the author believes a question to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def _as_list(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _as_decimal(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    """Take a decimal comma as well as a point; anything else is left for the model to refuse."""
    if not isinstance(value, str):
        return value
    number = re.sub(r"[\s\u00a0\u202f]", "", value).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", number):
        raise Refusal("number")
    return Decimal(number)


Ids = Annotated[tuple[EntryId, ...], BeforeValidator(_as_list, json_schema_input_type=Any)]
Number = Annotated[Decimal, BeforeValidator(_as_decimal, json_schema_input_type=str)]
Words = Annotated[str, Field(min_length=1)]


class Option(Frozen):
    """One answer that can be chosen."""

    text: Words
    right: bool = False
    feedback: str = ""


class Asked(Frozen):
    """What questions of every kind have; the first two fields follow from the file."""

    written: Place
    places: SkipValidation[Mapping[Path, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    start: SkipValidation[Path] = Field(default=(), repr=False, exclude=True)

    id: EntryId
    level: QuizLevel
    difficulty: Difficulty
    seconds: int = Field(ge=5, le=3600)
    about: Ids = Field(min_length=1)
    at: Citations = ()
    basis: Literal[Basis.SOURCE, Basis.INFERENCE] = Basis.SOURCE
    read: str = Field(default="", pattern=rf"^({ID}(#{ID})?)?$")
    prompt: Words
    explanation: str = ""

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* of the question stands, or the nearest thing around it."""
        while path and (*self.start, *path) not in self.places:
            path = path[:-1]
        return self.places.get((*self.start, *path), self.written)

    @property
    def where(self) -> tuple[str, str]:
        """The entry that answers the question and the section of its page, if one is named."""
        entry, _, section = (self.read or self.about[0]).partition("#")
        return entry, section


class Single(Asked):
    """One answer is right."""

    kind: Literal[QuizKind.SINGLE]
    options: tuple[Option, ...] = Field(min_length=2)
    fixed: bool = False


class Several(Asked):
    """Some answers are right, and all of them are wanted."""

    kind: Literal[QuizKind.SEVERAL]
    options: tuple[Option, ...] = Field(min_length=3)
    fixed: bool = False


class TrueFalse(Asked):
    """A statement that holds or does not."""

    kind: Literal[QuizKind.TRUEFALSE]
    right: bool
    feedback: Words


class Pair(Frozen):
    """Two things that belong together."""

    left: Words
    right: Words
    feedback: str = ""


class Spare(Frozen):
    """An answer that belongs to nothing."""

    text: Words
    feedback: str = ""


class Matching(Asked):
    """Pairs to be found, with at least one answer too many."""

    kind: Literal[QuizKind.MATCHING]
    pairs: tuple[Pair, ...] = Field(min_length=2)
    spare: tuple[Spare, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that can be chosen: the right halves, then the spare ones."""
        return (*(pair.right for pair in self.pairs), *(each.text for each in self.spare))


class Item(Frozen):
    """One thing that has its place in an order."""

    text: Words
    feedback: str = ""


class Ordering(Asked):
    """Things to be put in order; the file has them in the right one."""

    kind: Literal[QuizKind.ORDERING]
    items: tuple[Item, ...] = Field(min_length=3)


class Gap(Frozen):
    """A missing piece of a text: typed, or chosen where wrong answers are given."""

    id: EntryId
    answers: tuple[Words, ...] = Field(min_length=1)
    wrong: tuple[Option, ...] = ()
    feedback: str = ""


class Cloze(Asked):
    """A text with gaps."""

    kind: Literal[QuizKind.CLOZE]
    text: Words
    gaps: tuple[Gap, ...] = Field(min_length=1)

    def split(self) -> tuple[str | Gap, ...]:
        """The text and its gaps by turns; a name without a gap stays text."""
        gaps = {gap.id: gap for gap in self.gaps}
        parts: list[str | Gap] = []
        last = 0
        for found in GAP.finditer(self.text):
            if found["id"] in gaps:
                parts += [self.text[last : found.start()], gaps[found["id"]]]
                last = found.end()
        return (*parts, self.text[last:])


class Mistake(Frozen):
    """A wrong number that tells what was misunderstood."""

    value: Number
    feedback: Words


class Numeric(Asked):
    """A number to be typed."""

    kind: Literal[QuizKind.NUMERIC]
    value: Number
    tolerance: Number = Field(default=Decimal(0), ge=0)
    unit: str = ""
    measure: str = Field(default="", pattern=r"^(FIG\d\d)?$")
    mistakes: tuple[Mistake, ...] = ()
    feedback: Words


class Criterion(Frozen):
    """One thing that a good answer has."""

    text: Words
    points: int = Field(default=1, ge=1, le=10)
    full: Words
    partial: str = ""


class CaseStudy(Asked):
    """A situation that is answered in free words and judged by a rubric."""

    kind: Literal[QuizKind.CASE]
    criteria: tuple[Criterion, ...] = Field(min_length=2)
    sample: Words


Question: TypeAlias = (
    Single | Several | TrueFalse | Matching | Ordering | Cloze | Numeric | CaseStudy
)

QUESTIONS: dict[QuizKind, type[Question]] = {
    QuizKind.SINGLE: Single,
    QuizKind.SEVERAL: Several,
    QuizKind.TRUEFALSE: TrueFalse,
    QuizKind.MATCHING: Matching,
    QuizKind.ORDERING: Ordering,
    QuizKind.CLOZE: Cloze,
    QuizKind.NUMERIC: Numeric,
    QuizKind.CASE: CaseStudy,
}


class Quiz(Frozen):
    """The questions of one file; those that could not be read are left out and told of."""

    written: Place
    id: EntryId
    title: Words
    lead: Words
    order: int = Field(ge=1)
    questions: tuple[Question, ...] = Field(default=())
