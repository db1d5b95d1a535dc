"""What can be wrong with a question that has several right answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import QuestionRule
from methodbook.questions.options import (
    MISCOUNTED,
    NO_RIGHT,
    find_everything,
    find_unsolvable,
    list_right,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Told
    from methodbook.questions.several.model import Several

FRACTIONS = frozenset(range(1, 11)) | {20}
"""Into how many equal parts Moodle can split a point: each part stands in its list of weights."""


def _find_miscounted(question: Several) -> Iterator[Told]:
    if len(list_right(question)) == 1:
        yield ("options",), "верный ответ один: это вопрос вида single", ""
    yield from find_everything(question)


def _find_bad_weights(question: Several) -> Iterator[Told]:
    right = len(list_right(question))
    for count, name in ((right, "верных"), (len(question.options) - right, "неверных")):
        if count and count not in FRACTIONS:
            yield ("options",), f"{name} ответов {count}: такой доли нет среди весов Moodle", ""


BAD_WEIGHTS = Rule(
    "E403",
    "балл не делится на столько ответов",
    "Moodle хранит доли балла из своего списка; с другой долей полный балл недостижим.",
    "Оставьте не больше десяти верных и не больше десяти неверных ответов.",
    "одиннадцать верных ответов",
    "пять верных и два неверных ответа",
)

RULES: tuple[QuestionRule[Several], ...] = (
    QuestionRule(NO_RIGHT, find_unsolvable),
    QuestionRule(MISCOUNTED, _find_miscounted),
    QuestionRule(BAD_WEIGHTS, _find_bad_weights),
)
