"""The share of pairs.

A response has for each pair the place of what was chosen, pairs first and then the spare answers,
or ``None``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from methodbook.questions.responses import ZERO, is_number

if TYPE_CHECKING:
    from methodbook.model.quiz import Response
    from methodbook.questions.matching.model import Matching


def score(question: Matching, response: Response) -> Fraction:
    """The share of pairs that were found."""
    if not isinstance(response, list) or len(response) != len(question.pairs):
        return ZERO
    answers = question.answers
    # Two pairs may share an answer: what counts is the text that was chosen.
    hits = sum(
        is_number(chosen) and 0 <= chosen < len(answers) and answers[chosen] == pair.right
        for chosen, pair in zip(response, question.pairs, strict=True)
    )
    return Fraction(hits, len(question.pairs))


def find_right(question: Matching) -> Response:
    """Every pair with its own answer."""
    return list(range(len(question.pairs)))


def describe(question: Matching) -> dict[str, Any]:
    """What the script needs: ``same`` gives equal answers one number."""
    same = [question.answers.index(answer) for answer in question.answers]
    return {"count": len(question.pairs), "same": same}
