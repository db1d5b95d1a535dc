"""Which questions of a bank are meant, and in what order they stand.

``widgets/quiz/selection.js`` does the same in a browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.questions.chance import make_seed, shuffle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from methodbook.model.quiz import Question, Quiz, QuizLevel


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for; what is empty leaves everything in."""

    quizzes: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    levels: frozenset[QuizLevel] = frozenset()

    def fits(self, quiz: Quiz, question: Question) -> bool:
        """Tell whether a question of *quiz* is meant; an entry means what is mainly about it."""
        return (
            (not self.quizzes or quiz.id in self.quizzes)
            and (not self.about or question.about[0] in self.about)
            and (not self.levels or question.level in self.levels)
        )


def select(quizzes: Iterable[Quiz], wanted: Wanted) -> tuple[Quiz, ...]:
    """The quizzes with the questions that fit; one without any is left out."""
    found = (
        quiz.model_copy(
            update={"questions": tuple(each for each in quiz.questions if wanted.fits(quiz, each))}
        )
        for quiz in quizzes
    )
    return tuple(quiz for quiz in found if quiz.questions)


def draw_questions(
    quizzes: Sequence[Quiz], count: int | None, seed: int
) -> tuple[tuple[Quiz, Question], ...]:
    """*count* questions, from every topic its share, in an order that *seed* decides.

    Shares are rounded by the largest remainder, so that the numbers add up exactly; ``None`` or
    more than there are means all. Cases come last: one takes as long as ten other questions.
    """
    shares = share_out([len(quiz.questions) for quiz in quizzes], count)
    found = [
        (quiz, question)
        for quiz, share in zip(quizzes, shares, strict=True)
        for question in shuffle(quiz.questions, make_seed(seed, "draw", quiz.id))[:share]
    ]
    shuffled = shuffle(found, make_seed(seed, "order"))
    return tuple(sorted(shuffled, key=lambda pair: pair[1].by_hand))


def share_out(sizes: Sequence[int], count: int | None) -> list[int]:
    """The share of each of *sizes* in *count*, rounded by the largest remainder."""
    total = sum(sizes)
    if count is None or count >= total:
        return list(sizes)
    shares = [size * count // total for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda at: (-(sizes[at] * count % total), at))
    for at in by_remainder[: count - sum(shares)]:
        shares[at] += 1
    return shares
