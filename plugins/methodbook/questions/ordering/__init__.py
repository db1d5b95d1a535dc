"""Things have their places in an order."""

from __future__ import annotations

from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.ordering.rules import list_choices, list_feedback
from methodbook.questions.ordering.scoring import describe, find_right, score
from methodbook.questions.ordering.targets import TARGETS
from methodbook.questions.ordering.view import show

ORDERING = QuestionKind(
    model=Ordering,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show,
    list_choices=list_choices,
    list_feedback=list_feedback,
    list_contests=list_nothing,
    rules=(),
    habits=(),
    targets=TARGETS,
)
