"""The share of neighbours that stand together in the right order.

So one misplaced item costs at most three joints of its row. A response is the list of places in the
file, in the order chosen.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from methodbook.questions.responses import ZERO, read_numbers

if TYPE_CHECKING:
    from methodbook.model.quiz import Response
    from methodbook.questions.ordering.model import Ordering


def score(question: Ordering, response: Response) -> Fraction:
    """The share of joints that hold."""
    numbers = read_numbers(response)
    count = len(question.items)
    if numbers is None or sorted(numbers) != list(range(count)):
        return ZERO
    joints = sum(second == first + 1 for first, second in itertools.pairwise(numbers))
    return Fraction(joints, count - 1)


def find_right(question: Ordering) -> Response:
    """The order of the file."""
    return list(range(len(question.items)))


def describe(question: Ordering) -> dict[str, Any]:
    """What the script needs."""
    return {"count": len(question.items)}
