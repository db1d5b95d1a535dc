"""A text has gaps."""

from __future__ import annotations

from methodbook.questions.cloze.model import Cloze
from methodbook.questions.cloze.rules import RULES, list_choices, list_feedback
from methodbook.questions.cloze.scoring import describe, find_right, score
from methodbook.questions.cloze.targets import TARGETS
from methodbook.questions.cloze.view import show
from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing

CLOZE = QuestionKind(
    model=Cloze,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show,
    list_choices=list_choices,
    list_feedback=list_feedback,
    list_contests=list_nothing,
    rules=RULES,
    habits=(),
    targets=TARGETS,
    draft={"Gap.id": "gap", "Cloze.text": "TODO [[gap]]"},
)
