"""A number to be typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Number, Question


class Mistake(Frozen):
    """A wrong number that tells what was misunderstood."""

    value: Number = Field(description="Неверное число.")
    feedback: NonEmpty = Field(description="Что, скорее всего, перепутано.")


class Numeric(Question):
    """A number to be typed."""

    kind: Literal["numeric"] = Field(description="Вид вопроса.")
    value: Number = Field(description="Верное число.")
    tolerance: Number = Field(default=Decimal(0), ge=0, description="Допустимое отклонение.")
    unit: str = Field(default="", description="Единица, показанная рядом с полем.")
    measure: str = Field(
        default="", pattern=r"^(FIG\d\d)?$", description="Показатель кейса, откуда число: FIG01."
    )
    mistakes: tuple[Mistake, ...] = Field(default=(), description="Ожидаемые ошибки.")
    feedback: NonEmpty = Field(description="Что сказать о любом другом числе.")
