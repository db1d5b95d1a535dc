"""Pairs to be found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question


class Pair(Frozen):
    """Two things that belong together."""

    left: NonEmpty = Field(description="К чему подбирают.")
    right: NonEmpty = Field(description="Что подбирают.")
    feedback: str = Field(default="", description="Что сказать тому, кто подобрал другое.")


class Spare(Frozen):
    """An answer that belongs to nothing."""

    text: NonEmpty = Field(description="Лишний ответ.")
    feedback: str = Field(default="", description="Что сказать тому, кто его выбрал.")


class Matching(Question):
    """Pairs to be found, with at least one answer too many."""

    kind: Literal["matching"] = Field(description="Вид вопроса.")
    pairs: tuple[Pair, ...] = Field(min_length=2, description="Верные пары.")
    spare: tuple[Spare, ...] = Field(default=(), description="Лишние ответы.")

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that can be chosen: the right halves, then the spare ones."""
        return (*(pair.right for pair in self.pairs), *(each.text for each in self.spare))
