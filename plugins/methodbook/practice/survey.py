"""What holds for every complete set of answers: the questions a checker asks of a self-check.

A check may have millions of complete sets. None of them is counted out: a rule restricts by single
steps of the scales (:class:`Judge` keeps each as a bit), and whether a step is taken in some set
and not in another is a matter of boxes, as :mod:`methodbook.practice.cubes` explains. An answer is
changed by pulling the boxes of the rules back through the change, question by question.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from methodbook.practice.cubes import BitCube, Space, meet, subtract_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from methodbook.model.selfcheck import CheckQuestion, Restriction
    from methodbook.practice.answers import Answers
    from methodbook.practice.selfcheck import Judge


@dataclass(frozen=True)
class Reversal:
    """A better answer that makes something worse: the rules are not monotone there."""

    question: str
    answer: str
    better: str
    answers: Answers


@dataclass(frozen=True)
class Survey:
    """What is wrong with a set of rules, proved for every complete set of answers."""

    dead: frozenset[str]
    """Rules that no set needs: they never fire, or others always say as much."""
    unreachable: tuple[str, ...]
    """Verdicts that no set leads to, best first."""
    idle: tuple[tuple[str, str], ...]
    """Answers that never make a difference from the first answer to their question."""
    reversals: tuple[Reversal, ...]
    """Better answers that make something worse; each answer is told once."""


def find_survey(judge: Judge) -> Survey:
    """Survey the rules of *judge*."""
    ground = _Ground(judge)
    return Survey(
        frozenset(ground.find_dead()),
        tuple(ground.find_unreachable()),
        tuple(ground.find_idle()),
        tuple(ground.find_reversals()),
    )


class _Ground:
    """The rules of a self-check as boxes."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.check = judge.check
        self.space = Space(judge.check)
        self.boxes = {rule.id: self.space.write(rule.when) for rule in judge.check.rules}
        self.steps = _group_steps(judge)

    def find_dead(self) -> Iterator[str]:
        return (rule.id for rule in self.check.rules if not self._is_needed(rule))

    def _is_needed(self, rule: Restriction) -> bool:
        if rule.informational:
            return self._find(self.boxes[rule.id], ()) is not None
        rivals = (
            [self.boxes[other] for other in step if other != rule.id]
            for step in self.steps
            if rule.id in step
        )
        return any(self._find(self.boxes[rule.id], others) is not None for others in rivals)

    def _find(self, box: BitCube, others: Iterable[BitCube]) -> BitCube | None:
        """A part of the complete sets in *box* that none of *others* holds."""
        held = (meet(branch, box) for branch in self.space.branches)
        found = (subtract_all(part, others) for part in held if part)
        return next((part for part in found if part), None)

    def find_unreachable(self) -> Iterator[str]:
        """A level is reached where a rule takes its last step and none takes the next one."""
        levels = [level.id for level in self.check.scales.verdict]
        takers = [
            [self.boxes[rule.id] for rule in self.check.rules if self._reaches(rule, number)]
            for number in range(len(levels) + 1)
        ]
        everywhere = self.space.write({})
        for number, level in enumerate(levels):
            starts = takers[number] if number else [everywhere]
            if all(self._find(start, takers[number + 1]) is None for start in starts):
                yield level

    def _reaches(self, rule: Restriction, number: int) -> bool:
        levels = [level.id for level in self.check.scales.verdict]
        return rule.verdict is not None and levels.index(rule.verdict) >= number

    def find_idle(self) -> Iterator[tuple[str, str]]:
        for question in self.check.questions:
            first, *others = question.answers
            for answer in others:
                moves = list(self._list_moves(question, answer.id, first.id))
                if not any(move.gains() or move.loses() for move in moves):
                    yield question.id, answer.id

    def find_reversals(self) -> Iterator[Reversal]:
        for question in self.check.questions:
            if question.unordered:
                continue
            for better, answer in pairwise(each.id for each in question.answers):
                found = (move.gains() for move in self._list_moves(question, answer, better))
                box = next((part for part in found if part), None)
                if box:
                    yield Reversal(question.id, answer, better, self.space.read(box))

    def _list_moves(self, question: CheckQuestion, start: str, end: str) -> Iterator[_Move]:
        for branch in self.space.branches:
            move = _move(self, branch, question, (start, end))
            if move:
                yield move


def _group_steps(judge: Judge) -> tuple[tuple[str, ...], ...]:
    """The rules that take a step, for each step of the scales; steps of the same rules once."""
    takers: dict[int, list[str]] = defaultdict(list)
    for rule in judge.check.rules:
        bits = judge.join([rule])
        while bits:
            lowest = bits & -bits
            takers[lowest].append(rule.id)
            bits ^= lowest
    return tuple(dict.fromkeys(tuple(rules) for rules in takers.values()))


@dataclass(frozen=True)
class _Move:
    """One branch in which one answer is changed; questions that this opens get their worst."""

    ground: _Ground
    here: BitCube
    there: tuple[int | None, ...]
    """For each question its only answer after the change; ``None``: it stays what it was."""

    def gains(self) -> BitCube | None:
        """Sets that take a step after the change which they did not take before."""
        for touched, rules in self._list_steps():
            found = self._find((self._pull(rule) for rule in touched), rules)
            if found:
                return found
        return None

    def loses(self) -> BitCube | None:
        """Sets that no longer take a step after the change which they took before."""
        for touched, rules in self._list_steps():
            after = [box for rule in rules if (box := self._pull(rule))]
            found = self._find(touched, after)
            if found:
                return found
        return None

    def _list_steps(self) -> Iterator[tuple[list[BitCube], list[BitCube]]]:
        """For each step the rules that the change may switch, and all that take it."""
        whole = self.ground.space.write({})
        for step in self.ground.steps:
            rules = [self.ground.boxes[rule] for rule in step]
            touched = [box for box in rules if self._touches(box, whole)]
            if touched:
                yield touched, rules

    def _touches(self, box: BitCube, whole: BitCube) -> bool:
        changed = (number for number, only in enumerate(self.there) if only is not None)
        return any(box[number] != whole[number] for number in changed)

    def _find(self, starts: Iterable[BitCube | None], others: Sequence[BitCube]) -> BitCube | None:
        held = (meet(self.here, start) for start in starts if start)
        found = (subtract_all(part, others) for part in held if part)
        return next((part for part in found if part), None)

    def _pull(self, box: BitCube) -> BitCube | None:
        """The sets that are in *box* after the change; ``None`` where there is none."""
        whole = self.ground.space.write({})
        pulled = []
        for mask, only, every in zip(box, self.there, whole, strict=True):
            if only is not None and not mask & only:
                return None
            pulled.append(mask if only is None else every)
        return tuple(pulled)


def _move(
    ground: _Ground, branch: BitCube, question: CheckQuestion, change: tuple[str, str]
) -> _Move | None:
    """Change an answer in *branch*; ``None`` where nobody gives it."""
    space = ground.space
    at = space.find_number(question.id)
    start, end = (space.find_bit(question, answer) for answer in change)
    if not branch[at] & start:
        return None
    after: list[int] = list(branch)
    there: list[int | None] = [None] * len(branch)
    after[at] = there[at] = end
    for number, other in enumerate(ground.check.questions[at + 1 :], start=at + 1):
        was, asked = branch[number] != space.find_silence(other), space.is_asked(other, after)
        if was is not asked:
            worst = space.find_bit(other, other.answers[-1].id)
            after[number] = there[number] = worst if asked else space.find_silence(other)
    return _Move(ground, (*branch[:at], start, *branch[at + 1 :]), tuple(there))
