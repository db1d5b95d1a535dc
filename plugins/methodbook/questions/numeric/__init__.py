"""A number is to be typed."""

from __future__ import annotations

from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing, show_nothing
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.numeric.rules import RULES
from methodbook.questions.numeric.scoring import describe, find_right, score
from methodbook.questions.numeric.targets import TARGETS

NUMERIC = QuestionKind(
    model=Numeric,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show_nothing,
    list_choices=list_nothing,
    list_feedback=list_nothing,
    list_contests=list_nothing,
    rules=RULES,
    habits=(),
    targets=TARGETS,
    draft={"Numeric.value": "1"},
)
