"""Things belong together."""

from __future__ import annotations

from methodbook.questions.kind import QuestionKind
from methodbook.questions.matching.model import Matching
from methodbook.questions.matching.rules import RULES, list_choices, list_contests, list_feedback
from methodbook.questions.matching.scoring import describe, find_right, score
from methodbook.questions.matching.targets import TARGETS
from methodbook.questions.matching.view import name_manner, show

MATCHING = QuestionKind(
    model=Matching,
    score=score,
    find_right=find_right,
    describe=describe,
    manner=name_manner,
    show=show,
    list_choices=list_choices,
    list_feedback=list_feedback,
    list_contests=list_contests,
    rules=RULES,
    habits=(),
    targets=TARGETS,
)
