"""Every piece of text of the base with the place where it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.model.entry import PAGE, Case, Comparison, Entry, Stage, Status
from methodbook.model.finding import Place
from methodbook.model.picture import list_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.course import Course
    from methodbook.model.method import Method
    from methodbook.model.profile import CourseProfile
    from methodbook.model.quiz import Question, Quiz
    from methodbook.model.selfcheck import SelfCheck
    from methodbook.model.teaching_case import TeachingCase


@dataclass(frozen=True)
class Text:
    """One piece of text; ``prose`` is Markdown, everything else is plain.

    Prose ``by_hand`` is a page of its own: its author may use HTML, links and macros.
    """

    place: Place
    text: str
    prose: bool = False
    by_hand: bool = False

    def find_place(self, offset: int) -> Place:
        """Where the character at *offset* stands; exact for prose only."""
        if not self.prose:
            return self.place
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Place(file=self.place.file, line=self.place.line + line, column=column)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


def list_texts(entry: Entry) -> Iterator[Text]:
    """Every text of *entry*, the head first."""
    for name in ("name", "english", "definition", "phrase"):
        value = getattr(entry, name)
        if value:
            yield Text(entry.find_place(name), value)
    for name in ("synonyms", "abbreviations"):
        for index, value in enumerate(getattr(entry, name)):
            yield Text(entry.find_place(name, index), value)
    for index, other in enumerate(entry.distinct_from):
        yield Text(entry.find_place("distinct_from", index, "reason"), other.reason)
    yield from _list_special(entry)
    for section in entry.sections:
        yield Text(section.written, section.text, prose=True, by_hand=entry.kind == PAGE)


def _list_special(entry: Entry) -> Iterator[Text]:
    if entry.picture:
        for path, text in list_words(entry.picture):
            yield Text(entry.find_place("picture", *path), text)
    if isinstance(entry, Stage) and entry.short:
        yield Text(entry.find_place("short"), entry.short)
    if isinstance(entry, Comparison):
        for index, column in enumerate(entry.table.columns):
            yield Text(entry.find_place("table", "columns", index), column)
        for index, row in enumerate(entry.table.rows):
            place = entry.find_place("table", "rows", index)
            yield Text(entry.find_place("table", "rows", index, "name"), row.name)
            yield from (Text(place, text) for text in row.cells)
    if isinstance(entry, Case):
        yield from _list_case(entry)


def _list_case(entry: Case) -> Iterator[Text]:
    for index, name in enumerate(entry.industry):
        yield Text(entry.find_place("industry", index), name)
    if entry.size:
        yield Text(entry.find_place("size"), entry.size)
    for index, measure in enumerate(entry.measures):
        for field in ("name", "before", "value", "unit", "period", "note"):
            if text := getattr(measure, field):
                yield Text(entry.find_place("measures", index, field), text)
    for index, event in enumerate(entry.timeline):
        for field in ("when", "what"):
            yield Text(entry.find_place("timeline", index, field), getattr(event, field))


_SAID = frozenset(
    (
        *("title", "lead", "changes", "name", "text", "note", "example", "offer"),
        *("why", "instead", "lifts_if", "description", "evidence", "brief", "reason"),
        *("step", "who", "sheet", "do", "sign", "cost", "back", "first", "excused", "left_out"),
    )
)
"""Fields of a self-check that a reader sees; all others are names of questions, answers, rules."""


def _list_selfcheck(check: SelfCheck) -> Iterator[Text]:
    for path, text in list_words(check):
        field = next(step for step in reversed(path) if isinstance(step, str))
        if field in _SAID:
            yield Text(check.find_place(*path), text)


_NAMES = frozenset(
    ("file", "start", "id", "kind", "level", "difficulty", "about", "basis", "read", "measure")
)
"""Fields of a question that hold names; a reader sees all others, whatever a kind has."""


def list_question_texts(question: Question) -> Iterator[Text]:
    """Every text of a question that a reader sees."""
    for path, text in list_words(question):
        field = next(step for step in reversed(path) if isinstance(step, str))
        if field not in _NAMES and text:
            yield Text(question.find_place(*path), text)


def _list_quiz(quiz: Quiz) -> Iterator[Text]:
    yield Text(quiz.written, quiz.title)
    yield Text(quiz.written, quiz.lead)
    for question in quiz.questions:
        yield from list_question_texts(question)


_NAMED = frozenset({"name", "description", "title", "guide", "lead", "text"})
"""Fields of a method that a reader or an author sees; all others are names for the engine."""


def _list_method(method: Method) -> Iterator[Text]:
    for path, text in list_words(method):
        if path[-1] in _NAMED or "names" in path:
            yield Text(method.find_place(*path), text)


_NO_WORDS = frozenset(
    "code index year id about entry entries kinds outcomes rubric cases course level".split()
)
"""Fields of courses, cases and profiles that hold codes and names of something."""


def _list_course(record: Course | TeachingCase | CourseProfile) -> Iterator[Text]:
    """Every text of a course, a case to teach with or a profile."""
    for path, text in list_words(record):
        named = [step for step in path if isinstance(step, str)]
        if text and named[-1] not in _NO_WORDS and not {"show", "shown"} & {*named}:
            yield Text(record.find_place(*path), text)


def list_all_texts(base: Base, *, drafts: bool = True) -> Iterator[Text]:
    """Every text of the base: the method, entries, lists, self-checks, quizzes."""
    yield from _list_method(base.method)
    for entry in base.entries.values():
        if drafts or entry.status is Status.PUBLISHED:
            yield from list_texts(entry)
    for source in base.sources.values():
        yield Text(source.written, source.note)
    for reading in base.reading.values():
        if reading.note:
            yield Text(reading.written, reading.note)
    for conflict in base.conflicts.values():
        for text in (conflict.title, conflict.chosen, conflict.why):
            yield Text(conflict.written, text)
        yield from (Text(conflict.written, variant.says) for variant in conflict.readings)
    yield from _list_practice(base)


def _list_practice(base: Base) -> Iterator[Text]:
    for check in base.selfchecks.values():
        yield from _list_selfcheck(check)
    for quiz in base.ordered_quizzes:
        yield from _list_quiz(quiz)
    for group in (base.courses, base.teaching_cases, base.profiles):
        for record in group.values():
            yield from _list_course(record)
