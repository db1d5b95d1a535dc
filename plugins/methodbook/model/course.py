"""Courses: sessions with minutes, outcomes that can be observed, and what a teacher needs to know.

A course is data alone. What a learner may see and what only the teacher sees are apart:
``Block.answers``, ``Block.reply`` and ``Session.notes`` belong to the teacher's edition.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, SkipValidation, model_validator

from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import Ids, NonEmpty, QuizLevel
from methodbook.words import Refusal


class LearningOutcome(Frozen):
    """What somebody can be seen to do after the course."""

    id: EntryId
    text: NonEmpty
    level: QuizLevel
    about: Ids = Field(min_length=1)
    """The entries whose questions test it."""


class CourseReading(Frozen):
    """An entry to read before the session, with the minutes that it takes."""

    entry: EntryId
    minutes: int = Field(ge=1, le=240)


class ShownMotif(StrEnum):
    """How the rows of a table are drawn instead of written."""

    CURVES = "curves"
    MAP = "map"


class Shown(Frozen):
    """What a slide shows beside the question: a definition, a picture, or a part of a sheet.

    Of a sheet of the running company are shown the rows of a table, or fields. Exactly one of
    ``define``, ``picture`` and ``sheet`` is given.
    """

    define: EntryId | None = None
    picture: EntryId | None = None
    sheet: EntryId | None = None
    table: EntryId | None = None
    columns: Ids = ()
    rows: Ids = ()
    """Ids of the rows that are shown; all if empty."""
    drawn: ShownMotif | None = None
    """Curves: the first column names the points. A map: the first two say who gives whom."""
    named_by: EntryId | None = None
    """The table of the sheet whose rows name the first curves, in order."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if sum(each is not None for each in (self.define, self.picture, self.sheet)) != 1:
            raise Refusal("one_shown")
        if self.sheet and not self.columns:
            raise Refusal("shown_columns")
        if (self.drawn or self.named_by) and not self.table:
            raise Refusal("drawn_table")
        return self


class Block(Frozen):
    """A part of a session: what is asked, what usually comes back, what the teacher then does."""

    title: NonEmpty
    minutes: int = Field(ge=1, le=240)
    ask: NonEmpty
    show: tuple[Shown, ...] = ()
    answers: NonEmpty
    reply: NonEmpty


class Exercise(Frozen):
    """Work in the session, with the text that is handed out."""

    title: NonEmpty
    outcomes: Ids = Field(min_length=1)
    rubric: EntryId | None = None
    handout: tuple[NonEmpty, ...] = Field(min_length=1)


class TeacherNotes(Frozen):
    """What only the teacher reads."""

    wrong: NonEmpty
    expected: NonEmpty
    large: NonEmpty
    online: NonEmpty


class Session(Frozen):
    """One meeting."""

    id: EntryId
    title: NonEmpty
    outcomes: Ids = Field(min_length=1)
    about: Ids = Field(min_length=1)
    """The entries that the session works with."""
    readings: tuple[CourseReading, ...] = ()
    opening: NonEmpty
    blocks: tuple[Block, ...] = Field(min_length=1)
    exercise: Exercise
    closing: NonEmpty
    homework: NonEmpty
    notes: TeacherNotes

    @property
    def minutes(self) -> int:
        """How long its blocks take together."""
        return sum(block.minutes for block in self.blocks)

    @property
    def academic_hours(self) -> int:
        """The same in academic hours: 45 minutes or less."""
        return math.ceil(self.minutes / 45)


class RubricCriterion(Frozen):
    """What is looked at, and how it looks at each of the four levels, the best first."""

    name: NonEmpty
    levels: tuple[NonEmpty, NonEmpty, NonEmpty, NonEmpty]


class Rubric(Frozen):
    """How written or spoken work is judged."""

    id: EntryId
    title: NonEmpty
    criteria: tuple[RubricCriterion, ...] = Field(min_length=2)


class Project(Frozen):
    """The work that goes through the whole course."""

    title: NonEmpty
    task: tuple[NonEmpty, ...] = Field(min_length=1)
    outcomes: Ids = Field(min_length=1)
    rubric: EntryId


class Essay(Frozen):
    """A text to write at home; one of the topics is chosen."""

    task: NonEmpty
    topics: tuple[NonEmpty, ...] = Field(min_length=1)
    outcomes: Ids = Field(min_length=1)
    rubric: EntryId


class Coverage(Frozen):
    """What the sessions of a course must work with."""

    kinds: Ids = ()
    """Every published entry of these kinds."""
    entries: Ids = ()


class Course(Frozen):
    """A course of one file."""

    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    id: EntryId
    name: NonEmpty
    lead: NonEmpty
    length: int = Field(ge=10, le=600)
    """Minutes of one session."""
    covers: Coverage = Coverage()
    outcomes: tuple[LearningOutcome, ...] = Field(min_length=1)
    sessions: tuple[Session, ...] = Field(min_length=1)
    rubrics: tuple[Rubric, ...] = ()
    project: Project | None = None
    essay: Essay | None = None
    cases: Ids = ()
    """Teaching cases by the names of their files."""

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    def list_entries(self) -> Iterator[tuple[KeyPath, str]]:
        """Every entry that the course names, with the place of its name."""
        for at, outcome in enumerate(self.outcomes):
            yield from _number(("outcomes", at, "about"), outcome.about)
        for at, session in enumerate(self.sessions):
            yield from _number(("sessions", at, "about"), session.about)
            for number, reading in enumerate(session.readings):
                yield ("sessions", at, "readings", number, "entry"), reading.entry
        yield from _number(("covers", "entries"), self.covers.entries)

    def list_outcomes(self) -> Iterator[tuple[KeyPath, str]]:
        """Every outcome that a session or an exercise names, likewise."""
        for at, session in enumerate(self.sessions):
            yield from _number(("sessions", at, "outcomes"), session.outcomes)
            path: KeyPath = ("sessions", at, "exercise", "outcomes")
            yield from _number(path, session.exercise.outcomes)
        for name, work in self.list_works():
            yield from _number((name, "outcomes"), work.outcomes)

    def list_works(self) -> Iterator[tuple[str, Project | Essay]]:
        """What is written or made at home, by the name of its field."""
        for name, work in (("project", self.project), ("essay", self.essay)):
            if work is not None:
                yield name, work

    def find_rubric(self, name: str) -> Rubric | None:
        """The rubric of this id."""
        return next((each for each in self.rubrics if each.id == name), None)


def _number(path: KeyPath, names: Ids) -> Iterator[tuple[KeyPath, str]]:
    for at, name in enumerate(names):
        yield (*path, at), name
