"""Rules about courses: minutes that add up, names that lead somewhere, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.course import ShownMotif
from methodbook.model.finding import Rule
from methodbook.practice.slides import MOST_WORDS, Slides, find_columns, find_parties
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.course import Course, LearningOutcome, Session, Shown
    from methodbook.model.entry import KeyPath
    from methodbook.model.finding import Finding, Place
    from methodbook.model.picture import Picture

WRONG_LENGTH = Rule("E511")
UNKNOWN_NAME = Rule("E512")
LEFT_OUT = Rule("E513")
UNTESTED = Rule("E514")
NO_RUBRIC = Rule("E520")
NOTHING_SHOWN = Rule("E521")
CROWDED_SLIDE = Rule("E522")
WRONG_TIMING = Rule("E523")

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


def _find_unknown_in_cases(rule: Rule, base: Base) -> Iterator[Finding]:
    for case in base.teaching_cases.values():
        for path, name in case.list_entries():
            if name not in base.entries and name not in base.unread:
                yield rule.at(case.find_place(*path), Sentence("what", id=name), excerpt=name)


def _find_unknown_names(rule: Rule, base: Base) -> Iterator[Finding]:
    yield from _find_unknown_in_cases(rule, base)
    for course in base.courses.values():
        for path, name in course.list_entries():
            if name not in base.entries and name not in base.unread:
                yield rule.at(course.find_place(*path), Sentence("what", id=name), excerpt=name)
        for at, name in enumerate(course.cases):
            if name not in base.teaching_cases and name not in base.unread:
                place = course.find_place("cases", at)
                yield rule.at(place, Sentence("case", id=name), excerpt=name)
        known = {outcome.id for outcome in course.outcomes}
        for path, name in course.list_outcomes():
            if name not in known:
                yield rule.at(course.find_place(*path), Sentence("outcome", id=name), excerpt=name)


def _find_wrong_timing(rule: Rule, base: Base) -> Iterator[Finding]:
    for case in base.teaching_cases.values():
        total = sum(each.minutes for each in case.timing)
        if total != case.minutes:
            what = Sentence("what", sum=total, minutes=case.minutes)
            yield rule.at(case.find_place("timing"), what)


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


def _find_nothing_shown(rule: Rule, base: Base) -> Iterator[Finding]:
    for place, shown in _list_all_shown(base):
        for what in _list_missing(shown, base):
            yield rule.at(place, what)


def _list_all_shown(base: Base) -> Iterator[tuple[Place, Shown]]:
    for course in base.courses.values():
        for at, session in enumerate(course.sessions):
            for number, block in enumerate(session.blocks):
                for place, shown in enumerate(block.show):
                    path = ("sessions", at, "blocks", number, "show", place)
                    yield course.find_place(*path), shown
    for case in base.teaching_cases.values():
        for where, exhibit in case.list_shown():
            yield case.find_place(*where), exhibit


def _list_missing(shown: Shown, base: Base) -> Iterator[Sentence]:
    """What *shown* names and nobody has."""
    for name in filter(None, (shown.define, shown.picture)):
        if name not in base.entries and name not in base.unread:
            yield Sentence("entry", id=name)
        elif shown.picture and name in base.entries and not _is_drawn(base.entries[name].picture):
            yield Sentence("picture", id=name)
    if not shown.sheet or shown.sheet in base.unread:
        return
    book = base.workbooks.get(shown.sheet)
    if book is None:
        yield Sentence("sheet", id=shown.sheet)
        return
    if shown.table and book.find_table(shown.table) is None:
        yield Sentence("table", id=shown.table)
        return
    if shown.named_by and book.find_table(shown.named_by) is None:
        yield Sentence("table", id=shown.named_by)
    if shown.drawn is ShownMotif.MAP and find_parties(shown, book) is None:
        yield Sentence("map")
    found = {each.id for each in find_columns(shown, book)}
    yield from (Sentence("column", id=name) for name in shown.columns if name not in found)


def _is_drawn(picture: Picture | None) -> bool:
    """Whether there is a drawing; a card is words in a frame, which a page writes as a table."""
    return picture is not None and picture.card is None


def _is_whole(session: Session, base: Base) -> bool:
    """Whether all that its slides show is there and could be read."""
    shown = [each for block in session.blocks for each in block.show]
    names = {each.define or each.picture for each in shown} - {None}
    sheets = {each.sheet for each in shown} - {None}
    if not names <= base.entries.keys() or not sheets <= base.workbooks.keys():
        return False
    return not any(what for each in shown for what in _list_missing(each, base))


def _find_crowded_slides(rule: Rule, base: Base) -> Iterator[Finding]:
    for course in base.courses.values():
        slides = Slides(course, base, lambda _: None)
        for at, session in enumerate(course.sessions):
            if not _is_whole(session, base):  # told elsewhere
                continue
            for slide in slides.make(at + 1, session):
                if slide.words > MOST_WORDS:
                    values = {"title": slide.title, "words": slide.words, "most": MOST_WORDS}
                    yield rule.at(course.find_place("sessions", at), Sentence("what", **values))


COURSE_CHECKS: tuple[Check, ...] = (
    Check(WRONG_LENGTH, _find_wrong_lengths),
    Check(UNKNOWN_NAME, _find_unknown_names),
    Check(LEFT_OUT, _find_left_out),
    Check(UNTESTED, _find_untested),
    Check(NO_RUBRIC, _find_missing_rubrics),
    Check(NOTHING_SHOWN, _find_nothing_shown),
    Check(CROWDED_SLIDE, _find_crowded_slides),
    Check(WRONG_TIMING, _find_wrong_timing),
)
