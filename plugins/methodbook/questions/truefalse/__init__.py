"""A statement holds or does not."""

from __future__ import annotations

from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing, show_nothing
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.questions.truefalse.rules import HABITS, RULES
from methodbook.questions.truefalse.scoring import describe, find_right, score
from methodbook.questions.truefalse.targets import TARGETS

TRUEFALSE = QuestionKind(
    model=TrueFalse,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show_nothing,
    list_choices=list_nothing,
    list_feedback=list_nothing,
    list_contests=list_nothing,
    rules=RULES,
    habits=HABITS,
    targets=TARGETS,
    draft={"TrueFalse.right": "true"},
)
