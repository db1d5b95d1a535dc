"""What can be wrong with a number to be typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import QuestionRule
from methodbook.questions.numeric.scoring import fits
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import ToldFinding
    from methodbook.questions.numeric.model import Numeric


def _find_bad_numbers(question: Numeric) -> Iterator[ToldFinding]:
    if question.value and question.tolerance >= abs(question.value):
        said = Sentence("wide", tolerance=question.tolerance, value=question.value)
        yield ("tolerance",), said, ""
    for index, mistake in enumerate(question.mistakes):
        if fits(question, str(mistake.value)):
            said = Sentence("mistake", value=mistake.value)
            yield ("mistakes", index, "value"), said, ""
    if question.unit and re.search(r"\d", question.unit):
        yield ("unit",), Sentence("unit", unit=question.unit), question.unit


BAD_NUMBER = Rule("E412")

RULES = (QuestionRule(BAD_NUMBER, _find_bad_numbers),)
