"""Papers of a teaching case: a sheet for learners, and a guide for the teacher with the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.documents.pieces import Paperwork
from methodbook.practice.slides import show_table

if TYPE_CHECKING:
    from datetime import date

    from methodbook.model.base import Base
    from methodbook.model.teaching_case import CaseExhibit, TeachingCase

_LINES = 6


def make_case_sheet(case: TeachingCase, base: Base, day: date) -> Paperwork:
    """What learners get: the story up to the decision, the data and the tasks."""
    title = _say(base, "case_sheet", name=case.name)
    work = Paperwork(title, day, title)
    work.head(case.name, 1)
    work.say(_say(base, "invented" if case.invented else "from_sources"), "quiet")
    for paragraph in case.story:
        work.say(paragraph)
    for exhibit in case.exhibits:
        _add_exhibit(work, exhibit, base)
    work.head(_say(base, "decision"), 2)
    work.say(case.decision)
    work.head(_say(base, "tasks"), 2)
    for number, task in enumerate(case.tasks, start=1):
        work.say(f"{number}. {task.ask}")
    work.rules(_LINES)
    return work


def make_case_guide(case: TeachingCase, base: Base, day: date) -> Paperwork:
    """What only the teacher reads: time, board, answers, and how it went on."""
    title = _say(base, "case_guide", name=case.name)
    work = Paperwork(title, day, title)
    work.head(title, 1)
    work.say(case.lead)
    names = (base.entries[name].name for name in case.about)
    work.say(_say(base, "case_about", names="; ".join(names)))
    work.head(_say(base, "timing"), 2)
    rows = [(str(each.minutes), each.title, each.do) for each in case.timing]
    header = [_say(base, name) for name in ("minutes", "block", "do")]
    work.table(header, rows, (14, 46, 110))
    _add_uses(work, case, base)
    work.head(_say(base, "board"), 2)
    work.list(case.board)
    work.head(_say(base, "task_answers"), 2)
    header = [_say(base, name) for name in ("number", "task_ask", "task_answer")]
    tasks = enumerate(case.tasks, start=1)
    work.table(header, [(str(at), each.ask, each.answer) for at, each in tasks], (10, 70, 90))
    work.head(_say(base, "two_answers"), 2)
    for answer in case.answers:
        work.head(answer.title, 3)
        work.list(answer.reasons)
        work.say(_say(base, "weak", text=answer.weak))
    work.head(_say(base, "critical"), 2)
    work.list(case.critical)
    work.head(_say(base, "outcome"), 2)
    work.say(case.outcome)
    return work


def _add_uses(work: Paperwork, case: TeachingCase, base: Base) -> None:
    if not case.uses:
        return
    work.head(_say(base, "uses"), 2)
    header = [_say(base, name) for name in ("use", "seen")]
    work.table(header, [(base.entries[use.entry].name, use.seen) for use in case.uses], (50, 120))


def _add_exhibit(work: Paperwork, exhibit: CaseExhibit, base: Base) -> None:
    work.head(exhibit.title, 2)
    header, rows = exhibit.header, exhibit.rows
    if exhibit.shown:
        table = show_table(exhibit.shown, base)
        fields = (_say(base, "field"), _say(base, "value"))
        header, rows = table.header or fields, table.rows
    widths = [max(8, *(len(row[at]) for row in (header, *rows))) for at in range(len(header))]
    work.table(header, rows, [min(width, 60) for width in widths])


def _say(base: Base, name: str, /, **values: object) -> str:
    return base.words.say("course_paper", name, **values)
