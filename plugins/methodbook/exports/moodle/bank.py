"""What the formats for Moodle share: where a question is filed, its name, its words.

Moodle adds a copy with every import and never mends an earlier one, so the version of the bank
stands in the name of the category that holds everything.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.questions.kinds import find_part
from methodbook.text.markup import write_html, write_link

if TYPE_CHECKING:
    from methodbook.exports.format import Ledger, Selection
    from methodbook.model.quiz import Question, Quiz

NAME_LENGTH = 60
TAG_LENGTH = 50
"""Moodle cuts a longer tag."""

_ANGLES = str.maketrans("<>`", "‹›'")
"""Names are stripped of everything that looks like a tag: look-alikes stay."""


def admit(question: Question, ledger: Ledger, target: str) -> object:
    """Enter *question* and give what its kind writes for *target*; ``None`` if it is left out."""
    part = find_part(question, target)
    for note in () if isinstance(part, Hold) else part.obstacles(question):
        ledger.enter(question.id, Held.NONE, note)
        return None
    return part if ledger.takes(question) else None


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


def explain(question: Question, selection: Selection) -> str:
    """What everybody is told after the answer, as HTML: the explanation and what to read."""
    name, address = selection.find_reading(question)
    link = write_link(selection.say("moodle", "read", name=name), address) if name else ""
    return write_html(question.explanation) + link
