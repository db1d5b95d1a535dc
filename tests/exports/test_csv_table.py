import csv
import io
import json

from methodbook.exports.records.csv_table import COLUMNS, export_csv
from methodbook.questions.kinds import KINDS
from tests.exports.bank import make_question, make_selection, nasty_questions, read_bank


def read_rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_every_question_of_the_bank_can_be_built_again_from_its_row() -> None:
    bank = read_bank()
    (raw,) = export_csv(bank, lambda: None).files.values()
    rows = read_rows(raw)
    assert [row["id"] for row in rows] == [question.id for question in bank.questions]
    for row, question in zip(rows, bank.questions, strict=True):
        fields = json.loads(row["content"]) | {
            "written": question.written,
            **{name: row[name] for name in ("id", "level", "difficulty", "seconds", "basis")},
            "about": row["about"].split(),
            "at": row["at"] or (),
            "prompt": row["prompt"],
            "explanation": row["explanation"],
            "kind": row["kind"],
            "read": row["read"],
        }
        rebuilt = KINDS[row["kind"]].model.model_validate(fields)
        assert rebuilt.model_dump() == question.model_dump()


def test_signs_of_every_kind_survive() -> None:
    (raw,) = export_csv(make_selection(), lambda: None).files.values()
    rows = read_rows(raw)
    assert [row["prompt"] for row in rows] == [each.prompt for each in nasty_questions()]
    assert tuple(rows[0]) == COLUMNS


def test_a_spreadsheet_does_not_run_a_question() -> None:
    question = make_question("truefalse", prompt="=1+1", explanation="@SUM(A1)")
    (raw,) = export_csv(make_selection(question), lambda: None).files.values()
    (row,) = read_rows(raw)
    assert (row["prompt"], row["explanation"]) == ("'=1+1", "'@SUM(A1)")
