"""GIFT: questions as plain text that a teacher can read and mend before the import.

A question ends at a blank line, and the signs ``~ = # { } :`` rule inside it (docs.moodle.org,
«GIFT format»). All texts are HTML in one line, so neither a line break nor a bracket at the start
of a text can be taken for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.moodle import bank
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import list_holds
from methodbook.questions.target import Gift
from methodbook.questions.targets.gift import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Question

CARD = FormatCard("gift", list_holds("gift"), loses=("moodle-origin", "moodle-copies"))


def export_gift(selection: Selection, tick: Tick) -> Export:
    """Write the questions of *selection*, each topic below the line that names its category."""
    ledger = Ledger(CARD, tick)
    blocks = []
    for quiz in selection.quizzes:
        path = bank.write_path(selection, quiz, kind="category_gift").replace("\\", r"\\")
        blocks.append(f"$CATEGORY: {path}")
        for number, question in enumerate(quiz.questions, 1):
            part = bank.admit(question, ledger, "gift")
            if isinstance(part, Gift):
                blocks.append(_write_question(question, part, number, selection))
                ledger.note(question, part.notes)
    return ledger.close({selection.name_file("-gift.txt"): ("\n\n".join(blocks) + "\n").encode()})


def _write_question(question: Question, part: Gift[Any], number: int, selection: Selection) -> str:
    """A comment with the id and the tags, the name, the stem and the answers in braces."""
    marks = [("id", question.id), *(("tag", tag) for tag in bank.list_tags(question, selection))]
    comment = " ".join(f"[{kind}:{_guard(mark)}]" for kind, mark in marks)
    name = quote(bank.name_question(question, number))
    stem = quote(part.ask(question, selection.base.words))
    answers = [*part.list_answers(question), *_list_feedback(question, part, selection)]
    lines = "\n".join(answers)
    return f"// {comment}\n::{name}::[html]{stem}{{{lines}\n}}"


def _list_feedback(question: Question, part: Gift[Any], selection: Selection) -> Iterator[str]:
    remarks = part.remark(question, selection.base.words) if part.remark else ""
    if said := remarks + bank.explain(question, selection):
        yield f"####{quote(said)}"


def _guard(mark: str) -> str:
    return mark.replace("]", r"\]")


FORMAT = Format(CARD, export_gift)
