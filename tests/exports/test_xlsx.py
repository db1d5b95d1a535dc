"""The workbook is read back, and every question is rebuilt from its rows."""

import io
from collections import defaultdict
from typing import Any

import pytest
from openpyxl import load_workbook

from methodbook.exports.format import Selection
from methodbook.exports.records.xlsx import ANSWERS, FORMAT, QUESTIONS
from methodbook.model.quiz import Question
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.forms import list_options
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.words import read_words
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, take_file

Rows = list[tuple[str, str, bool, str, str]]


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def read(raw: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(raw))
    return {
        sheet.title: [tuple("" if cell is None else cell for cell in row) for row in sheet.values]
        for sheet in book
    }


def take_rows(raw: bytes) -> dict[str, Rows]:
    rows: dict[str, Rows] = defaultdict(list)
    for name, part, text, right, feedback, number in read(raw)["Ответы"][1:]:
        rows[str(name)].append((str(part), str(text), right == 1, str(feedback), str(number)))
    return rows


def check_alike(question: Question, rows: Rows) -> None:
    match question:
        case Single() | Several():
            assert rows == [
                ("", each.text, each.right, each.feedback, "") for each in question.options
            ]
        case TrueFalse():
            assert [(row[1], row[2]) for row in rows] == [
                ("Верно", question.right),
                ("Неверно", not question.right),
            ]
            assert {row[3] for row in rows if not row[2]} == {question.feedback}
        case Matching():
            pairs = [(each.left, each.right, True, each.feedback, "") for each in question.pairs]
            spare = [("", each.text, False, each.feedback, "") for each in question.spare]
            assert rows == [*pairs, *spare]
        case Ordering():
            places = enumerate(question.items, start=1)
            assert rows == [(str(at), each.text, True, each.feedback, "") for at, each in places]
        case Cloze():
            for gap in question.gaps:
                own = [row for row in rows if row[0] == gap.id and row[1] != "*"]
                wanted = [
                    (gap.id, each.text, each.right, each.feedback, "") for each in list_options(gap)
                ]
                assert own == wanted
        case Numeric():
            [right] = [row for row in rows if row[2]]
            assert (right[1], right[4]) == (
                format(question.value, "f"),
                format(question.tolerance, "f"),
            )
            said = [*(each.feedback for each in question.mistakes), question.feedback]
            assert [row[3] for row in rows if not row[2]] == said
        case ShortAnswer():
            assert [row[1] for row in rows if row[2]] == list(question.spellings)
            assert [row[1] for row in rows if not row[2]] == [
                *(each.text for each in question.wrong),
                "*",
            ]
        case CaseStudy():
            assert [row[0] for row in rows[:-1]] == [each.text for each in question.criteria]
            assert [row[4] for row in rows[:-1]] == [str(each.points) for each in question.criteria]
            assert rows[-1][1] == question.sample


@pytest.mark.slow
def test_every_question_of_the_bank_is_rebuilt(bank: Selection, made: Made) -> None:
    raw = take_file(made("xlsx"))
    described = {row[0]: dict(zip(QUESTIONS, row, strict=True)) for row in read(raw)["Вопросы"][1:]}
    rows = take_rows(raw)
    assert list(described) == [question.id for question in bank.questions]
    for question in bank.questions:
        assert described[question.id]["kind"] == question.kind
        assert str(described[question.id]["prompt"]).startswith(question.prompt)
        assert described[question.id]["explanation"] == question.explanation
        check_alike(question, rows[question.id])


def test_the_signs_that_formats_read_as_markup_stay_what_they_are() -> None:
    selection = make_selection(address="https://example.org/{}/{}".format)
    raw = export(selection)
    rows = take_rows(raw)
    for question in selection.questions:
        check_alike(question, rows[question.id])
    assert {row[-1] for row in read(raw)["Вопросы"][1:]} == {"https://example.org/promise/"}


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    book = load_workbook(io.BytesIO(export(make_selection(make_question("single")))))
    cells = {cell.value: cell.data_type for row in book["Ответы"] for cell in row}
    assert cells["=Второй"] == "s"


def test_every_column_is_described() -> None:
    described = read(export(make_selection()))["Столбцы"][1:]
    assert [row[1] for row in described] == [*QUESTIONS, *ANSWERS]
    assert all(row[2] for row in described)
    assert {"sheet", "column", "meaning"} <= read_words("ru").area("table").keys()
