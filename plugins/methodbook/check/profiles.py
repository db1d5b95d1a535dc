"""Rules about what a university says of a course: sums, names, a scale without holes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from methodbook.check.checker import Check
from methodbook.model.finding import Rule
from methodbook.model.profile import HOURS_A_CREDIT
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from methodbook.model.base import Base
    from methodbook.model.course import Course
    from methodbook.model.finding import Finding
    from methodbook.model.profile import CourseProfile

    FindFaults: TypeAlias = Callable[[Rule, CourseProfile, Course | None], Iterator[Finding]]

WRONG_HOURS = Rule("E515")
UNKNOWN_OUTCOME = Rule("E516")
BROKEN_SCALE = Rule("E517")
IDLE_OUTCOME = Rule("W518")
SHORT_OF_HOURS = Rule("W519")

WHOLE = 100
"""Points of a whole course."""


def find_profile_faults(profile: CourseProfile, course: Course) -> Iterator[Finding]:
    """Everything that is wrong with *profile* for *course*."""
    for rule, find in _FINDERS:
        yield from find(rule, profile, course)


def _find_wrong_hours(rule: Rule, profile: CourseProfile, _: Course | None) -> Iterator[Finding]:
    due = profile.credits * HOURS_A_CREDIT
    if profile.hours.total != due:
        values = {"sum": profile.hours.total, "credits": profile.credits, "due": due}
        yield rule.at(profile.find_place("hours"), Sentence("what", **values))


def _find_unknown_outcomes(
    rule: Rule, profile: CourseProfile, course: Course | None
) -> Iterator[Finding]:
    if course is None:
        what = Sentence("course", id=profile.course or "")
        yield rule.at(profile.find_place("course"), what)
        return
    known = {each.id for each in course.outcomes}
    told: set[str] = set()
    for at, competence in enumerate(profile.competences):
        for number, indicator in enumerate(competence.indicators):
            path = ("competences", at, "indicators", number)
            if indicator.code in told:
                what = Sentence("twice", code=indicator.code)
                yield rule.at(profile.find_place(*path, "code"), what)
            told.add(indicator.code)
            for place, name in enumerate(indicator.outcomes):
                if name not in known:
                    where = profile.find_place(*path, "outcomes", place)
                    yield rule.at(where, Sentence("what", id=name), excerpt=name)


def _find_broken_scale(rule: Rule, profile: CourseProfile, _: Course | None) -> Iterator[Finding]:
    for at, (higher, lower) in enumerate(itertools.pairwise(profile.scale), start=1):
        if lower.points >= higher.points:
            values = {"mark": lower.mark, "points": lower.points, "above": higher.points}
            yield rule.at(profile.find_place("scale", at, "points"), Sentence("order", **values))
    if profile.scale[-1].points:
        what = Sentence("bottom", points=profile.scale[-1].points)
        yield rule.at(profile.find_place("scale"), what)
    if profile.activities:
        most = sum(each.most for each in profile.activities)
        if most != WHOLE:
            what = Sentence("activities", sum=most)
            yield rule.at(profile.find_place("activities"), what)
    for at, each in enumerate(profile.activities):
        if each.least > each.most:
            what = Sentence("least", name=each.name, least=each.least, most=each.most)
            yield rule.at(profile.find_place("activities", at, "least"), what)


def _find_idle_outcomes(
    rule: Rule, profile: CourseProfile, course: Course | None
) -> Iterator[Finding]:
    used = {
        name
        for competence in profile.competences
        for indicator in competence.indicators
        for name in indicator.outcomes
    }
    for outcome in course.outcomes if course else ():
        if outcome.id not in used:
            yield rule.at(profile.find_place("competences"), Sentence("what", id=outcome.id))


def _find_missing_hours(
    rule: Rule, profile: CourseProfile, course: Course | None
) -> Iterator[Finding]:
    due = sum(each.academic_hours for each in course.sessions) if course else 0
    if profile.hours.taught < due:
        values = {"taught": profile.hours.taught, "due": due}
        yield rule.at(profile.find_place("hours"), Sentence("what", **values))


_FINDERS: tuple[tuple[Rule, FindFaults], ...] = (
    (WRONG_HOURS, _find_wrong_hours),
    (UNKNOWN_OUTCOME, _find_unknown_outcomes),
    (BROKEN_SCALE, _find_broken_scale),
    (IDLE_OUTCOME, _find_idle_outcomes),
    (SHORT_OF_HOURS, _find_missing_hours),
)


def _look(find: FindFaults) -> Callable[[Rule, Base], Iterator[Finding]]:
    """*find* for every example of the base; a course that could not be read is not missed."""

    def find_all(rule: Rule, base: Base) -> Iterator[Finding]:
        for profile in base.profiles.values():
            if profile.course not in base.unread:
                yield from find(rule, profile, base.courses.get(profile.course or ""))

    return find_all


PROFILE_CHECKS: tuple[Check, ...] = tuple(Check(rule, _look(find)) for rule, find in _FINDERS)
