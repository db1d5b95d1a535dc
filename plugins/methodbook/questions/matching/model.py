"""Pairs to be found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question


class Pair(Frozen):
    """Two things that belong together."""

    left: NonEmpty
    right: NonEmpty
    feedback: str = ""


class Spare(Frozen):
    """An answer that belongs to nothing."""

    text: NonEmpty
    feedback: str = ""


class Matching(Question):
    """Pairs to be found, with at least one answer too many."""

    kind: Literal["matching"]
    pairs: tuple[Pair, ...] = Field(min_length=2)
    spare: tuple[Spare, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that can be chosen: the right halves, then the spare ones."""
        return (*(pair.right for pair in self.pairs), *(each.text for each in self.spare))
