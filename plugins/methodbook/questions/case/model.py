"""A situation that is answered in free words and judged by a rubric."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question


class Criterion(Frozen):
    """One thing that a good answer has."""

    text: NonEmpty
    points: int = Field(default=1, ge=1, le=10)
    full: NonEmpty
    partial: str = ""


class CaseStudy(Question):
    """A situation that is answered in free words and judged by a rubric."""

    by_hand: ClassVar[bool] = True

    kind: Literal["case"]
    criteria: tuple[Criterion, ...] = Field(min_length=2)
    sample: NonEmpty

    @property
    def points(self) -> int:
        """What the rubric adds up to."""
        return sum(each.points for each in self.criteria)
