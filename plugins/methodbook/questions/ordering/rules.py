"""What a checker asks of things in an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Choices, Feedback
    from methodbook.questions.ordering.model import Ordering


def list_choices(question: Ordering) -> Iterator[Choices]:
    """All items are one group."""
    yield ("items",), tuple(item.text for item in question.items)


def list_feedback(question: Ordering) -> Iterator[Feedback]:
    """Why each item stands where it does."""
    for index, item in enumerate(question.items):
        yield ("items", index), item.feedback, item.text
