"""Things to be put in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question


class Item(Frozen):
    """One thing that has its place in an order."""

    text: NonEmpty = Field(description="Что стоит на этом месте.")
    feedback: str = Field(default="", description="Почему оно стоит здесь.")


class Ordering(Question):
    """Things to be put in order; the file has them in the right one."""

    kind: Literal["ordering"] = Field(description="Вид вопроса.")
    items: tuple[Item, ...] = Field(min_length=3, description="Всё по порядку.")
