"""A question with one right answer."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.quiz import Option, Question


class Single(Question):
    """One answer is right."""

    kind: Literal["single"]
    options: tuple[Option, ...] = Field(min_length=2)
    fixed: bool = False
