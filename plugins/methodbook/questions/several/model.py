"""A question with some right answers, all of which are wanted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.quiz import Option, Question


class Several(Question):
    """Some answers are right, and all of them are wanted."""

    kind: Literal["several"]
    options: tuple[Option, ...] = Field(min_length=3)
    fixed: bool = False
