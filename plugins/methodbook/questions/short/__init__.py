"""A few words are to be typed."""

from __future__ import annotations

from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing, show_nothing
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.short.rules import RULES, list_choices, list_feedback
from methodbook.questions.short.scoring import describe, find_right, score
from methodbook.questions.short.targets import TARGETS

SHORT = QuestionKind(
    model=ShortAnswer,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show_nothing,
    list_choices=list_choices,
    list_feedback=list_feedback,
    list_contests=list_nothing,
    rules=RULES,
    habits=(),
    targets=TARGETS,
)
