import pytest

from methodbook.model.quiz import Quiz, QuizLevel
from methodbook.practice.selection import Wanted, draw_questions, select
from tests.exports.bank import read_bank


@pytest.fixture(scope="module")
def bank() -> tuple[Quiz, ...]:
    return read_bank().quizzes


def test_nothing_asked_for_means_everything(bank: tuple[Quiz, ...]) -> None:
    assert select(bank, Wanted()) == bank


def test_topics_entries_and_levels_narrow_the_bank_together(bank: tuple[Quiz, ...]) -> None:
    wanted = Wanted(quizzes=frozenset({bank[0].id}), levels=frozenset({QuizLevel.APPLY}))
    (quiz,) = select(bank, wanted)
    assert quiz.id == bank[0].id
    assert {question.level for question in quiz.questions} == {QuizLevel.APPLY}
    about = bank[0].questions[0].about[0]
    for found in select(bank, Wanted(about=frozenset({about}))):
        assert {question.about[0] for question in found.questions} == {about}


def test_a_topic_without_a_fitting_question_is_left_out(bank: tuple[Quiz, ...]) -> None:
    assert select(bank, Wanted(about=frozenset({"nothing"}))) == ()


@pytest.mark.parametrize("count", [1, 5, 17, 40, 100])
@pytest.mark.parametrize("seed", [1, 2, 2**32 - 1])
def test_a_draw_has_its_number_and_every_topic_its_share(
    bank: tuple[Quiz, ...], count: int, seed: int
) -> None:
    drawn = draw_questions(bank, count, seed)
    assert len({question.id for _, question in drawn}) == len(drawn) == count
    total = sum(len(quiz.questions) for quiz in bank)
    for quiz in bank:
        share = sum(each.id == quiz.id for each, _ in drawn)
        assert abs(share - count * len(quiz.questions) / total) < 1


def test_a_seed_decides_about_the_draw(bank: tuple[Quiz, ...]) -> None:
    assert draw_questions(bank, 20, 7) == draw_questions(bank, 20, 7)
    assert draw_questions(bank, 20, 7) != draw_questions(bank, 20, 8)


@pytest.mark.parametrize("count", [None, 100_000])
def test_more_than_there_are_means_all(bank: tuple[Quiz, ...], count: int | None) -> None:
    drawn = draw_questions(bank, count, 1)
    assert {question.id for _, question in drawn} == {
        question.id for quiz in bank for question in quiz.questions
    }


def test_nothing_can_be_drawn_from_nothing() -> None:
    assert draw_questions((), 5, 1) == ()


@pytest.mark.parametrize("seed", range(1, 6))
def test_cases_come_after_everything_else(bank: tuple[Quiz, ...], seed: int) -> None:
    kinds = [question.kind == "case" for _, question in draw_questions(bank, 100, seed)]
    assert any(kinds)
    assert kinds == sorted(kinds)
