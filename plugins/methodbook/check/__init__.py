"""The base becomes findings; one rule, one function. ``CHECKS`` lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.asking import ASK_CHECKS
from methodbook.check.checker import Check, find_all
from methodbook.check.courses import COURSE_CHECKS
from methodbook.check.kinds import KIND_CHECKS, find_unknown
from methodbook.check.language import LANGUAGE_CHECKS
from methodbook.check.linking import LINKING_RULES, find_linking
from methodbook.check.origins import ORIGIN_CHECKS
from methodbook.check.pages import PAGE_RULES
from methodbook.check.profiles import PROFILE_CHECKS
from methodbook.check.quiz_meaning import QUIZ_MEANING_CHECKS
from methodbook.check.quizzes import QUIZ_FORM_CHECKS
from methodbook.check.references import REFERENCE_CHECKS
from methodbook.check.selfchecks import ANSWER_RULES, SELFCHECK_CHECKS, SURVEY_RULES
from methodbook.check.shape import SHAPE_CHECKS
from methodbook.check.stamps import STAMP_CHECKS
from methodbook.check.workbooks import WORKBOOK_CHECKS

if TYPE_CHECKING:
    from methodbook.model.finding import Rule


QUIZ_CHECKS: tuple[Check, ...] = (
    *QUIZ_FORM_CHECKS,
    *KIND_CHECKS,
    *QUIZ_MEANING_CHECKS,
)

CHECKS: tuple[Check, ...] = (
    *REFERENCE_CHECKS,
    *ORIGIN_CHECKS,
    *LANGUAGE_CHECKS,
    *SHAPE_CHECKS,
    *ASK_CHECKS,
    *SELFCHECK_CHECKS,
    *QUIZ_CHECKS,
    *WORKBOOK_CHECKS,
    *COURSE_CHECKS,
    *PROFILE_CHECKS,
    *STAMP_CHECKS,
)

CHECK_RULES: tuple[Rule, ...] = (
    *(check.rule for check in CHECKS),
    *LINKING_RULES,
    *ANSWER_RULES,
    *PAGE_RULES,
    *SURVEY_RULES,
)
"""Every rule of this layer, for ``methodbook explain`` and the reference page."""

__all__ = [
    "CHECKS",
    "CHECK_RULES",
    "QUIZ_CHECKS",
    "Check",
    "find_all",
    "find_linking",
    "find_unknown",
]
