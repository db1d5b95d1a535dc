"""Steps of Stepik: a file for each question, and a list of the lessons that they belong to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.target import Stepik
from methodbook.text.markup import write_html, write_link

if TYPE_CHECKING:
    from methodbook.model.quiz import Question

CARD = FormatCard("stepik", list_holds("stepik"), loses=("cartridge-metadata", "stepik-read"))


def export_stepik(selection: Selection, tick: Tick) -> Export:
    """Write the steps, topic by topic."""
    ledger = Ledger(CARD, tick)
    files: dict[str, bytes] = {}
    lessons = []
    for quiz in selection.quizzes:
        steps: list[str] = []
        for question in quiz.questions:
            part = find_part(question, "stepik")
            if ledger.takes(question) and isinstance(part, Stepik):
                steps.append(f"{quiz.id}/{len(steps) + 1:02}-{question.id}.step")
                files[steps[-1]] = _dump(_write_step(question, part, selection))
                ledger.note(question, part.notes)
        lessons.append({"lesson": quiz.title, "steps": steps})
    files["lessons.json"] = _dump(lessons)
    return ledger.close({selection.name_file("-stepik.zip"): pack(files)})


def _write_step(question: Question, part: Stepik[Any], selection: Selection) -> dict[str, Any]:
    block = part.write(question, selection.base.words)
    name, address = selection.find_reading(question)
    said = selection.say("interchange", "read", name=name)
    general = write_html(question.explanation) + (write_link(said, address) if name else "")
    return {
        "block": {
            "name": block.name,
            "text": block.text,
            "video": None,
            "options": {},
            "subtitle_files": [],
            "is_deprecated": False,
            "source": block.source,
            "subtitles": {},
            "tests_archive": None,
            "feedback_correct": general,
            "feedback_wrong": block.wrong + general,
        },
        "id": question.id,
        "has_review": False,
        "time": f"{selection.find_date(question).isoformat()}T00:00:00.000Z",
    }


def _dump(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = Format(CARD, export_stepik)
