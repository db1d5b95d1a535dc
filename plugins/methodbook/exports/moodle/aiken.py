"""Aiken: the stem in one line, an option in each of the next, the letter of the right one.

Of all formats it is the easiest to write by hand and holds the least (docs.moodle.org, «Aiken
format»): a question with one right answer, without feedback.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeAlias

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard, Held
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.target import Aiken
from methodbook.questions.targets.moodle import join_paragraphs
from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from methodbook.model.quiz import Question

    Options: TypeAlias = Sequence[tuple[str, bool]]

CARD = FormatCard("aiken", list_holds("aiken"), loses=("aiken-plain",))

_LOOKS_LIKE_AN_ANSWER = re.compile(r"[A-Z][).]|ANSWER:")


def export_aiken(selection: Selection, tick: Tick) -> Export:
    """Write the questions of *selection* that have one right answer."""
    ledger = Ledger(CARD, tick)
    blocks = []
    for question in selection.questions:
        part = find_part(question, "aiken")
        options = part.list_options(question, selection.base.words) if _writes(part) else ()
        if _holds(question, options, ledger):
            blocks.append(_write_question(question, options))
            ledger.note(question, part.notes)
    return ledger.close({selection.name_file("-aiken.txt"): ("\n\n".join(blocks) + "\n").encode()})


def _writes(part: object) -> bool:
    return isinstance(part, Aiken)


def _holds(question: Question, options: Options, ledger: Ledger) -> bool:
    """Enter *question* with everything that this very one loses."""
    if options and not _is_writable(question, options):
        ledger.enter(question.id, Held.NONE, "aiken-stem")
        return False
    taken = ledger.takes(question)
    if taken and len(split_paragraphs(question.prompt)) > 1:
        ledger.amend(question.id, "aiken-paragraphs")
    if taken and any(set("&<>") & set(text) for text, _ in options):
        ledger.amend(question.id, "aiken-signs")
    return taken


def _is_writable(question: Question, options: Options) -> bool:
    """Tell whether the letters are enough and the stem will not be taken for an option."""
    stem = join_paragraphs(question.prompt)
    return (
        len(options) <= len(ascii_uppercase)
        and len(stem.encode()) > 1  # Moodle skips a single byte like an empty line
        and not _LOOKS_LIKE_AN_ANSWER.match(stem)
    )


def _write_question(question: Question, options: Options) -> str:
    lines = [join_paragraphs(question.prompt)]
    key = ""
    for letter, (text, right) in zip(ascii_uppercase, options, strict=False):
        lines.append(f"{letter}) {join_paragraphs(text)}")
        key = letter if right else key
    return "\n".join((*lines, f"ANSWER: {key}"))


FORMAT = Format(CARD, export_aiken)
