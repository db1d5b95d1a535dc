"""Aiken: the stem in one line, an option in each of the next, the letter of the right one.

Of all formats it is the easiest to write by hand and holds the least (docs.moodle.org, «Aiken
format»): a question with one right answer, without feedback.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.markup import split_paragraphs
from methodbook.exports.moodle import bank
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.kinds import KINDS
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from methodbook.model.quiz import Question

FILE = "clientocracy-aiken.txt"

CARD = FormatCard(
    "aiken",
    {
        **{kind: Hold(Held.NONE, "aiken-kind") for kind in KINDS},
        "single": Hold(Held.PART, "aiken-no-feedback"),
        "truefalse": Hold(Held.PART, "aiken-true-false"),
    },
    loses=("aiken-plain",),
)

_LOOKS_LIKE_AN_ANSWER = re.compile(r"[A-Z][).]|ANSWER:")


def export_aiken(selection: Selection, tick: Tick) -> Export:
    """Write the questions of *selection* that have one right answer."""
    ledger = Ledger(CARD, tick)
    blocks = [
        _write_question(each, selection)
        for each in selection.questions
        if _holds(each, ledger, selection) and isinstance(each, Single | TrueFalse)
    ]
    return ledger.close({FILE: ("\n\n".join(blocks) + "\n").encode()})


def _holds(question: Question, ledger: Ledger, selection: Selection) -> bool:
    """Enter *question* with everything that this very one loses."""
    if isinstance(question, Single | TrueFalse) and not _is_writable(question, selection):
        ledger.enter(question.id, Held.NONE, "aiken-stem")
        return False
    taken = ledger.takes(question)
    if taken and len(split_paragraphs(question.prompt)) > 1:
        ledger.amend(question.id, "aiken-paragraphs")
    if taken and isinstance(question, Single):
        bank.tell_of_shuffling(question, ledger)
        if any(set("&<>") & set(option.text) for option in question.options):
            ledger.amend(question.id, "aiken-signs")
    return taken


def _is_writable(question: Single | TrueFalse, selection: Selection) -> bool:
    """Tell whether the letters are enough and the stem will not be taken for an option."""
    stem = bank.join_paragraphs(question.prompt)
    return (
        len(_list_options(question, selection)) <= len(ascii_uppercase)
        and len(stem.encode()) > 1  # Moodle skips a single byte like an empty line
        and not _LOOKS_LIKE_AN_ANSWER.match(stem)
    )


def _write_question(question: Single | TrueFalse, selection: Selection) -> str:
    lines = [bank.join_paragraphs(question.prompt)]
    key = ""
    for letter, (text, right) in zip(
        ascii_uppercase, _list_options(question, selection), strict=False
    ):
        lines.append(f"{letter}) {bank.join_paragraphs(text)}")
        key = letter if right else key
    return "\n".join((*lines, f"ANSWER: {key}"))


def _list_options(question: Single | TrueFalse, selection: Selection) -> list[tuple[str, bool]]:
    if isinstance(question, Single):
        return [(option.text, option.right) for option in question.options]
    return [
        (selection.say("moodle", "true"), question.right),
        (selection.say("moodle", "false"), not question.right),
    ]


FORMAT = Format(CARD, export_aiken)
