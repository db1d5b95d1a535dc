"""Blocks of Stepik: the step of a lesson as its editor saves and loads it.

The fields were read in StepicOrg/stepic_plugins and in programs that upload steps; no file of ours
has been loaded into the platform itself, and the report says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from methodbook.questions.targets.moodle import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from methodbook.model.quiz import Option


@dataclass(frozen=True)
class StepBlock:
    """A step: the kind of its task, the task, its stem and what is said of a wrong answer, HTML."""

    name: str
    source: dict[str, Any]
    text: str
    wrong: str = ""


def write_choice(options: Sequence[Option], *, many: bool, fixed: bool) -> dict[str, Any]:
    """Options with what is said of each; all of them are shown."""
    return {
        "is_multiple_choice": many,
        "is_always_correct": False,
        "sample_size": len(options),
        "preserve_order": fixed,
        "is_html_enabled": True,
        "is_options_feedback": any(option.feedback for option in options),
        "options": [
            {
                "is_correct": option.right,
                "text": write_inline(option.text),
                "feedback": write_inline(option.feedback),
            }
            for option in options
        ],
    }


def write_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Pairs to be put together; the first halves keep their order."""
    return {
        "preserve_firsts_order": True,
        "is_html_enabled": True,
        "pairs": [
            {"first": write_inline(left), "second": write_inline(right)} for left, right in pairs
        ],
    }


def write_order(items: Iterable[str]) -> dict[str, Any]:
    """Items in their right order."""
    return {"is_html_enabled": True, "options": [{"text": write_inline(item)} for item in items]}


def write_number(value: str, tolerance: str) -> dict[str, Any]:
    """A number and how far it may be off."""
    return {"options": [{"answer": value, "max_error": tolerance}]}


def write_words(forms: Iterable[str], *, case: bool = False) -> dict[str, Any]:
    """Any of *forms* as a whole, by one pattern."""
    return {
        "pattern": f"^({'|'.join(map(re.escape, forms))})$",
        "use_re": True,
        "match_substring": False,
        "case_sensitive": case,
        "code": "",
        "is_text_disabled": False,
        "is_file_disabled": True,
    }


def write_free() -> dict[str, Any]:
    """A free answer that a teacher marks."""
    return {"is_html_enabled": True, "is_attachments_enabled": False, "manual_scoring": True}
