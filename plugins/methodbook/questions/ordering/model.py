"""Things to be put in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question


class Item(Frozen):
    """One thing that has its place in an order."""

    text: NonEmpty
    feedback: str = ""


class Ordering(Question):
    """Things to be put in order; the file has them in the right one."""

    kind: Literal["ordering"]
    items: tuple[Item, ...] = Field(min_length=3)
