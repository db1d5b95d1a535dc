"""What can be wrong with pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import QuestionRule
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Choices, Contest, Feedback, ToldFinding
    from methodbook.questions.matching.model import Matching


def list_choices(question: Matching) -> Iterator[Choices]:
    """What is matched, and what can be chosen for it."""
    yield ("pairs",), tuple(pair.left for pair in question.pairs)
    yield ("pairs",), question.answers


def list_feedback(question: Matching) -> Iterator[Feedback]:
    """What is said of each pair and of each spare answer."""
    for index, pair in enumerate(question.pairs):
        yield ("pairs", index), pair.feedback, pair.left
    for index, spare in enumerate(question.spare):
        yield ("spare", index), spare.feedback, spare.text


def list_contests(question: Matching) -> Iterator[Contest]:
    """Every pair against every spare answer."""
    for pair in question.pairs:
        for index, spare in enumerate(question.spare):
            yield ("spare", index), pair.left, pair.right, spare.text


def _find_thin(question: Matching) -> Iterator[ToldFinding]:
    if len(question.pairs) < 3:  # noqa: PLR2004 -- two pairs are one choice
        yield ("pairs",), Sentence("few", count=len(question.pairs)), ""
    if not question.spare:
        yield ("pairs",), Sentence("no_spare"), ""


THIN_MATCHING = Rule("E411")

RULES = (QuestionRule(THIN_MATCHING, _find_thin),)
