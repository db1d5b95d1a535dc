"""What the formats for Moodle share: where a question is filed, its name, its words and weights.

Moodle adds a copy with every import and never mends an earlier one, so the version of the bank
stands in the name of the category that holds everything.
"""

from __future__ import annotations

import textwrap
from html import escape
from typing import TYPE_CHECKING

from lxml import etree, html

from methodbook.exports.markup import split_paragraphs, write_html, write_link
from methodbook.model.export import Held
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lxml.etree import _Element

    from methodbook.exports.format import Ledger, Selection
    from methodbook.model.quiz import Question, Quiz

NAME_LENGTH = 60
TAG_LENGTH = 50
"""Moodle cuts a longer tag."""

ANSWER_LENGTH = 255
"""A longer second half of a pair stops the whole import with an error of the database."""

_SHARES = frozenset({*range(1, 11), 20})
"""The n for which 1/n is in the list of weights that Moodle admits."""

_ANGLES = str.maketrans("<>`", "‹›'")
"""Names are stripped of everything that looks like a tag: look-alikes stay."""


def holds(question: Question, ledger: Ledger) -> bool:
    """Enter *question* and tell whether it is to be written."""
    if obstacle := _find_obstacle(question):
        ledger.enter(question.id, Held.NONE, obstacle)
        return False
    return ledger.takes(question)


def _find_obstacle(question: Question) -> str:
    """The note that says why Moodle cannot keep *question*, or nothing.

    Moodle refuses a weight that is not in its list. With eleven right options, or none, full marks
    would be impossible.
    """
    if isinstance(question, Several):
        right, wrong = _count(question)
        return "" if right in _SHARES and wrong in _SHARES | {0} else "moodle-weights"
    if isinstance(question, Matching):
        longest = max(len(write_inline(answer)) for answer in question.answers)
        return "" if longest <= ANSWER_LENGTH else "moodle-long-answer"
    return ""


def tell_of_shuffling(question: Question, ledger: Ledger) -> None:
    """Note that options with an order of their own will be shuffled by Moodle."""
    if isinstance(question, Single | Several) and question.fixed:
        ledger.amend(question.id, "moodle-shuffles")


def name_bank(selection: Selection, kind: str = "category") -> str:
    """The name of the whole, with the day of its last change; *kind* names the sentence."""
    title = selection.title or selection.say("moodle", "bank")
    return selection.say("moodle", kind, title=title, date=selection.date.isoformat())


def write_path(selection: Selection, *quizzes: Quiz, kind: str = "category") -> str:
    """The path of the category of a topic; without one, of the category above all topics.

    It names no context, so everything lands in the bank that the teacher has chosen. A slash
    inside a name is doubled; the spaces keep it apart from one that separates names. *kind* names
    the sentence for the category above: formats must not share it, because Moodle takes the id
    from a question, without a word, when another one of the category has it.
    """
    names = (name_bank(selection, kind), *(quiz.title for quiz in quizzes))
    return " / ".join(name.translate(_ANGLES).replace("/", "//") for name in names)


def name_question(question: Question, number: int) -> str:
    """A short name: the place in the topic, so that a list keeps its order, and the first words."""
    words = textwrap.shorten(question.prompt, NAME_LENGTH, placeholder="…")
    return f"{number:02} {words}".translate(_ANGLES)


def list_tags(question: Question, selection: Selection) -> list[str]:
    """What a teacher can filter by: level, difficulty, what the question is about."""
    entries = selection.base.entries
    tags = [
        selection.say("moodle", f"level_{question.level}"),
        selection.say("moodle", f"difficulty_{question.difficulty}"),
        *(entries[name].name if name in entries else name for name in question.about),
    ]
    return [textwrap.shorten(tag.translate(_ANGLES), TAG_LENGTH, placeholder="…") for tag in tags]


def find_weights(question: Several) -> tuple[str, str]:
    """What a right and a wrong option add, in percent with the five decimals that Moodle wants.

    1/n and -1/m together score as :func:`methodbook.practice.scoring.score` does.
    """
    right, wrong = _count(question)
    return _write_share(right), f"-{_write_share(wrong)}" if wrong else "0"


def _count(question: Several) -> tuple[int, int]:
    right = sum(option.right for option in question.options)
    return right, len(question.options) - right


def _write_share(count: int) -> str:
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def write_number(number: Decimal) -> str:
    """A number with a decimal point, never in powers of ten."""
    return format(number, "f")


def ask(question: Question, selection: Selection) -> str:
    """The stem as HTML; it tells the unit of a number, for which the field has no place."""
    unit = question.unit if isinstance(question, Numeric) else ""
    return write_html(question.prompt, selection.say("moodle", "unit", unit=unit) if unit else "")


def explain(question: Question, selection: Selection) -> str:
    """What everybody is told after the answer, as HTML: the explanation and what to read."""
    name, address = selection.find_reading(question)
    link = write_link(selection.say("moodle", "read", name=name), address) if name else ""
    return write_html(question.explanation) + link


def set_text(node: _Element, text: str) -> None:
    """Give *node* its *text*, in a section of CDATA if it has spaces or signs of markup.

    Moodle is given a text in pieces, cut beside references, and drops a piece of white space alone:
    «</strong> Мысль» would become one word. A section is not cut there.
    """
    node.text = etree.CDATA(text) if set("&<> ") & set(text) else text


def write_inline(text: str) -> str:
    """*text* as HTML without a paragraph of its own."""
    return escape(join_paragraphs(text), quote=False)


def join_paragraphs(text: str) -> str:
    """*text* in one line."""
    return " ".join(split_paragraphs(text))


def write_remarks(question: Matching | Ordering, selection: Selection) -> str:
    """The feedback of single parts as one list of HTML: Moodle keeps none for a pair or an item."""
    parts = html.Element("ul" if isinstance(question, Matching) else "ol")
    for what, feedback in _list_remarks(question, selection):
        name = etree.SubElement(etree.SubElement(parts, "li"), "strong")
        name.text, name.tail = join_paragraphs(what), f" {join_paragraphs(feedback)}"
    return str(html.tostring(parts, encoding="unicode"))


def _list_remarks(question: Matching | Ordering, selection: Selection) -> Iterator[tuple[str, str]]:
    if isinstance(question, Ordering):
        yield from ((item.text, item.feedback) for item in question.items)
        return
    for pair in question.pairs:
        yield selection.say("moodle", "pair", left=pair.left, right=pair.right), pair.feedback
    yield from ((each.text, each.feedback) for each in question.spare)
