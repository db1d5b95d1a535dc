"""A statement that holds or does not."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from methodbook.model.quiz import NonEmpty, Question


class TrueFalse(Question):
    """A statement that holds or does not."""

    kind: Literal["truefalse"] = Field(description="Вид вопроса.")
    right: bool = Field(description="Верно ли утверждение.")
    feedback: NonEmpty = Field(description="Что сказать тому, кто ошибся.")
