"""What a response to a question is worth; ``widgets/quiz/scoring.js`` says the same in a browser.

Both are held to one table of examples, ``tests/practice/scoring.yml``. A score is a fraction of
whole numbers, so that both languages agree to the last digit.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, TypeGuard, assert_never

from methodbook.model.quiz import (
    CaseStudy,
    Cloze,
    Gap,
    Matching,
    Numeric,
    Ordering,
    Question,
    Response,
    Several,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

ZERO, ONE = Fraction(0), Fraction(1)


def score(question: Question, response: Response) -> Fraction:  # noqa: PLR0911 -- one a kind
    """What *response* is worth, from 0 to 1; one that does not fit the question is worth 0.

    single, true or false, numeric: all or nothing. several: the share of right options that were
    chosen less the share of wrong ones, never below zero, so that choosing everything earns
    nothing. matching, cloze: the share of pairs or gaps. ordering: the share of neighbours that
    stand together in the right order, so one misplaced item costs at most three joints of its
    row. case: the reader's own points by the rubric.
    """
    match question:
        case Single():
            return _whole(_is_right(question, response))
        case Several():
            return _score_several(question, response)
        case TrueFalse():
            return _whole(isinstance(response, bool) and response is question.right)
        case Matching():
            return _score_matching(question, response)
        case Ordering():
            return _score_ordering(question, response)
        case Cloze():
            return _score_cloze(question, response)
        case Numeric():
            return _whole(isinstance(response, str) and fits(question, response))
        case CaseStudy():
            return _score_rubric(question, response)
        case _:
            assert_never(question)


def find_right(question: Question) -> Response:  # noqa: PLR0911 -- one a kind
    """The response that is worth everything."""
    match question:
        case Single():
            return next((at for at, each in enumerate(question.options) if each.right), None)
        case Several():
            return [at for at, each in enumerate(question.options) if each.right]
        case TrueFalse():
            return question.right
        case Matching():
            return list(range(len(question.pairs)))
        case Ordering():
            return list(range(len(question.items)))
        case Cloze():
            return [gap.answers[0] for gap in question.gaps]
        case Numeric():
            return str(question.value)
        case CaseStudy():
            return [each.points for each in question.criteria]
        case _:
            assert_never(question)


def _whole(right: bool) -> Fraction:  # noqa: FBT001 -- a truth value becomes a number
    return ONE if right else ZERO


def _is_number(response: object) -> TypeGuard[int]:
    return isinstance(response, int) and not isinstance(response, bool)


def _read_numbers(response: Response) -> list[int] | None:
    """A list of whole numbers; ``None`` for anything else."""
    if not isinstance(response, list):
        return None
    numbers = [each for each in response if _is_number(each)]
    return numbers if len(numbers) == len(response) else None


def _is_right(question: Single, response: Response) -> bool:
    return _is_number(response) and any(
        each.right for at, each in enumerate(question.options) if at == response
    )


def _score_several(question: Several, response: Response) -> Fraction:
    numbers = _read_numbers(response)
    if numbers is None:
        return ZERO
    chosen = set(numbers)
    right = {at for at, each in enumerate(question.options) if each.right}
    wrong = set(range(len(question.options))) - right
    if not right or not chosen <= right | wrong:
        return ZERO
    lost = Fraction(len(chosen & wrong), len(wrong)) if wrong else ZERO
    return max(ZERO, Fraction(len(chosen & right), len(right)) - lost)


def _score_matching(question: Matching, response: Response) -> Fraction:
    if not isinstance(response, list) or len(response) != len(question.pairs):
        return ZERO
    answers = question.answers
    # Two pairs may share an answer: what counts is the text that was chosen.
    hits = sum(
        _is_number(chosen) and 0 <= chosen < len(answers) and answers[chosen] == pair.right
        for chosen, pair in zip(response, question.pairs, strict=True)
    )
    return Fraction(hits, len(question.pairs))


def _score_ordering(question: Ordering, response: Response) -> Fraction:
    numbers = _read_numbers(response)
    count = len(question.items)
    if numbers is None or sorted(numbers) != list(range(count)):
        return ZERO
    joints = sum(second == first + 1 for first, second in itertools.pairwise(numbers))
    return Fraction(joints, count - 1)


def _score_cloze(question: Cloze, response: Response) -> Fraction:
    if not isinstance(response, list) or len(response) != len(question.gaps):
        return ZERO
    hits = sum(
        isinstance(typed, str) and fills(gap, typed)
        for gap, typed in zip(question.gaps, response, strict=True)
    )
    return Fraction(hits, len(question.gaps))


def _score_rubric(question: CaseStudy, response: Response) -> Fraction:
    criteria = question.criteria
    numbers = _read_numbers(response)
    if numbers is None or len(numbers) != len(criteria):
        return ZERO
    got = sum(
        min(max(given, 0), each.points) for given, each in zip(numbers, criteria, strict=True)
    )
    return Fraction(got, sum(each.points for each in criteria))


def fills(gap: Gap, typed: str) -> bool:
    """Tell whether *typed* is one of the accepted answers of *gap*."""
    return simplify(typed) in map(simplify, gap.answers)


_SPACE = r"[\s\x1c-\x1f\x85\ufeff]"
"""Whatever Python or JavaScript takes for a space: both must read a typed answer alike."""

_DASHES = re.compile(rf"{_SPACE}*[-‐-―−]{_SPACE}*")
_QUOTES = re.compile(r"[«»„“”\"'’]")
_SPACES = re.compile(rf"{_SPACE}+")


def simplify(typed: str) -> str:
    """What is left of a typed answer when case, ё, spaces, dashes, quotes and a full stop go."""
    text = unicodedata.normalize("NFC", typed).lower().replace("ё", "е")
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    return _SPACES.sub(" ", text).strip(" ").rstrip(".,;:!").rstrip(" ")


def parse_number(typed: str, unit: str = "") -> Decimal | None:
    """Read a number with a decimal comma or point and spaces between thousands.

    *unit* may stand behind it. ``None`` for anything else.
    """
    text = _SPACES.sub("", typed.replace("−", "-"))
    suffix = _SPACES.sub("", unit)
    if suffix and text.lower().endswith(suffix.lower()):
        text = text[: -len(suffix)]
    text = text.replace(",", ".", 1)
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover -- the pattern admits numbers only
        return None


def fits(question: Numeric, typed: str) -> bool:
    """Tell whether the number *typed* is right, tolerance included."""
    number = parse_number(typed, question.unit)
    return number is not None and abs(number - question.value) <= question.tolerance


def add_up(scores: Sequence[Fraction]) -> tuple[Fraction, int]:
    """The points of a whole test and what they are out of: every question weighs one point."""
    return sum(scores, ZERO), len(scores)
