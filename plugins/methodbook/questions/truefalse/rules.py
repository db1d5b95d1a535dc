"""What can be wrong with a statement to be judged, and with many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import LEAST, HabitRule, QuestionRule
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Quiz
    from methodbook.questions.kind import ToldFinding


def _find_questions(question: TrueFalse) -> Iterator[ToldFinding]:
    if question.prompt.rstrip("»”) ").endswith("?"):
        yield ("prompt",), Sentence("what"), ""


NOT_A_STATEMENT = Rule("E413")


def _find_many(quiz: Quiz) -> Iterator[Sentence]:
    count = sum(isinstance(each, TrueFalse) for each in quiz.questions)
    if len(quiz.questions) >= LEAST and count * 5 > len(quiz.questions):
        yield Sentence("what", count=count, total=len(quiz.questions))


MANY_TRUE_FALSE = Rule("W405")

RULES = (QuestionRule(NOT_A_STATEMENT, _find_questions),)
HABITS = (HabitRule(MANY_TRUE_FALSE, _find_many),)
