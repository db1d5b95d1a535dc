"""What can be wrong with a question that has one right answer, and with many of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import LEAST, HabitRule, QuestionRule
from methodbook.questions.options import (
    MISCOUNTED,
    NO_RIGHT,
    find_everything,
    find_unsolvable,
    list_right,
)
from methodbook.questions.single.model import Single
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Quiz
    from methodbook.questions.kind import ToldFinding


def _find_miscounted(question: Single) -> Iterator[ToldFinding]:
    if (right := len(list_right(question))) > 1:
        yield ("options",), Sentence("too_many", count=right), ""
    yield from find_everything(question)


def _list_singles(quiz: Quiz) -> list[Single]:
    singles = (each for each in quiz.questions if isinstance(each, Single))
    return [each for each in singles if len(list_right(each)) == 1]


def _find_longest(quiz: Quiz) -> Iterator[Sentence]:
    singles = _list_singles(quiz)
    longest = [each for each in singles if _is_right_longest(each)]
    if len(singles) >= LEAST and len(longest) * 2 > len(singles):
        yield Sentence("what", count=len(longest), total=len(singles))


def _is_right_longest(question: Single) -> bool:
    right = max(len(option.text) for option in question.options if option.right)
    return all(len(option.text) < right for option in question.options if not option.right)


LONGEST = Rule("W402")


def _find_same_place(quiz: Quiz) -> Iterator[Sentence]:
    singles = _list_singles(quiz)
    places = Counter(list_right(each)[0] + 1 for each in singles if not each.fixed)
    for place, count in places.items():
        if len(singles) >= LEAST and count * 10 > len(singles) * 6:
            yield Sentence("what", place=place, count=count, total=len(singles))


SAME_PLACE = Rule("W403")

RULES: tuple[QuestionRule[Single], ...] = (
    QuestionRule(NO_RIGHT, find_unsolvable),
    QuestionRule(MISCOUNTED, _find_miscounted),
)
HABITS = (HabitRule(LONGEST, _find_longest), HabitRule(SAME_PLACE, _find_same_place))
