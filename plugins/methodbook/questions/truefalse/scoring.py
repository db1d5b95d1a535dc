"""All or nothing; a response is a truth value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.responses import count_whole

if TYPE_CHECKING:
    from fractions import Fraction

    from methodbook.model.quiz import Response
    from methodbook.questions.truefalse.model import TrueFalse


def score(question: TrueFalse, response: Response) -> Fraction:
    """Whether the statement was judged rightly."""
    return count_whole(isinstance(response, bool) and response is question.right)


def find_right(question: TrueFalse) -> Response:
    """Whether the statement holds."""
    return question.right


def describe(question: TrueFalse) -> dict[str, Any]:
    """What the script needs."""
    return {"right": question.right}
