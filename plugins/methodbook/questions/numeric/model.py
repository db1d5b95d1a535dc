"""A number to be typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Number, Question


class Mistake(Frozen):
    """A wrong number that tells what was misunderstood."""

    value: Number
    feedback: NonEmpty


class Numeric(Question):
    """A number to be typed."""

    kind: Literal["numeric"]
    value: Number
    tolerance: Number = Field(default=Decimal(0), ge=0)
    unit: str = ""
    measure: str = Field(default="", pattern=r"^(FIG\d{2,3})?$")
    mistakes: tuple[Mistake, ...] = ()
    feedback: NonEmpty
