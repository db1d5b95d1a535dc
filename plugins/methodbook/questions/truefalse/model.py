"""A statement that holds or does not."""

from __future__ import annotations

from typing import Literal

from methodbook.model.quiz import NonEmpty, Question


class TrueFalse(Question):
    """A statement that holds or does not."""

    kind: Literal["truefalse"]
    right: bool
    feedback: NonEmpty
