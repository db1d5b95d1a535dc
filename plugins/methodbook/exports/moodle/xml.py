"""Moodle XML: every kind of question with its feedback, tags and topics.

Fields and their order are those of Moodle's own export (docs.moodle.org, «Moodle XML format»).
A missing or misspelt one is replaced by a default without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.moodle import bank
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import list_holds
from methodbook.questions.target import MoodleXml
from methodbook.questions.targets.moodle import add, add_html, add_plain
from methodbook.text.markup import write_html, write_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from methodbook.model.quiz import Question

CARD = FormatCard("moodle-xml", list_holds("moodle_xml"), loses=("moodle-origin", "moodle-copies"))


def export_moodle_xml(selection: Selection, tick: Tick) -> Export:
    """Write every question of *selection* into the category of its topic."""
    ledger = Ledger(CARD, tick)
    root = etree.Element("quiz")
    about = (selection.say("moodle", f"about_{what}") for what in ("bank", "scoring", "cases"))
    _add_category(root, bank.write_path(selection), write_html(*about))
    for quiz in selection.quizzes:
        _add_category(root, bank.write_path(selection, quiz), write_html(quiz.lead))
        for number, question in enumerate(quiz.questions, 1):
            part = bank.admit(question, ledger, "moodle_xml")
            if isinstance(part, MoodleXml):
                root.append(write_question(question, part, number, selection))
                ledger.note(question, part.notes)
    return ledger.close({selection.name_file("-moodle.xml"): write_xml(root)})


def _add_category(root: _Element, path: str, about: str) -> None:
    """What follows is filed under *path*; the bank makes the categories that it has not yet."""
    node = etree.SubElement(root, "question", type="category")
    add_plain(node, "category", path)
    add_html(node, "info", about)


def write_question(
    question: Question, part: MoodleXml[Any], number: int, selection: Selection
) -> _Element:
    """A question as an element of Moodle XML; *number* is its place in the topic."""
    words = selection.base.words
    node = etree.Element("question", type=part.type)
    add_plain(node, "name", bank.name_question(question, number))
    add_html(node, "questiontext", part.ask(question, words))
    add_html(node, "generalfeedback", bank.explain(question, selection))
    add(node, "defaultgrade", str(part.grade(question)))
    add(node, "penalty", part.penalty)
    add(node, "idnumber", question.id)
    part.add(node, question, words)
    tags = etree.SubElement(node, "tags")
    for tag in bank.list_tags(question, selection):
        add_plain(tags, "tag", tag)
    return node


FORMAT = Format(CARD, export_moodle_xml)
