"""What a teacher can say about a question when the papers are handed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.exam.paper import Review
from methodbook.questions.kinds import find_part
from methodbook.questions.targets.paper import set_paragraphs

if TYPE_CHECKING:
    from methodbook.exports.format import Selection
    from methodbook.model.quiz import Question


def review_question(question: Question, used: str, selection: Selection) -> Review:
    """Gather everything that the bank says about *question*; *used* tells where it stands."""
    part = find_part(question, "exam")
    reading, address = selection.find_reading(question)
    return Review(
        id=question.id,
        about=_describe(question, selection),
        used=used,
        prompt=(*set_paragraphs(question.prompt), *part.show(question)),
        remarks=tuple(part.judge(question, selection.base.words)),
        criteria=tuple(part.rubric(question)),
        sample=set_paragraphs(part.sample(question) if part.sample else ""),
        explanation=set_paragraphs(question.explanation),
        reading=reading,
        address=address,
    )


def _describe(question: Question, selection: Selection) -> str:
    kind = selection.say(f"kind_{question.kind}", "name")
    level = selection.say("quiz_levels", question.level)
    return selection.say("exam_key", "about", kind=kind, level=level, id=question.id)
