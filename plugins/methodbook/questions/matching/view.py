"""How pairs to be found stand in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.order import order_answers

if TYPE_CHECKING:
    from methodbook.questions.matching.model import Matching


def name_manner(question: Matching) -> str:
    """Whether there are answers that belong to nothing."""
    return "how_spare" if question.spare else "how"


def show(question: Matching, seed: int) -> dict[str, Any]:
    """The order in which the answers are offered."""
    return {"order": order_answers(len(question.answers), seed, question.id)}
