"""How things to be put in order stand in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.order import order_items

if TYPE_CHECKING:
    from methodbook.questions.ordering.model import Ordering


def show(question: Ordering, seed: int) -> dict[str, Any]:
    """The order in which the items are first shown."""
    return {"order": order_items(len(question.items), seed, question.id)}
