"""Sets of answers as boxes: all complete answers at once, without counting them out.

A *box* names, for each question, the answers it allows; «not asked» counts as one of them. A
questionnaire is a union of few boxes that do not meet: only the questions on which others depend
have to be told apart, and all others run free. Where a rule fires is a box as well, because its
condition is a cube. So «is there a set of answers where this rule fires and those do not» is a
box without some boxes, and never a walk over all sets.

Why nothing is missed: :func:`list_branches` splits the complete sets by the answers of parents,
each of which is tried; inside a branch the same questions are asked whatever else is answered, so
the branch is exactly the product of their answers. Meeting and subtracting boxes is exact.
"""

from __future__ import annotations

from functools import reduce
from math import prod
from operator import or_
from typing import TYPE_CHECKING, TypeAlias

from methodbook.practice.answers import list_complete

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from methodbook.model.selfcheck import Answer, CheckQuestion, Cube, Decision

BitCube: TypeAlias = "tuple[int, ...]"
"""For each question one bit an answer that is allowed; the bit after the last: not asked."""


class Space:
    """The complete sets of answers to a self-check."""

    def __init__(self, check: Decision) -> None:
        """Number the answers of *check* and split its sets into branches."""
        self.questions = check.questions
        self._bits = [
            {answer.id: 1 << number for number, answer in enumerate(question.answers)}
            for question in check.questions
        ]
        self._whole = tuple((1 << (len(bits) + 1)) - 1 for bits in self._bits)
        self._numbers = {question.id: number for number, question in enumerate(check.questions)}
        self.branches = tuple(self._branch(check, ()))

    def write(self, cube: Cube) -> BitCube:
        """The box of the sets that fit *cube*."""
        box = list(self._whole)
        for name, answers in cube.items():
            bits = self._bits[self._numbers[name]]
            box[self._numbers[name]] = reduce(or_, (bits[answer] for answer in answers), 0)
        return tuple(box)

    def read(self, box: BitCube) -> dict[str, str]:
        """One complete set out of *box*, the first answers that it allows."""
        return {
            question.id: next(name for name, bit in bits.items() if mask & bit)
            for question, bits, mask in zip(self.questions, self._bits, box, strict=True)
            if mask & ~self.find_silence(question)
        }

    def find_bit(self, question: CheckQuestion, answer: str) -> int:
        """The bit of one answer."""
        return self._bits[self._numbers[question.id]][answer]

    def find_silence(self, question: CheckQuestion) -> int:
        """The bit of a question that is not asked."""
        return 1 << len(question.answers)

    def find_number(self, question: str) -> int:
        """The place of a question in a box."""
        return self._numbers[question]

    def is_asked(self, question: CheckQuestion, box: Sequence[int]) -> bool:
        """Whether *question* is asked in *box*, in which its parents are settled."""
        return all(
            box[self._numbers[name]] & reduce(or_, (bits[answer] for answer in answers), 0)
            for name, answers in question.asked_when.items()
            for bits in (self._bits[self._numbers[name]],)
        )

    def _branch(self, check: Decision, box: BitCube) -> Iterator[BitCube]:
        if len(box) == len(self.questions):
            yield box
            return
        question = self.questions[len(box)]
        if not self.is_asked(question, box):
            yield from self._branch(check, (*box, self.find_silence(question)))
            return
        for alike in group_answers(question, (each.asked_when for each in self.questions)):
            mask = reduce(or_, (self.find_bit(question, answer.id) for answer in alike))
            yield from self._branch(check, (*box, mask))


def meet(left: BitCube, right: BitCube) -> BitCube | None:
    """The sets that both boxes hold; ``None`` where there is none."""
    both = tuple(one & other for one, other in zip(left, right, strict=True))
    return both if all(both) else None


def subtract(box: BitCube, other: BitCube) -> Iterator[BitCube]:
    """*box* without *other*, as boxes that do not meet."""
    if meet(box, other) is None:
        yield box
        return
    rest = list(box)
    for number, mask in enumerate(other):
        outside = rest[number] & ~mask
        if outside:
            yield (*rest[:number], outside, *rest[number + 1 :])
            rest[number] &= mask


def subtract_all(box: BitCube, others: Iterable[BitCube]) -> BitCube | None:
    """A part of *box* that none of *others* holds; ``None`` where they cover it."""
    rest = [box]
    for other in others:
        rest = [part for each in rest for part in subtract(each, other)]
    return rest[0] if rest else None


def group_answers(question: CheckQuestion, cubes: Iterable[Cube]) -> list[tuple[Answer, ...]]:
    """The answers to *question* in groups that no cube of *cubes* tells apart."""
    wanted = [cube[question.id] for cube in cubes if question.id in cube]
    groups: dict[tuple[bool, ...], tuple[Answer, ...]] = {}
    for answer in question.answers:
        key = tuple(answer.id in each for each in wanted)
        groups[key] = (*groups.get(key, ()), answer)
    return list(groups.values())


def list_telling(check: Decision, cubes: Iterable[Cube]) -> Iterator[dict[str, str]]:
    """Complete sets of answers, one for each way in which *cubes* can fit.

    Answers that no cube tells apart are tried once, and so are questions that neither a cube nor
    a parent of its questions mentions. Whatever looks at answers through *cubes* alone is known
    for every complete set when it is known for these: replacing each answer by the one that
    stands for it leaves asked what was asked, and every cube as it was.
    """
    told = list(cubes)
    names = {name for cube in told for name in cube}
    for question in reversed(check.questions):
        if question.id in names:
            told.append(question.asked_when)
            names |= question.asked_when.keys()
    few = tuple(_shorten(question, told) for question in check.questions)
    yield from list_complete(check.model_copy(update={"questions": few}))


def _shorten(question: CheckQuestion, cubes: Iterable[Cube]) -> CheckQuestion:
    first = tuple(alike[0] for alike in group_answers(question, cubes))
    return question.model_copy(update={"answers": first})


def count_complete(check: Decision) -> int:
    """How many complete sets of answers there are."""
    space = Space(check)
    return sum(_count(space, branch) for branch in space.branches)


def _count(space: Space, branch: BitCube) -> int:
    return prod(
        (mask & ~space.find_silence(question)).bit_count() or 1
        for question, mask in zip(space.questions, branch, strict=True)
    )
