"""The base becomes findings; one rule, one function. ``CHECKS`` lists them all."""

from __future__ import annotations

from clientocracy.check.checker import Check, find_all
from clientocracy.check.language import LANGUAGE_CHECKS
from clientocracy.check.origins import ORIGIN_CHECKS
from clientocracy.check.references import REFERENCE_CHECKS
from clientocracy.check.selfchecks import SELFCHECK_CHECKS
from clientocracy.check.shape import SHAPE_CHECKS

CHECKS: tuple[Check, ...] = (
    *REFERENCE_CHECKS,
    *ORIGIN_CHECKS,
    *LANGUAGE_CHECKS,
    *SHAPE_CHECKS,
    *SELFCHECK_CHECKS,
)

__all__ = ["CHECKS", "Check", "find_all"]
