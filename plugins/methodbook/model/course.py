"""Courses: sessions with minutes, outcomes that can be observed, and what a teacher needs to know.

A course is data alone. What a learner may see and what only the teacher sees are apart:
``Block.answers``, ``Block.reply`` and ``Session.notes`` belong to the teacher's edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field, SkipValidation

from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import Ids, NonEmpty, QuizLevel


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


class Block(Frozen):
    """A part of a session: what is asked, what usually comes back, what the teacher then does."""

    title: NonEmpty
    minutes: int = Field(ge=1, le=240)
    ask: NonEmpty
    answers: NonEmpty
    reply: NonEmpty


class Exercise(Frozen):
    """Work in the session, with the text that is handed out."""

    title: NonEmpty
    outcomes: Ids = Field(min_length=1)
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


def _number(path: KeyPath, names: Ids) -> Iterator[tuple[KeyPath, str]]:
    for at, name in enumerate(names):
        yield (*path, at), name
