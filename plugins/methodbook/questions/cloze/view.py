"""How a text with gaps stands in a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from methodbook.questions.order import order_answers

if TYPE_CHECKING:
    from methodbook.questions.cloze.model import Cloze, Gap

_WIDEST = 28
"""Letters that fit beside a little text at 320 pixels."""


def show(question: Cloze, seed: int) -> dict[str, Any]:
    """The lines of the text, what each list offers, the width of what is typed."""
    return {
        "lines": _list_lines(question),
        "choices": {gap.id: order_choices(question, gap, seed) for gap in question.gaps},
        "width": _measure(question),
    }


def order_choices(question: Cloze, gap: Gap, seed: int) -> list[str]:
    """What a gap with wrong answers offers, in the order in which it is shown."""
    texts = [gap.answers[0], *(each.text for each in gap.wrong)]
    return [texts[at] for at in order_answers(len(texts), seed, question.id, gap.id)]


def _list_lines(question: Cloze) -> list[list[str | Gap]]:
    """The paragraphs of a text with gaps, each as texts and gaps by turns."""
    lines: list[list[str | Gap]] = [[]]
    for part in question.split():
        pieces = re.split(r"\n\s*\n", part) if isinstance(part, str) else [part]
        for number, piece in enumerate(pieces):
            if number:
                lines.append([])
            lines[-1].append(piece)
    return lines


def _measure(question: Cloze) -> int:
    """The width of typed gaps in letters: the same for all, so that it gives nothing away."""
    typed = [answer for gap in question.gaps if not gap.wrong for answer in gap.answers]
    return min(max(map(len, typed), default=0) + 2, _WIDEST)
