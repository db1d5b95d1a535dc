"""A workbook for any program that reads tables: questions, answers, what each column says.

Needs the extra ``documents``. Texts are stored as texts, so none runs as a formula.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from methodbook.model.quiz import Question

CARD = FormatCard("xlsx", list_holds("table"), extra="documents")

QUESTIONS = (
    *("id", "topic", "kind", "level", "difficulty", "seconds", "basis"),
    *("prompt", "explanation", "article", "address"),
)
ANSWERS = ("question", "part", "text", "right", "feedback", "number")

_Cell: TypeAlias = "str | int"


def export_xlsx(selection: Selection, tick: Tick) -> Export:
    """Write the workbook."""
    ledger = Ledger(CARD, tick)
    taken = [
        (quiz.title, question)
        for quiz in selection.quizzes
        for question in quiz.questions
        if ledger.takes(question)
    ]
    sheets = {
        "questions": [QUESTIONS, *(_describe(each, topic, selection) for topic, each in taken)],
        "answers": [ANSWERS, *(row for _, each in taken for row in _list_answers(each, selection))],
        "columns": [*_list_columns(selection)],
    }
    return ledger.close({selection.name_file("-questions.xlsx"): _write_book(sheets, selection)})


def _describe(question: Question, topic: str, selection: Selection) -> Sequence[_Cell]:
    return (
        question.id,
        topic,
        question.kind,
        question.level.value,
        question.difficulty.value,
        question.seconds,
        question.basis.value,
        find_part(question, "table").stem(question),
        question.explanation,
        *selection.find_reading(question),
    )


def _list_answers(question: Question, selection: Selection) -> Iterator[Sequence[_Cell]]:
    for row in find_part(question, "table").list_answers(question, selection.base.words):
        yield question.id, row.part, row.text, int(row.right), row.feedback, row.number


def _list_columns(selection: Selection) -> Iterator[Sequence[_Cell]]:
    yield tuple(selection.say("table", name) for name in ("sheet", "column", "meaning"))
    for sheet, names in (("questions", QUESTIONS), ("answers", ANSWERS)):
        title = selection.say("table", f"sheet_{sheet}")
        yield from ((title, name, selection.say("table", f"{sheet}.{name}")) for name in names)


def _write_book(sheets: dict[str, list[Sequence[_Cell]]], selection: Selection) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 -- an extra

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(selection.say("table", f"sheet_{name}"))
        sheet.freeze_panes = "A2"
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                _set(sheet.cell(place, column), value)
    raw = io.BytesIO()
    book.save(raw)
    return _settle(raw.getvalue(), f"{selection.date.isoformat()}T00:00:00Z")


def _set(cell: Any, value: _Cell) -> None:  # noqa: ANN401 -- openpyxl has no types
    """Store *value*; a text stays a text whatever sign it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _settle(raw: bytes, moment: str) -> bytes:
    """The same workbook without the time at which it was written."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    about = etree.fromstring(files["docProps/core.xml"])
    for name in ("created", "modified"):
        for node in about.iter(f"{{http://purl.org/dc/terms/}}{name}"):
            node.text = moment
    files["docProps/core.xml"] = etree.tostring(about, encoding="UTF-8", xml_declaration=True)
    return pack(files, first="[Content_Types].xml")


FORMAT = Format(CARD, export_xlsx)
