"""The key is read back as a teacher reads it: letters become texts, texts the bank's answers."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.exports.exam.paper import ExamPapers, Task, Variant
from methodbook.exports.exam.tasks import set_task
from methodbook.exports.exam.variants import enter_questions, make_card, make_exam
from methodbook.exports.format import Ledger, Selection
from methodbook.model.export import Held
from methodbook.model.quiz import Question, Response
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.targets.paper import (
    Figure,
    Lines,
    Order,
    PaperChoice,
    PaperMarks,
    PaperPairs,
    PaperText,
)
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.text.languages import find_language
from methodbook.text.markup import split_paragraphs
from methodbook.text.numerals import write_number, write_share
from methodbook.words import read_words
from tests.exports.bank import make_question, make_selection, nasty_questions


def plain(text: str) -> str:
    return " ".join(" ".join(split_paragraphs(text)).split())


def name(choices: tuple[PaperChoice, ...], letter: str) -> str:
    """The text behind a letter."""
    return plain(next(choice.text for choice in choices if choice.letter == letter))


def find(texts: list[str], text: str) -> int:
    return [plain(each) for each in texts].index(text)


def read_answer(question: Question, task: Task) -> Response:  # noqa: PLR0911 -- one a kind
    """The response that the key calls right, found through what is printed on the paper."""
    answer, sheet = task.answer, task.sheet
    match sheet:
        case PaperMarks() if isinstance(question, TrueFalse):
            return answer == "Верно"
        case PaperMarks():
            assert isinstance(question, Single | Several)
            texts = [option.text for option in question.options]
            letters = re.sub(r" \(лишний.*", "", answer).split(", ")
            chosen = [find(texts, name(sheet.choices, letter)) for letter in letters]
            return chosen if isinstance(question, Several) else chosen[0]
        case PaperPairs():
            assert isinstance(question, Matching)
            answers = dict(pair.split(" — ") for pair in answer.split(", "))
            rows = [plain(row) for row in sheet.rows]
            numbers = [rows.index(plain(pair.left)) + 1 for pair in question.pairs]
            return [
                find(list(question.answers), name(sheet.choices, answers[str(number)]))
                for number in numbers
            ]
        case Order():
            assert isinstance(question, Ordering)
            texts = [item.text for item in question.items]
            return [find(texts, name(sheet.choices, letter)) for letter in answer.split(" → ")]
        case PaperText():
            found = re.split(r"(?:^|; )\d+\) ", answer)[1:]
            return [each.split(" или ")[0] for each in found]
        case Figure() if isinstance(question, ShortAnswer):
            return answer.split(" или ")[0]
        case Figure():
            return answer.split(" (")[0]
        case Lines():
            return None
        case _:
            assert_never(sheet)


def check_key(exam: ExamPapers, selection: Selection) -> None:
    questions = {question.id: question for question in selection.questions}
    for variant in exam.variants:
        for task in variant.tasks:
            question = questions[task.id]
            assert plain(" ".join(task.prompt)) == plain(question.prompt)
            if question.kind != "case":
                assert score(question, read_answer(question, task)) == 1, task


def list_choices(task: Task) -> tuple[str, ...]:
    sheet = task.sheet
    return tuple(choice.text for choice in getattr(sheet, "choices", ()))


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_key_to_the_whole_bank_is_right(seed: int, bank: Selection) -> None:
    seeded = replace(bank, seed=seed)
    check_key(make_exam(seeded), seeded)


@given(seed=st.integers(1, 2**32 - 1), count=st.none() | st.integers(1, 9))
def test_the_key_is_right_whatever_the_seed(seed: int, count: int | None) -> None:
    selection = make_selection(seed=seed, variants=3, count=count, shuffled=True)
    exam = make_exam(selection)
    assert [len(variant.tasks) for variant in exam.variants] == [count or 9] * 3
    check_key(exam, selection)


def test_every_question_of_the_bank_is_in_every_variant(bank: Selection) -> None:
    for variant in make_exam(bank).variants:
        assert sorted(task.id for task in variant.tasks) == sorted(
            each.id for each in bank.questions
        )
        assert [task.number for task in variant.tasks] == list(range(1, len(bank.questions) + 1))


def test_the_same_seed_gives_the_same_exam_and_another_another(bank: Selection) -> None:
    assert make_exam(bank) == make_exam(bank)
    first, second = make_exam(bank).variants
    assert [task.id for task in first.tasks] != [task.id for task in second.tasks]
    other = make_exam(replace(bank, seed=2)).variants[0]
    assert [task.id for task in first.tasks] != [task.id for task in other.tasks]
    mine = {task.id: list_choices(task) for task in first.tasks}
    theirs = {task.id: list_choices(task) for task in other.tasks}
    assert mine != theirs


def test_a_variant_stays_when_variants_are_added() -> None:
    few, many = make_exam(make_selection()), make_exam(make_selection(variants=5))
    assert many.variants[:2] == few.variants


def test_options_with_an_order_of_their_own_keep_it() -> None:
    question = make_question("several")
    assert isinstance(question, Several)
    assert question.fixed
    for seed in range(20):
        choices = list_choices(set_task(question, 1, seed, read_words("ru")))
        assert [plain(each) for each in choices] == [each.text for each in question.options]


def test_an_order_is_never_shown_solved() -> None:
    question = make_question("ordering")
    assert isinstance(question, Ordering)
    for seed in range(200):
        assert set_task(question, 1, seed, read_words("ru")).answer != "А → Б → В → Г"


def test_points_give_the_same_shares_as_the_page() -> None:
    several = make_question("several")
    task = set_task(several, 1, 1, read_words("ru"))
    assert (task.points, task.answer) == (3, "А, Б, В (лишний: −1,5)")
    one_too_many = score(several, [0, 1, 2, 3])
    assert task.points - Fraction("1.5") == one_too_many * task.points
    points = {kind: set_task(make_question(kind), 1, 1, read_words("ru")).points for kind in KINDS}
    assert points == {
        "single": 1,
        "several": 3,
        "truefalse": 1,
        "matching": 3,
        "ordering": 3,
        "cloze": 2,
        "numeric": 1,
        "short": 1,
        "case": 3,
    }


def test_time_is_added_up_and_rounded_to_five_minutes() -> None:
    variant = make_exam(make_selection(make_question("single", seconds=301))).variants[0]
    assert isinstance(variant, Variant)
    assert (variant.minutes, variant.points) == (10, 1)


def test_a_gap_with_wrong_answers_offers_them_all() -> None:
    question = make_question("cloze")
    sheet = set_task(question, 1, 1, read_words("ru")).sheet
    assert isinstance(question, Cloze)
    assert isinstance(sheet, PaperText)
    typed, chosen = sheet.blanks
    assert typed.choices == ()
    assert sorted(map(plain, chosen.choices)) == ["поручение", "приказ ~ {x}", "совет"]


def test_what_the_bank_says_is_in_the_review(bank: Selection) -> None:
    reviews = {each.id: each for topic in make_exam(bank).topics for each in topic.reviews}
    assert list(reviews) == [each.id for each in bank.questions]
    for question in bank.questions:
        review = reviews[question.id]
        assert plain(" ".join(review.explanation)) == plain(question.explanation)
        assert review.reading == bank.find_reading(question)[0]
        said = [plain(remark.said) for remark in review.remarks]
        if isinstance(question, Single | Several):
            assert said == [plain(option.feedback) for option in question.options]
        if isinstance(question, Numeric):
            assert said[-1] == plain(question.feedback)
        assert bool(review.criteria) is (question.kind == "case")


def test_questions_that_nobody_drew_are_told() -> None:
    selection = make_selection(*nasty_questions(), count=1, variants=1)
    exam = make_exam(selection)
    ledger = Ledger(make_card("exam-pdf"), lambda: None)
    enter_questions(exam, selection, ledger)
    left_out = [each for each in ledger.outcomes if each.held is Held.NONE]
    assert len(ledger.outcomes) == 9
    assert {each.notes for each in left_out} == {("exam-not-drawn",)}
    assert len(left_out) == 8


def test_numbers_are_written_in_russian() -> None:
    assert write_number(Decimal("1250.50"), find_language("ru")) == "1\u00a0250,50"
    assert write_number(Decimal(-3), find_language("ru")) == "−3"
    assert write_share(Fraction(3, 2), find_language("ru")) == "1,5"
    assert write_share(Fraction(2), find_language("ru")) == "2"
    assert write_share(Fraction(2, 3), find_language("ru")) == "2/3"
