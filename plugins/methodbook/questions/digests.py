"""Digests of what is asked, by which a kept answer knows its question."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.quiz import Question

_SAID = {"__all__": {"feedback"}}
_TALK: dict[str, Any] = {
    **dict.fromkeys(("written", "level", "difficulty", "seconds", "about", "at", "basis"), True),
    **dict.fromkeys(("read", "explanation", "feedback"), True),
    **dict.fromkeys(("options", "pairs", "spare", "items", "mistakes"), _SAID),
    "gaps": {"__all__": {"feedback": True, "wrong": _SAID}},
}
"""What may change without making a stored answer meaningless."""


def find_digest(question: Question) -> str:
    """Eight hexadecimal digits of what is asked: a stored answer never meets another question.

    A field that a later version of the model adds changes nothing while it is left out.
    """
    asked = question.model_dump(mode="json", exclude=_TALK, exclude_defaults=True)
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:8]


def find_fingerprint(questions: Iterable[Question]) -> str:
    """The digest of a whole page, by which version 0.1 knew the answers that it stored."""
    asked = [question.model_dump(mode="json", exclude=_TALK) for question in questions]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]
