"""A question as a task of a variant: where it is answered, what the answer is, what it is worth.

The sheet and its answer are made from one order, so the key cannot differ from the paper. Points
give the same shares as the page does: a pair, a gap, two neighbours of an order and a right option
are worth one each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.exam.paper import Task
from methodbook.questions.kinds import find_part
from methodbook.questions.targets.paper import set_paragraphs

if TYPE_CHECKING:
    from methodbook.model.quiz import Question
    from methodbook.words import Words


def set_task(question: Question, number: int, seed: int, words: Words) -> Task:
    """Make task *number* of a variant from *question*; *seed* decides the order of its answers."""
    part = find_part(question, "exam")
    sheet, answer, points = part.answer(question, seed, words)
    hint = part.hint(question)
    return Task(
        number=number,
        id=question.id,
        points=points,
        prompt=set_paragraphs(question.prompt),
        hint=words.say(f"kind_{question.kind}", hint),
        sheet=sheet,
        answer=answer,
    )
