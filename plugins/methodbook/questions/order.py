"""In what order the answers of a question stand; ``widgets/quiz/selection.js`` has the same."""

from __future__ import annotations

from methodbook.questions.chance import make_seed, shuffle


def order_answers(count: int, seed: int, question: str, part: str = "") -> list[int]:
    """The order in which *count* answers of a question stand; *part* is one list of several."""
    return shuffle(range(count), make_seed(seed, "answers", question, part))


def order_items(count: int, seed: int, question: str) -> list[int]:
    """The order in which things to be put in order are first shown: never the right one."""
    order = order_answers(count, seed, question)
    return order if order != sorted(order) else order[1:] + order[:1]
