"""What can be wrong with a number to be typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import QuestionRule
from methodbook.questions.numeric.scoring import fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Told
    from methodbook.questions.numeric.model import Numeric


def _find_bad_numbers(question: Numeric) -> Iterator[Told]:
    if question.value and question.tolerance >= abs(question.value):
        said = f"допуск {question.tolerance} не меньше самого числа {question.value}"
        yield ("tolerance",), said, ""
    for index, mistake in enumerate(question.mistakes):
        if fits(question, str(mistake.value)):
            said = f"ожидаемая ошибка {mistake.value} попадает в допуск"
            yield ("mistakes", index, "value"), said, ""
    if question.unit and re.search(r"\d", question.unit):
        yield ("unit",), f"в единице «{question.unit}» стоит число", question.unit


BAD_NUMBER = Rule(
    "E412",
    "число, допуск или единица",
    "Слишком широкий допуск принимает что угодно, а число в единице меняет величину.",
    "Сузьте tolerance; в unit оставьте одну единицу: %, лет, ₽.",
    "value: 3, tolerance: 5",
    "value: 3, tolerance: 0",
)

RULES = (QuestionRule(BAD_NUMBER, _find_bad_numbers),)
