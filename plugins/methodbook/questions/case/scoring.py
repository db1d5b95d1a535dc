"""The reader's own points by the rubric; a response has them for each criterion."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from methodbook.questions.responses import ZERO, read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Response
    from methodbook.questions.case.model import CaseStudy
    from methodbook.questions.kind import Choices


def score(question: CaseStudy, response: Response) -> Fraction:
    """The share of points, none above what a criterion is worth."""
    criteria = question.criteria
    numbers = read_numbers(response)
    if numbers is None or len(numbers) != len(criteria):
        return ZERO
    got = sum(
        min(max(given, 0), each.points) for given, each in zip(numbers, criteria, strict=True)
    )
    return Fraction(got, question.points)


def find_right(question: CaseStudy) -> Response:
    """Full points for each criterion."""
    return [each.points for each in question.criteria]


def describe(question: CaseStudy) -> dict[str, Any]:
    """What the script needs."""
    return {"points": [each.points for each in question.criteria]}


def list_choices(question: CaseStudy) -> Iterator[Choices]:
    """No two criteria may be one."""
    yield ("criteria",), tuple(each.text for each in question.criteria)
