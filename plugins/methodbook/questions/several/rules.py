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
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import ToldFinding
    from methodbook.questions.several.model import Several

FRACTIONS = frozenset(range(1, 11)) | {20}
"""Into how many equal parts Moodle can split a point: each part stands in its list of weights."""


def _find_miscounted(question: Several) -> Iterator[ToldFinding]:
    if len(list_right(question)) == 1:
        yield ("options",), Sentence("single"), ""
    yield from find_everything(question)


def _find_bad_weights(question: Several) -> Iterator[ToldFinding]:
    right = len(list_right(question))
    for name, count in {"right": right, "wrong": len(question.options) - right}.items():
        if count and count not in FRACTIONS:
            yield ("options",), Sentence("what", name=Sentence(name), count=count), ""


BAD_WEIGHTS = Rule("E403")

RULES: tuple[QuestionRule[Several], ...] = (
    QuestionRule(NO_RIGHT, find_unsolvable),
    QuestionRule(MISCOUNTED, _find_miscounted),
    QuestionRule(BAD_WEIGHTS, _find_bad_weights),
)
