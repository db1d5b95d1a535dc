"""All or nothing; a response is the place of an option in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.questions.options import list_right
from methodbook.questions.responses import count_whole, is_number

if TYPE_CHECKING:
    from fractions import Fraction

    from methodbook.model.quiz import Response
    from methodbook.questions.single.model import Single


def score(question: Single, response: Response) -> Fraction:
    """Whether the option chosen is right."""
    return count_whole(is_number(response) and response in list_right(question))


def find_right(question: Single) -> Response:
    """The first right option; ``None`` without one."""
    return next(iter(list_right(question)), None)
