"""A course on the page: what a learner may see, and which part tests, trains and teaches what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from methodbook.model.base import Base
    from methodbook.model.course import Course, LearningOutcome


@dataclass(frozen=True)
class MatrixRow:
    """One outcome: numbers of the sessions that have it, what is read, asked and trained."""

    outcome: LearningOutcome
    sessions: tuple[int, ...]
    readings: tuple[str, ...]
    questions: int
    exercises: tuple[str, ...]


def list_matrix(course: Course, base: Base) -> tuple[MatrixRow, ...]:
    """The outcomes of *course* against everything that serves them."""
    return tuple(_make_row(outcome, course, base) for outcome in course.outcomes)


def _make_row(outcome: LearningOutcome, course: Course, base: Base) -> MatrixRow:
    numbered = list(enumerate(course.sessions, start=1))
    own = [(at, each) for at, each in numbered if outcome.id in each.outcomes]
    about = set(outcome.about)
    read = dict.fromkeys(reading.entry for _, each in own for reading in each.readings)
    exercises = [
        each.exercise.title for _, each in numbered if outcome.id in each.exercise.outcomes
    ]
    exercises += [
        work.title for work in (course.project,) if work is not None and outcome.id in work.outcomes
    ]
    asked = sum(
        each.level == outcome.level and not about.isdisjoint(each.about)
        for each in base.questions.values()
    )
    return MatrixRow(outcome, tuple(at for at, _ in own), tuple(read), asked, tuple(exercises))
