"""All or nothing, tolerance included; a response is what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.folding import parse_number
from methodbook.questions.responses import count_whole

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from methodbook.model.quiz import Response
    from methodbook.questions.numeric.model import Numeric


def score(question: Numeric, response: Response) -> Fraction:
    """Whether the number typed is right."""
    return count_whole(isinstance(response, str) and fits(question, response))


def fits(question: Numeric, typed: str) -> bool:
    """Tell whether the number *typed* is right, tolerance included."""
    number = parse_number(typed, question.unit)
    return number is not None and abs(number - question.value) <= question.tolerance


def find_right(question: Numeric) -> Response:
    """The number itself."""
    return str(question.value)


def describe(question: Numeric) -> dict[str, Any]:
    """What the script needs, numbers as digits with a point."""
    return {
        "value": spell(question.value),
        "tolerance": spell(question.tolerance),
        "unit": question.unit,
        "mistakes": [spell(each.value) for each in question.mistakes],
    }


def spell(number: Decimal) -> str:
    """A number as digits with a point."""
    return f"{number:f}"
