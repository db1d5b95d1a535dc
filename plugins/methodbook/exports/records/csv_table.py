"""CSV: one row for each question, for a spreadsheet or a script of one's own.

RFC 4180 with a byte order mark, without which Excel reads Cyrillic as noise.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from typing import TYPE_CHECKING

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import list_holds

if TYPE_CHECKING:
    from methodbook.model.quiz import Question

CARD = FormatCard("csv", list_holds("csv"))

COLUMNS = (
    *("id", "quiz", "kind", "level", "difficulty", "seconds", "about", "basis", "at", "read"),
    *("changed", "prompt", "explanation", "content", "article", "address"),
)
"""``content`` holds as JSON what only one kind has; the last two lead to the answer."""

_SHARED = frozenset({"written", *COLUMNS})


def export_csv(selection: Selection, tick: Tick) -> Export:
    """Write every question of *selection* as a row."""
    ledger = Ledger(CARD, tick)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for quiz in selection.quizzes:
        for question in quiz.questions:
            if ledger.takes(question):
                rows.writerow(_describe(question, quiz.id, selection))
    raw = codecs.BOM_UTF8 + text.getvalue().encode()
    return ledger.close({selection.name_file("-questions.csv"): raw})


def _describe(question: Question, quiz: str, selection: Selection) -> tuple[str | int, ...]:
    own = question.model_dump(mode="json", exclude=set(_SHARED))
    return (
        question.id,
        quiz,
        question.kind,
        question.level.value,
        question.difficulty.value,
        question.seconds,
        " ".join(question.about),
        question.basis.value,
        "; ".join(map(str, question.at)),
        question.read,
        selection.find_date(question).isoformat(),
        _defuse(question.prompt),
        _defuse(question.explanation),
        json.dumps(own, ensure_ascii=False, sort_keys=True),
        *map(_defuse, selection.find_reading(question)),
    )


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _defuse(text: str) -> str:
    """Keep a spreadsheet from running a text that begins like a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


FORMAT = Format(CARD, export_csv)
