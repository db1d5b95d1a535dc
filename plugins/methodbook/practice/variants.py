"""Variants of one exam that are worth the same and take the same time.

Questions are drawn in blocks: a block holds one question for each variant, all of one kind and
worth the same points, of one level and difficulty as far as the bank allows, and of times that
differ by a tenth at most. So points are equal and times within a tenth whatever blocks are drawn.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from methodbook.practice.selection import draw_questions, share_out
from methodbook.questions.chance import make_seed, shuffle

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from methodbook.model.quiz import Question, Quiz

Weigh: TypeAlias = "Callable[[Question], int]"
"""The points of a question."""

_TIMES = (11, 10)
"""The longest question of a block may take eleven tenths of the time of the shortest."""


@dataclass(frozen=True)
class _Drawn:
    """A question that may be drawn, with its topic and its points."""

    topic: str
    question: Question
    points: int


_Block: TypeAlias = "tuple[_Drawn, ...]"


class UnequalError(ValueError):
    """So many questions for so many variants cannot be had alike and without repetition."""

    def __init__(self, asked: int, most: int, variants: int, questions: int) -> None:
        """Keep how many a variant was to have, and how many it can have at *most*."""
        super().__init__(f"{asked} of {questions} for {variants} variants, at most {most}")
        self.asked, self.most, self.variants, self.questions = asked, most, variants, questions


def shuffle_variants(
    quizzes: Sequence[Quiz], count: int | None, variants: int, seed: int
) -> tuple[tuple[Question, ...], ...]:
    """The same *count* questions for every variant, in an order of its own."""
    drawn = [question for _, question in draw_questions(quizzes, count, seed)]
    return tuple(_order(drawn, make_seed(seed, number)) for number in range(1, variants + 1))


def draw_variants(
    quizzes: Sequence[Quiz], count: int, variants: int, seed: int, weigh: Weigh
) -> tuple[tuple[Question, ...], ...]:
    """*count* questions for each of the *variants*; neighbours, first and last too, share none.

    Where the bank allows no two variants share a question; otherwise every second one has the same
    questions in another order. Raises ``UnequalError`` where not even that is possible.
    """
    found = [
        _Drawn(quiz.id, question, weigh(question))
        for quiz in quizzes
        for question in quiz.questions
    ]
    fewest = min(variants, 2 + variants % 2)
    sets: list[list[Question]] = []
    for size in dict.fromkeys((variants, fewest)):
        blocks = list(_cut_blocks(found, size, seed))
        if len(blocks) >= count:
            sets = _deal(_choose_blocks(blocks, count, seed), size, seed)
            break
    else:
        raise UnequalError(count, len(blocks), variants, len(found))
    return tuple(
        _order(sets[place], make_seed(seed, number))
        for number, place in enumerate(_seat(variants, len(sets)), start=1)
    )


def _seat(variants: int, size: int) -> list[int]:
    """Which set each variant gets, so that no neighbour in a ring gets the same."""
    if size == variants:
        return list(range(size))
    return [number % 2 for number in range(variants - 1)] + [size - 1]


def _cut_blocks(found: Sequence[_Drawn], size: int, seed: int) -> Iterator[_Block]:
    """Blocks of *size*: first of one level and difficulty, then of what is left of a kind."""
    rest = shuffle(found, make_seed(seed, "strata"))
    for stratum in (_name_finely, _name_roughly):
        left: list[_Drawn] = []
        for alike in _group(rest, stratum):
            yield from _cut_stratum(alike, size, left)
        rest = left


def _name_finely(each: _Drawn) -> Hashable:
    question = each.question
    return question.kind, each.points, question.level, question.difficulty


def _name_roughly(each: _Drawn) -> Hashable:
    return each.question.kind, each.points


def _group(
    found: Sequence[_Drawn], stratum: Callable[[_Drawn], Hashable]
) -> Iterator[list[_Drawn]]:
    strata: dict[Hashable, list[_Drawn]] = defaultdict(list)
    for each in found:
        strata[stratum(each)].append(each)
    for alike in strata.values():
        yield sorted(alike, key=lambda each: each.question.seconds)


def _cut_stratum(alike: Sequence[_Drawn], size: int, left: list[_Drawn]) -> Iterator[_Block]:
    """Blocks of questions next to each other in time; what fits into none goes to *left*."""
    at = 0
    while at < len(alike):
        block = tuple(alike[at : at + size])
        if len(block) == size and _take_equally_long(block):
            yield block
            at += size
        else:
            left.append(alike[at])
            at += 1


def _take_equally_long(block: _Block) -> bool:
    most, base = _TIMES
    return block[-1].question.seconds * base <= block[0].question.seconds * most


def _choose_blocks(blocks: Sequence[_Block], count: int, seed: int) -> list[_Block]:
    """*count* of the *blocks*, from every topic its share."""
    topics: dict[str, list[_Block]] = defaultdict(list)
    for block in blocks:
        topics[block[0].topic].append(block)
    shares = share_out([len(found) for found in topics.values()], count)
    return [
        block
        for (topic, found), share in zip(topics.items(), shares, strict=True)
        for block in shuffle(found, make_seed(seed, "draw", topic))[:share]
    ]


def _deal(blocks: Sequence[_Block], size: int, seed: int) -> list[list[Question]]:
    """One question of every block to each of *size* sets, the long ones to the shortest set."""
    sets: list[list[Question]] = [[] for _ in range(size)]
    times = [0] * size
    order = shuffle(range(size), make_seed(seed, "deal"))
    for block in blocks:
        shortest = sorted(order, key=lambda place: times[place])
        for place, each in zip(shortest, reversed(block), strict=True):
            sets[place].append(each.question)
            times[place] += each.question.seconds
    return sets


def _order(questions: Sequence[Question], seed: int) -> tuple[Question, ...]:
    """An order that *seed* decides; what is marked by hand comes last."""
    return tuple(sorted(shuffle(questions, make_seed(seed, "order")), key=_is_last))


def _is_last(question: Question) -> bool:
    return question.by_hand
