"""What can be wrong with a statement to be judged, and with many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import LEAST, HabitRule, QuestionRule
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Quiz
    from methodbook.questions.kind import Told


def _find_questions(question: TrueFalse) -> Iterator[Told]:
    if question.prompt.rstrip("»”) ").endswith("?"):
        yield ("prompt",), "вместо утверждения стоит вопрос", ""


NOT_A_STATEMENT = Rule(
    "E413",
    "верно или неверно — о вопросе",
    "Верным или неверным бывает утверждение; на вопрос так не отвечают.",
    "Перепишите prompt утверждением.",
    "prompt: Обещание дают клиенту?",
    "prompt: Обещание дают клиенту.",
)


def _find_many(quiz: Quiz) -> Iterator[str]:
    count = sum(isinstance(each, TrueFalse) for each in quiz.questions)
    if len(quiz.questions) >= LEAST and count * 5 > len(quiz.questions):
        yield f"вопросов «верно или неверно» {count} из {len(quiz.questions)}"


MANY_TRUE_FALSE = Rule(
    "W405",
    "слишком много вопросов «верно или неверно»",
    "Половину таких угадывают; они слабее всех прочих видов.",
    "Замените часть выбором из нескольких ответов.",
    "5 из 10",
    "1 из 10",
)

RULES = (QuestionRule(NOT_A_STATEMENT, _find_questions),)
HABITS = (HabitRule(MANY_TRUE_FALSE, _find_many),)
