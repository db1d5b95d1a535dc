"""GIFT: questions as plain text that a teacher can read and mend before the import.

A question ends at a blank line, and the signs ``~ = # { } :`` rule inside it (docs.moodle.org,
«GIFT format»). All texts are HTML in one line, so neither a line break nor a bracket at the start
of a text can be taken for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.markup import write_html
from methodbook.exports.moodle import bank
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Question

FILE = "clientocracy-gift.txt"

CARD = FormatCard(
    "gift",
    {
        **{kind: Hold(Held.WHOLE) for kind in KINDS},
        "matching": Hold(Held.WHOLE, "moodle-remarks"),
        "ordering": Hold(Held.WHOLE, "moodle-remarks"),
        "cloze": Hold(Held.NONE, "gift-cloze"),
        "case": Hold(Held.PART, "gift-rubric"),
    },
    loses=("moodle-origin", "moodle-copies"),
)


_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})

_BARE_SIGNS = str.maketrans({"\\": r"\\", **{sign: f"&#{ord(sign)};" for sign in "~=#{}:"}})
"""Moodle takes the items of an ordering as they stand: there only references can hide a sign."""

_ORDER = "ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW none"
"""All options, so that Moodle does not look for one in the first item."""


def export_gift(selection: Selection, tick: Tick) -> Export:
    """Write the questions of *selection*, each topic below the line that names its category."""
    ledger = Ledger(CARD, tick)
    blocks = []
    for quiz in selection.quizzes:
        path = bank.write_path(selection, quiz, kind="category_gift").replace("\\", r"\\")
        blocks.append(f"$CATEGORY: {path}")
        for number, question in enumerate(quiz.questions, 1):
            if bank.holds(question, ledger):
                blocks.append(_write_question(question, number, selection))
                bank.tell_of_shuffling(question, ledger)
    return ledger.close({FILE: ("\n\n".join(blocks) + "\n").encode()})


def _write_question(question: Question, number: int, selection: Selection) -> str:
    """A comment with the id and the tags, the name, the stem and the answers in braces."""
    marks = [("id", question.id), *(("tag", tag) for tag in bank.list_tags(question, selection))]
    comment = " ".join(f"[{kind}:{_guard(mark)}]" for kind, mark in marks)
    name = _quote(bank.name_question(question, number))
    answers = "\n".join((*_list_answers(question), *_list_feedback(question, selection)))
    return f"// {comment}\n::{name}::[html]{_quote(bank.ask(question, selection))}{{{answers}\n}}"


def _list_answers(question: Question) -> Iterator[str]:
    """The lines between the braces; the first one stands right behind the opening brace."""
    match question:
        case Single() | Several():
            yield from ("", *_list_choices(question))
        case TrueFalse():
            yield f"{str(question.right).upper()}#{_quote_html(question.feedback)}"
        case Matching():
            yield ""
            for pair in question.pairs:
                yield f"={_quote_html(pair.left)} -> {_quote(bank.write_inline(pair.right))}"
            for each in question.spare:
                yield f"= -> {_quote(bank.write_inline(each.text))}"
        case Ordering():
            yield f">{len(question.items)} {_ORDER}"
            yield from (write_html(item.text).translate(_BARE_SIGNS) for item in question.items)
        case Numeric():
            yield from ("#", *_list_numbers(question))
        case CaseStudy() | Cloze():
            yield ""  # an essay; a cloze never gets here
        case _:
            raise LookupError(question.kind)


def _list_choices(question: Single | Several) -> Iterator[str]:
    right, wrong = "=", "~"
    if isinstance(question, Several):
        right, wrong = (f"~%{weight}%" for weight in bank.find_weights(question))
    for option in question.options:
        feedback = f"#{_quote_html(option.feedback)}" if option.feedback else ""
        yield f"{right if option.right else wrong}{_quote_html(option.text)}{feedback}"


def _list_numbers(question: Numeric) -> Iterator[str]:
    value, tolerance = map(bank.write_number, (question.value, question.tolerance))
    yield f"={value}:{tolerance}"
    for mistake in question.mistakes:
        yield f"=%0%{bank.write_number(mistake.value)}:0#{_quote_html(mistake.feedback)}"
    yield f"~#{_quote_html(question.feedback)}"


def _list_feedback(question: Question, selection: Selection) -> Iterator[str]:
    said = bank.explain(question, selection)
    if isinstance(question, Matching | Ordering):
        said = bank.write_remarks(question, selection) + said
    if said:
        yield f"####{_quote(said)}"


def _quote_html(text: str) -> str:
    return _quote(write_html(text))


def _quote(text: str) -> str:
    return text.translate(_SIGNS)


def _guard(mark: str) -> str:
    return mark.replace("]", r"\]")


FORMAT = Format(CARD, export_gift)
