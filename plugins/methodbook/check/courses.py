"""Rules about courses: minutes that add up, names that lead somewhere, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.finding import Rule
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.course import Course, LearningOutcome
    from methodbook.model.entry import KeyPath
    from methodbook.model.finding import Finding

WRONG_LENGTH = Rule("E511")
UNKNOWN_NAME = Rule("E512")
LEFT_OUT = Rule("E513")
UNTESTED = Rule("E514")
NO_RUBRIC = Rule("E520")

ENOUGH = 3
"""How many questions of its level an outcome needs."""


def _find_wrong_lengths(rule: Rule, base: Base) -> Iterator[Finding]:
    for course in base.courses.values():
        for at, session in enumerate(course.sessions):
            if session.minutes != course.length:
                what = Sentence(
                    "what", title=session.title, sum=session.minutes, length=course.length
                )
                yield rule.at(course.find_place("sessions", at, "blocks"), what)


def _find_unknown_names(rule: Rule, base: Base) -> Iterator[Finding]:
    for course in base.courses.values():
        for path, name in course.list_entries():
            if name not in base.entries and name not in base.unread:
                yield rule.at(course.find_place(*path), Sentence("what", id=name), excerpt=name)
        known = {outcome.id for outcome in course.outcomes}
        for path, name in course.list_outcomes():
            if name not in known:
                yield rule.at(course.find_place(*path), Sentence("outcome", id=name), excerpt=name)


def _find_left_out(rule: Rule, base: Base) -> Iterator[Finding]:
    for course in base.courses.values():
        taught = {name for session in course.sessions for name in session.about}
        for name in _list_needed(course, base):
            if name not in taught:
                yield rule.at(course.find_place("covers"), Sentence("what", id=name))


def _list_needed(course: Course, base: Base) -> list[str]:
    of_kind = [each.id for kind in course.covers.kinds for each in base.list_kind(kind)]
    return list(dict.fromkeys((*course.covers.entries, *of_kind)))


def _find_untested(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:  # the questions that are missed may stand in a file with findings of its own
        return
    for course in base.courses.values():
        trained = {name for each in course.sessions for name in each.exercise.outcomes}
        for at, outcome in enumerate(course.outcomes):
            place = course.find_place("outcomes", at, "id")
            if (count := _count_questions(outcome, base)) < ENOUGH:
                values = {"id": outcome.id, "count": count, "needed": ENOUGH}
                yield rule.at(place, Sentence("questions", **values))
            if outcome.id not in trained:
                yield rule.at(place, Sentence("exercise", id=outcome.id))


def _count_questions(outcome: LearningOutcome, base: Base) -> int:
    about = set(outcome.about)
    return sum(
        question.level == outcome.level and not about.isdisjoint(question.about)
        for question in base.questions.values()
    )


def _find_missing_rubrics(rule: Rule, base: Base) -> Iterator[Finding]:
    for course in base.courses.values():
        wanted: list[tuple[KeyPath, str]] = [
            ((name, "rubric"), work.rubric) for name, work in course.list_works()
        ]
        wanted += [
            (("sessions", at, "exercise", "rubric"), each.exercise.rubric)
            for at, each in enumerate(course.sessions)
            if each.exercise.rubric
        ]
        for path, name in wanted:
            if course.find_rubric(name) is None:
                yield rule.at(course.find_place(*path), Sentence("what", id=name), excerpt=name)


COURSE_CHECKS: tuple[Check, ...] = (
    Check(WRONG_LENGTH, _find_wrong_lengths),
    Check(UNKNOWN_NAME, _find_unknown_names),
    Check(LEFT_OUT, _find_left_out),
    Check(UNTESTED, _find_untested),
    Check(NO_RUBRIC, _find_missing_rubrics),
)
