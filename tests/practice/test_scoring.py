from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.model.quiz import Question, Response
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.folding import parse_number, simplify
from methodbook.questions.kinds import KINDS
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.responses import ONE, ZERO
from methodbook.questions.scoring import find_right, score
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from tests.exports.bank import make_question, read_bank
from tests.practice.scoring_table import Row, read_rows

ROWS = list(read_rows())

indices = st.integers(-2, 9)
responses = st.one_of(
    st.none(),
    st.booleans(),
    indices,
    st.text(max_size=12),
    st.lists(indices, max_size=8),
    st.lists(st.none() | indices, max_size=8),
    st.lists(st.text(max_size=8), max_size=4),
)
kinds = st.sampled_from(list(KINDS))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_response_is_worth_what_the_table_says(row: Row) -> None:
    assert score(row.question, row.response) == row.score


def test_the_table_knows_every_kind() -> None:
    assert {row.question.kind for row in ROWS} == set(KINDS)


@given(kinds, responses)
def test_a_score_is_never_below_nothing_or_above_everything(kind: str, response: Response) -> None:
    assert ZERO <= score(make_question(kind), response) <= ONE


@given(responses)
def test_of_all_single_responses_only_the_right_one_counts(response: Response) -> None:
    question = make_question("single")
    right = isinstance(response, int) and not isinstance(response, bool) and response == 0
    assert score(question, response) == (ONE if right else ZERO)


@given(st.permutations(range(5)), st.integers(0, 5))
def test_the_order_of_several_choices_means_nothing(order: list[int], size: int) -> None:
    question = make_question("several")
    assert score(question, order[:size]) == score(question, sorted(order[:size]))


def test_only_the_right_order_is_worth_everything() -> None:
    question = make_question("ordering")
    assert isinstance(question, Ordering)
    scores = [score(question, list(order)) for order in permutations(range(len(question.items)))]
    assert scores.count(ONE) == 1


@pytest.fixture(scope="module")
def bank() -> tuple[Question, ...]:
    return read_bank().questions


def test_the_right_response_to_every_question_of_the_bank_is_worth_everything(
    bank: tuple[Question, ...],
) -> None:
    assert [each.id for each in bank if score(each, find_right(each)) != ONE] == []


def test_every_other_choice_in_the_bank_is_worth_less(bank: tuple[Question, ...]) -> None:
    for question in bank:
        if isinstance(question, Single | Several):
            right: Any = find_right(question)
            for at in range(len(question.options)):
                single = isinstance(question, Single)
                other: Any = at if single else sorted({*right} ^ {at})
                assert other == right or score(question, other) < ONE, question.id


def test_a_choice_of_everything_in_the_bank_is_worth_nothing(bank: tuple[Question, ...]) -> None:
    for question in bank:
        if isinstance(question, Several):
            assert score(question, list(range(len(question.options)))) == ZERO, question.id


def test_a_wrong_choice_in_a_gap_is_never_an_accepted_answer(bank: tuple[Question, ...]) -> None:
    for question in bank:
        if isinstance(question, Cloze):
            for at, gap in enumerate(question.gaps):
                for option in gap.wrong:
                    typed = [each.answers[0] for each in question.gaps]
                    typed[at] = option.text
                    assert score(question, list(typed)) < ONE, question.id


@given(st.text(max_size=20))
def test_simplifying_twice_changes_nothing_more(typed: str) -> None:
    assert simplify(simplify(typed)) == simplify(typed)


@pytest.mark.parametrize("typed", ["", " ", "-", "1,2,3", "1/2", "∞", "NaN", "1" * 16])
def test_what_is_no_number_is_not_read_as_one(typed: str) -> None:
    assert parse_number(typed) is None
