"""One answer is right."""

from __future__ import annotations

from methodbook.questions import options
from methodbook.questions.kind import QuestionKind, ask_alike
from methodbook.questions.single.model import Single
from methodbook.questions.single.rules import HABITS, RULES
from methodbook.questions.single.scoring import find_right, score
from methodbook.questions.single.targets import TARGETS

SINGLE = QuestionKind(
    model=Single,
    score=score,
    find_right=find_right,
    describe=options.describe,
    manner=ask_alike,
    show=options.show,
    list_choices=options.list_choices,
    list_feedback=options.list_feedback,
    list_contests=options.list_contests,
    rules=RULES,
    habits=HABITS,
    targets=TARGETS,
)
