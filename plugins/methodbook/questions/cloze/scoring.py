"""The share of gaps that are filled; a response is a list of strings, one for each gap."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from methodbook.questions.folding import simplify
from methodbook.questions.responses import ZERO

if TYPE_CHECKING:
    from methodbook.model.quiz import Response
    from methodbook.questions.cloze.model import Cloze, Gap


def score(question: Cloze, response: Response) -> Fraction:
    """The share of gaps with an accepted answer."""
    if not isinstance(response, list) or len(response) != len(question.gaps):
        return ZERO
    hits = sum(
        isinstance(typed, str) and fills(gap, typed)
        for gap, typed in zip(question.gaps, response, strict=True)
    )
    return Fraction(hits, len(question.gaps))


def fills(gap: Gap, typed: str) -> bool:
    """Tell whether *typed* is one of the accepted answers of *gap*."""
    return simplify(typed) in map(simplify, gap.answers)


def find_right(question: Cloze) -> Response:
    """The answers that are shown."""
    return [gap.answers[0] for gap in question.gaps]


def describe(question: Cloze) -> dict[str, Any]:
    """What the script needs."""
    return {"gaps": [gap.answers for gap in question.gaps]}
