"""Quizzes and what questions of every kind have; the kinds themselves are in ``questions``.

A response is what a reader has answered, in the plain values of JSON; each kind tells which it
takes. Options, pairs, items and gaps are counted from zero in the order of the file: stored
responses are kept under a hash of the questions, so the order may change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Field, SkipValidation

from methodbook.model.entry import ID, EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations
from methodbook.words import Refusal

Response: TypeAlias = "int | bool | str | list[int] | list[int | None] | list[str] | None"
"""What a reader has answered; ``None`` is no answer at all."""


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
NonEmpty = Annotated[str, Field(min_length=1)]


class Option(Frozen):
    """One answer that can be chosen."""

    text: NonEmpty
    right: bool = False
    feedback: str = ""


class Question(Frozen):
    """What questions of every kind have; the first three fields follow from the file."""

    by_hand: ClassVar[bool] = False
    """Whether a person judges the answer: no program can, and no sum counts it."""

    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    start: SkipValidation[KeyPath] = Field(default=(), repr=False, exclude=True)

    id: EntryId
    level: QuizLevel
    difficulty: Difficulty
    seconds: int = Field(ge=5, le=3600)
    about: Ids = Field(min_length=1)
    at: Citations = ()
    basis: Literal[Basis.SOURCE, Basis.INFERENCE] = Basis.SOURCE
    read: str = Field(default="", pattern=rf"^({ID}(#{ID})?)?$")
    prompt: NonEmpty
    explanation: str = ""
    kind: str

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

    @property
    def points(self) -> int:
        """What a full answer is worth where parts of it are counted."""
        return 1

    @property
    def stem(self) -> str:
        """Everything that is asked, without what can be answered."""
        return self.prompt


class Quiz(Frozen):
    """The questions of one file; those that could not be read are left out and told of."""

    written: Place
    id: EntryId
    title: NonEmpty
    lead: NonEmpty
    order: int = Field(ge=1)
    questions: tuple[Question, ...] = ()
