"""A situation is answered in free words and judged by a rubric."""

from __future__ import annotations

from methodbook.questions.case.model import CaseStudy
from methodbook.questions.case.scoring import describe, find_right, list_choices, score
from methodbook.questions.case.targets import TARGETS
from methodbook.questions.kind import QuestionKind, ask_alike, list_nothing, show_nothing

CASE = QuestionKind(
    model=CaseStudy,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=ask_alike,
    show=show_nothing,
    list_choices=list_choices,
    list_feedback=list_nothing,
    list_contests=list_nothing,
    rules=(),
    habits=(),
    targets=TARGETS,
)
