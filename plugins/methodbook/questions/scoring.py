"""What a response to a question is worth; the script of each kind says the same in a browser.

Both are held to one table of examples, ``tests/practice/scoring.yml``. A score is a fraction of
whole numbers, so that both languages agree to the last digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.questions.kinds import find_kind

if TYPE_CHECKING:
    from fractions import Fraction

    from methodbook.model.quiz import Question, Response


def score(question: Question, response: Response) -> Fraction:
    """What *response* is worth, from 0 to 1; one that does not fit the question is worth 0."""
    return find_kind(question).score(question, response)


def find_right(question: Question) -> Response:
    """The response that is worth everything."""
    return find_kind(question).find_right(question)
