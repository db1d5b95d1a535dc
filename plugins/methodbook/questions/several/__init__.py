"""Some answers are right, and all of them are wanted."""

from __future__ import annotations

from methodbook.questions import options
from methodbook.questions.kind import QuestionKind, ask_alike
from methodbook.questions.several.model import Several
from methodbook.questions.several.rules import RULES
from methodbook.questions.several.scoring import find_right, score
from methodbook.questions.several.targets import TARGETS

SEVERAL = QuestionKind(
    model=Several,
    score=score,
    find_right=find_right,
    describe=options.describe,
    manner=ask_alike,
    show=options.show,
    list_choices=options.list_choices,
    list_feedback=options.list_feedback,
    list_contests=options.list_contests,
    rules=RULES,
    habits=(),
    targets=TARGETS,
)
