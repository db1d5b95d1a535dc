"""Variants of an exam are worth the same, last as long, and neighbours share nothing."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.exports.exam.tasks import set_task
from methodbook.exports.format import Selection
from methodbook.model.quiz import Question, Quiz
from methodbook.practice.variants import UnequalError, Weigh, draw_variants, shuffle_variants
from methodbook.words import read_words
from tests.exports.bank import make_question, make_selection, read_bank

WORDS = read_words("ru")


def weigh(question: Question) -> int:
    return set_task(question, 1, 1, WORDS).points


def make_quizzes(questions: list[Question]) -> tuple[Quiz, ...]:
    return make_selection(*questions).quizzes


def check_alike(papers: tuple[tuple[Question, ...], ...], count: int) -> None:
    """Equal points, times within a tenth, no question twice on neighbouring tables."""
    assert {len({question.id for question in paper}) for paper in papers} == {count}
    assert len({sum(map(weigh, paper)) for paper in papers}) == 1
    times = [sum(question.seconds for question in paper) for paper in papers]
    assert max(times) <= 1.1 * min(times)
    kinds = {tuple(sorted(question.kind for question in paper)) for paper in papers}
    assert len(kinds) == 1
    ring = [{question.id for question in paper} for paper in (*papers, papers[0])]
    if len(papers) > 1:
        assert not any(left & right for left, right in pairwise(ring))


def test_five_hundred_seeds_give_equal_variants_of_the_whole_bank(bank: Selection) -> None:
    points = {question.id: weigh(question) for question in bank.questions}
    for seed in range(1, 501):
        count, variants = 1 + seed % 24, 2 + seed % 5
        check_what_is_had(bank.quizzes, count, variants, seed, lambda each: points[each.id])


def check_what_is_had(
    quizzes: tuple[Quiz, ...], count: int, variants: int, seed: int, points: Weigh
) -> None:
    """Variants of *count* questions are alike, or the number that is named instead can be had."""
    most = count
    while most:
        try:
            papers = draw_variants(quizzes, most, variants, seed, points)
        except UnequalError as error:
            refused = error
        else:
            check_alike(papers, most)
            return
        check_refusal(refused, most, variants)
        most = refused.most


def check_refusal(refused: UnequalError, count: int, variants: int) -> None:
    assert (refused.asked, refused.variants) == (count, variants)
    assert refused.most < count


@pytest.mark.content
def test_twenty_questions_of_the_bank_are_had_for_four_variants(root: Path) -> None:
    bank = read_bank(root)
    papers = draw_variants(bank.quizzes, 20, 4, 1, weigh)
    check_alike(papers, 20)
    assert len({question.id for paper in papers for question in paper}) == 80


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("single", "several", "numeric", "case")),
            st.sampled_from(("easy", "hard")),
            st.integers(20, 120),
        ),
        min_size=1,
        max_size=30,
    ),
    st.integers(1, 8),
    st.integers(1, 7),
    st.integers(1, 2**32 - 1),
)
def test_any_bank_gives_equal_variants_or_says_how_many_it_can(
    drawn: list[tuple[str, str, int]], count: int, variants: int, seed: int
) -> None:
    quizzes = make_quizzes(
        [
            make_question(kind, id=f"sample-{place}", difficulty=difficulty, seconds=seconds)
            for place, (kind, difficulty, seconds) in enumerate(drawn)
        ]
    )
    check_what_is_had(quizzes, count, variants, seed, weigh)


def test_the_number_that_is_named_can_be_had() -> None:
    questions = [make_question("single", id=f"sample-{place}") for place in range(10)]
    with pytest.raises(UnequalError) as caught:
        draw_variants(make_quizzes(questions), 6, 4, 1, weigh)
    assert (caught.value.most, caught.value.questions) == (5, 10)
    check_alike(draw_variants(make_quizzes(questions), 5, 4, 1, weigh), 5)


def test_questions_are_alike_in_level_and_difficulty_where_the_bank_allows() -> None:
    questions = [
        make_question("single", id=f"sample-{level}-{place}", level=level)
        for level in ("recall", "apply", "judge")
        for place in range(4)
    ]
    for paper in draw_variants(make_quizzes(questions), 3, 4, 7, weigh):
        assert len({question.level for question in paper}) == 3


def test_another_seed_gives_other_variants_and_the_same_the_same() -> None:
    quizzes = make_quizzes([make_question("single", id=f"sample-{each}") for each in range(40)])
    drawn = [draw_variants(quizzes, 5, 3, seed, weigh) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_shuffled_variants_ask_the_same_in_another_order() -> None:
    quizzes = make_quizzes([make_question("single", id=f"sample-{each}") for each in range(40)])
    papers = shuffle_variants(quizzes, 12, 3, 5)
    assert len({frozenset(question.id for question in paper) for paper in papers}) == 1
    assert len({tuple(question.id for question in paper) for paper in papers}) == 3
