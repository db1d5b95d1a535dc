"""A Moodle course as a backup (``.mbz``): a quiz for each topic and one that draws from all.

Moodle XML fills a bank and leaves the quizzes to the teacher. A backup brings them along, with
their settings, what a student sees when, and slots for which Moodle draws a question itself. It is
written for Moodle 4.5; a newer one restores it as well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.moodle import bank
from methodbook.exports.moodle.backup.course import (
    CoursePlan,
    QuizPlan,
    QuizSlot,
    SectionPlan,
    list_course_files,
)
from methodbook.exports.moodle.backup.questions import QuestionWriter
from methodbook.exports.moodle.backup.tree import HTML, Numbers, XmlValue, grow, write_file
from methodbook.exports.moodle.xml import write_question
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import list_holds
from methodbook.questions.target import MoodleXml
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from lxml.etree import _Element

    from methodbook.exports.moodle.backup.questions import BankPlace
    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard(
    "moodle-course",
    list_holds("moodle_xml"),
    loses=("moodle-origin", "moodle-course-copies", "moodle-course-random"),
)

_PER_TOPIC = 2
"""Questions that the final quiz draws from a topic."""
_MINUTES = 5


@dataclass
class _Bank:
    """What has been written of the bank: categories, the slots of each topic, what may be drawn."""

    selection: Selection
    ledger: Ledger
    day: int
    numbers: Numbers = field(default_factory=Numbers)
    root: _Element = field(default_factory=lambda: etree.Element("question_categories"))
    categories: list[int] = field(default_factory=list)
    slots: dict[str, list[QuizSlot]] = field(default_factory=lambda: defaultdict(list))
    drawn: dict[str, tuple[int, list[Question]]] = field(default_factory=dict)

    def open(self, name: str, parent: int, about: str = "", key: str | None = None) -> BankPlace:
        """A category of the bank inside *parent*; returns where its entries go."""
        number = self.numbers.take("question_category")
        self.categories.append(number)
        fields: dict[str, XmlValue] = {
            "name": name,
            "contextid": 2,
            "contextlevel": 50,
            "contextinstanceid": 2,
            "info": about,
            "infoformat": HTML,
            "stamp": f"{self.selection.seeds.packages}+{self.day}+{number}",
            "parent": parent,
            "sortorder": 999,
            "idnumber": key,
        }
        node = grow(self.root, "question_category", fields, id=number)
        return grow(node, "question_bank_entries"), number

    @cached_property
    def writer(self) -> QuestionWriter:
        """Writes the questions, with numbers that no other part of the course takes."""
        return QuestionWriter(self.numbers, self.day, self.selection.seeds.packages)


def export_moodle_course(selection: Selection, tick: Tick) -> Export:
    """Write the bank of *selection* and a course around it."""
    ledger = Ledger(CARD, tick)
    day = int(datetime.combine(selection.date, time(), UTC).timestamp())
    store = _Bank(selection, ledger, day)
    _fill_bank(store)
    files = {"questions.xml": write_file(store.root)}
    for name, root in list_course_files(_plan_course(store)):
        files[name] = write_file(root)
    raw = pack(files, first="moodle_backup.xml")
    return ledger.close({selection.name_file("-moodle-course.mbz"): raw})


def _fill_bank(store: _Bank) -> None:
    selection = store.selection
    store.open("top", 0)
    about = (selection.say("moodle", f"about_{what}") for what in ("bank", "scoring", "cases"))
    store.open(bank.name_bank(selection), 1, write_html(*about))
    for quiz in selection.quizzes:
        _fill_topic(store, quiz)


def _fill_topic(store: _Bank, quiz: Quiz) -> None:
    """A category of what the machine marks, and inside it one of what the teacher does."""
    numbered = list(enumerate(quiz.questions, 1))
    place = store.open(quiz.title, 2, write_html(quiz.lead), quiz.id)
    drawn = [
        question
        for number, question in numbered
        if not question.by_hand and _add_question(store, place, quiz.id, number, question)
    ]
    store.drawn[quiz.id] = place[1], drawn
    if any(question.by_hand for question in quiz.questions):
        name = store.selection.say("moodle", "category_by_hand", topic=quiz.title)
        inside = store.open(name, place[1])
        for number, question in numbered:
            if question.by_hand:
                _add_question(store, inside, quiz.id, number, question)


def _add_question(
    store: _Bank, place: BankPlace, topic: str, number: int, question: Question
) -> bool:
    """Add *question* and a slot for it; tells whether Moodle can keep it."""
    part = bank.admit(question, store.ledger, "moodle_xml")
    if not isinstance(part, MoodleXml):
        return False
    node = write_question(question, part, number, store.selection)
    entry = store.writer.add(place, node, part.split(question) if part.split else None)
    store.slots[topic].append(QuizSlot(float(part.grade(question)), entry=entry))
    store.ledger.note(question, part.notes)
    return True


def _plan_course(store: _Bank) -> CoursePlan:
    selection = store.selection
    title = bank.name_bank(selection, "course")
    sections = (
        SectionPlan(title, write_html(selection.say("moodle", "about_course"))),
        *(_plan_topic(store, quiz) for quiz in selection.quizzes if store.slots[quiz.id]),
        _plan_final(store),
    )
    key = f"{selection.seeds.files}-{selection.date.isoformat()}"
    summary = write_html(selection.say("moodle", "about_course"))
    return CoursePlan(
        key, title, summary, store.day, sections, tuple(store.categories), store.numbers
    )


def _plan_topic(store: _Bank, quiz: Quiz) -> SectionPlan:
    plan = QuizPlan(
        quiz.id, quiz.title, write_html(quiz.lead), tuple(store.slots[quiz.id]), practice=True
    )
    return SectionPlan(quiz.title, write_html(quiz.lead), (plan,))


def _plan_final(store: _Bank) -> SectionPlan:
    """A quiz that draws some questions of every topic, each worth one point."""
    say = store.selection.say
    slots, seconds = [], 0
    for category, questions in store.drawn.values():
        count = min(_PER_TOPIC, len(questions))
        slots += [QuizSlot(1.0, category=category)] * count
        longest = sorted((each.seconds for each in questions), reverse=True)
        seconds += sum(longest[:count])
    about = write_html(say("moodle", "about_final"))
    minutes = -(-seconds // (60 * _MINUTES)) * _MINUTES
    name = say("moodle", "final")
    plan = QuizPlan("final", name, about, tuple(slots), practice=False, minutes=minutes)
    return SectionPlan(name, about, (plan,) if slots else ())


FORMAT = Format(CARD, export_moodle_course)
