"""The share of right options that were chosen less the share of wrong ones, never below zero.

So choosing everything earns nothing. A response is a list of places in the file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from methodbook.questions.options import list_right
from methodbook.questions.responses import ZERO, read_numbers

if TYPE_CHECKING:
    from methodbook.model.quiz import Response
    from methodbook.questions.several.model import Several


def score(question: Several, response: Response) -> Fraction:
    """What the options chosen are worth; the order means nothing and nothing counts twice."""
    numbers = read_numbers(response)
    if numbers is None:
        return ZERO
    chosen, right = set(numbers), set(list_right(question))
    wrong = set(range(len(question.options))) - right
    if not right or not chosen <= right | wrong:
        return ZERO
    lost = Fraction(len(chosen & wrong), len(wrong)) if wrong else ZERO
    return max(ZERO, Fraction(len(chosen & right), len(right)) - lost)


def find_right(question: Several) -> Response:
    """All right options."""
    return list_right(question)
