"""What the bank of this checkout owes its readers."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations

import pytest

from methodbook.cli.stamp import find_dates
from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.origin import Basis
from methodbook.model.quiz import Question, QuizLevel
from methodbook.model.selfcheck import Decision
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.kinds import KINDS
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.scoring import find_right, score
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.exports.bank import ROOT


@pytest.fixture(scope="module")
def base() -> Base:
    return read_content(ROOT).base


@pytest.fixture(scope="module")
def questions(base: Base) -> tuple[Question, ...]:
    return tuple(base.questions.values())


def test_the_bank_is_large_and_mostly_asks_to_think(questions: tuple[Question, ...]) -> None:
    levels = Counter(question.level for question in questions)
    assert len(questions) >= 220
    assert (levels[QuizLevel.APPLY] + levels[QuizLevel.JUDGE]) * 3 >= len(questions)


def test_every_kind_of_question_is_used(questions: tuple[Question, ...]) -> None:
    kinds = Counter(question.kind for question in questions)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 5


def test_every_entry_is_the_main_subject_of_a_question(
    base: Base, questions: tuple[Question, ...]
) -> None:
    asked = {question.about[0] for question in questions}
    for kind in base.method.kinds:
        assert [entry.id for entry in base.list_kind(kind.id) if entry.id not in asked] == []


def test_every_tool_of_the_self_check_is_asked_about(
    base: Base, questions: tuple[Question, ...]
) -> None:
    (check,) = [each for each in base.selfchecks.values() if isinstance(each, Decision)]
    asked = {question.about[0] for question in questions}
    assert len(check.tools) == 32
    assert set(check.tools) <= asked


def test_boundaries_are_asked_about(questions: tuple[Question, ...]) -> None:
    asked = Counter(question.about[0] for question in questions)
    assert asked["scope-boundary"] >= 5
    assert asked["mandatory-conditions"] >= 3


def test_figures_come_from_measures(questions: tuple[Question, ...]) -> None:
    measured = [each for each in questions if isinstance(each, Numeric) and each.measure]
    assert len({each.measure for each in measured}) >= 10
    for question in questions:
        if isinstance(question, Numeric) and question.about[0] == "vkusvill":
            assert question.measure or question.basis is Basis.INFERENCE, question.id


def test_the_right_answer_scores_everything_and_every_wrong_option_less(
    questions: tuple[Question, ...],
) -> None:
    for question in questions:
        assert score(question, find_right(question)) == 1
        if isinstance(question, Single):
            scores = [score(question, at) for at in range(len(question.options))]
            assert sorted(scores)[-2:] == [0, 1]


@pytest.mark.parametrize("extreme", [min, max])
def test_the_length_of_an_option_does_not_give_it_away(
    extreme: Callable[[Iterable[int]], int], questions: tuple[Question, ...]
) -> None:
    """The shortest and the longest option are right in 30 % of questions at most, ties counted."""
    singles = [question for question in questions if isinstance(question, Single)]
    given_away = [
        question.id
        for question in singles
        if any(
            option.right
            and len(option.text) == extreme(len(each.text) for each in question.options)
            for option in question.options
        )
    ]
    assert len(given_away) * 10 <= len(singles) * 3


def test_statements_are_true_about_as_often_as_false(questions: tuple[Question, ...]) -> None:
    said = [question.right for question in questions if isinstance(question, TrueFalse)]
    assert 0.4 <= sum(said) / len(said) <= 0.6


def test_every_single_choice_says_why_the_right_option_is_right(
    questions: tuple[Question, ...],
) -> None:
    assert [
        question.id
        for question in questions
        if isinstance(question, Single)
        and not question.explanation
        and not any(option.right and option.feedback for option in question.options)
    ] == []


def test_a_case_is_judged_by_criteria_that_differ(questions: tuple[Question, ...]) -> None:
    for question in questions:
        if isinstance(question, CaseStudy):
            words = [set(each.text.casefold().split()) for each in question.criteria]
            assert all(one != other for one, other in combinations(words, 2))


def test_what_changed_since_it_was_stamped_is_stamped(base: Base) -> None:
    """`methodbook stamp` writes the list; without it programs would not see the change."""
    newest = max(revision.date for revision in base.revisions.values())
    assert find_dates(base, newest)[1] == ()
