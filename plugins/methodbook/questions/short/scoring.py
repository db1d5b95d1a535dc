"""All or nothing; a response is what was typed.

It is compared as :func:`methodbook.questions.folding.simplify` leaves it. An answer that forgives
slips is also met by what is that many of them away: the restricted distance of Damerau (1964),
"A technique for computer detection and correction of spelling errors". A wrong answer that was
expected is wrong however near it comes. ``script.js`` says the same in a browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.folding import simplify
from methodbook.questions.responses import count_whole

if TYPE_CHECKING:
    from fractions import Fraction

    from methodbook.model.quiz import Response
    from methodbook.questions.short.model import ShortAnswer


def score(question: ShortAnswer, response: Response) -> Fraction:
    """Whether what was typed is right."""
    return count_whole(isinstance(response, str) and accepts(question, response))


def accepts(question: ShortAnswer, typed: str) -> bool:
    """Tell whether *typed* is one of the answers, or near enough to it."""
    said = fold(question, typed)
    if not said or said in (fold(question, each.text) for each in question.wrong):
        return False
    return any(
        is_near(fold(question, form), said, answer.typos)
        for answer in question.answers
        for form in answer.spellings
    )


def fold(question: ShortAnswer, text: str) -> str:
    """What of *text* is compared."""
    return simplify(text, case=question.case_matters)


def is_near(one: str, other: str, slips: int) -> bool:
    """Tell whether two texts are at most *slips* slips apart."""
    if one == other:
        return True
    return bool(slips) and abs(len(one) - len(other)) <= slips and _count(one, other) <= slips


def _count(one: str, other: str) -> int:
    """Letters left out, put in, taken for others, or swapped with a neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, typed in enumerate(other, 1):
            steps = [before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != typed)]
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == typed:
                steps.append(last[j - 2] + 1)
            row.append(min(steps))
    return row[-1]


def find_right(question: ShortAnswer) -> Response:
    """The answer that is shown."""
    return question.answers[0].text


def describe(question: ShortAnswer) -> dict[str, Any]:
    """What the script needs."""
    return {
        "answers": [
            {"forms": list(each.spellings), "typos": each.typos} for each in question.answers
        ],
        "wrong": [each.text for each in question.wrong],
        "exact": question.case_matters,
    }
