"""Rules that hold questions against the base: what they are about, their figures, their answers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.check.quizzes import list_questions
from methodbook.model.entry import PAGE, Case, Stage, Status
from methodbook.model.finding import Finding, Rule
from methodbook.model.origin import Basis
from methodbook.model.suggestion import suggest
from methodbook.questions.folding import simplify
from methodbook.questions.kinds import find_kind
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry, Measure
    from methodbook.model.quiz import Question


def _find_strangers(rule: Rule, base: Base) -> Iterator[Finding]:
    for question in list_questions(base):
        for index, name in enumerate(question.about):
            if what := _judge_name(name, base):
                place = question.find_place("about", index)
                yield rule.at(place, what, hint=suggest(name, base.entries), excerpt=name)
        name, section = question.where
        if question.read and (what := _judge_target(name, section, base)):
            yield rule.at(question.find_place("read"), what, excerpt=question.read)


def _judge_name(name: str, base: Base) -> Sentence | None:
    """What is wrong with naming an entry; nothing if a reader can follow."""
    if name in base.unread:
        return None
    entry = base.entries.get(name)
    if entry is None:
        return Sentence("no_entry", id=name)
    return Sentence("draft", id=name) if entry.status is Status.DRAFT else None


_ANCHOR = re.compile(r"\{:?\s*#([a-z0-9-]+)")
"""How a page by hand names a heading: ``{: #name }``."""


def _judge_target(name: str, section: str, base: Base) -> Sentence | None:
    what = _judge_name(name, base)
    entry = base.entries.get(name)
    if what or not section or entry is None:
        return what
    known = [each.id for each in entry.sections]
    if entry.kind == PAGE:
        known = [name for each in entry.sections for name in _ANCHOR.findall(each.text)]
    return None if section in known else Sentence("no_section", id=name, section=section)


UNKNOWN_SUBJECT = Rule("E421")


def _find_groundless(rule: Rule, base: Base) -> Iterator[Finding]:
    for question in list_questions(base):
        if not question.at and question.basis is Basis.SOURCE:
            yield rule.at(question.find_place("id"), Sentence("no_lines", id=question.id))
        for index, lines in enumerate(question.at):
            source = base.sources.get(lines.source)
            if base.sources and (source is None or lines.last > source.lines):
                place = question.find_place("at", index)
                yield rule.at(place, Sentence("no_such_lines", lines=lines), excerpt=str(lines))


GROUNDLESS = Rule("E422")

_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def _list_numbers(text: str) -> set[Decimal]:
    found = (re.sub(r"[ \u00a0\u202f]", "", each) for each in _NUMBER.findall(text))
    return {Decimal(each.replace(",", ".")) for each in found}


def _list_measures(base: Base) -> dict[str, Measure]:
    return {
        measure.id: measure
        for entry in base.entries.values()
        if isinstance(entry, Case)
        for measure in entry.measures
    }


def _find_wrong_figures(rule: Rule, base: Base) -> Iterator[Finding]:
    measures = _list_measures(base)
    for question in list_questions(base):
        if not isinstance(question, Numeric) or not question.measure:
            continue
        measure = measures.get(question.measure)
        place = question.find_place("measure")
        if measure is None:
            if base.unread:
                continue  # it may stand in a case that could not be read
            yield rule.at(
                place,
                Sentence("no_measure", measure=question.measure),
                hint=suggest(question.measure, measures),
                excerpt=question.measure,
            )
        elif abs(question.value) not in _list_numbers(f"{measure.before or ''} {measure.value}"):
            what = Sentence(
                "differs", measure=measure.id, value=measure.value, answer=question.value
            )
            yield rule.at(question.find_place("value"), what)


WRONG_FIGURE = Rule("E423")


def _name_entries(base: Base) -> dict[str, Entry]:
    """Published entries by every name, as answers are compared."""
    return {simplify(name): entry for entry in reversed(base.published) for name in entry.names}


def _list_bonds(base: Base, name: str) -> Mapping[str, set[str]]:
    """For each entry that *name* is tied to: the ways it is, with their direction."""
    bonds: dict[str, set[str]] = {}
    for edge in base.find_neighbours(name):
        other, way = (edge.end, ">") if edge.start == name else (edge.start, "<")
        bonds.setdefault(other, set()).add(f"{edge.relation}{way}")
    return bonds


_LOOSE = frozenset({"related", "distinct_from", "opposite_of"})
"""Relations that say nothing about what is true of both ends."""


def _find_second_right(rule: Rule, base: Base) -> Iterator[Finding]:
    names = _name_entries(base)
    for question in list_questions(base):
        for path, subject, right, wrong in find_kind(question).list_contests(question):
            meant, rival = names.get(simplify(right)), names.get(simplify(wrong))
            if meant is None or rival is None:
                continue
            if meant is rival:
                what = Sentence("same", wrong=wrong, right=right)
                yield rule.at(question.find_place(*path), what, excerpt=wrong)
            elif shared := (
                _find_shared_bonds(base, names, subject, meant.id, rival.id)
                - _find_family(base, names, question)
            ):
                what = Sentence("as_right", wrong=wrong, right=right, shared=tuple(sorted(shared)))
                yield rule.at(question.find_place(*path), what, excerpt=wrong)


def _find_shared_bonds(
    base: Base, names: Mapping[str, Entry], subject: str, right: str, wrong: str
) -> set[str]:
    entry = base.entries.get(subject) or names.get(simplify(subject))
    if entry is None:
        return set()
    bonds = _list_bonds(base, entry.id)
    shared = bonds.get(right, set()) & bonds.get(wrong, set())
    return {bond for bond in shared if bond[:-1] not in _LOOSE}


_FAMILY = 3
"""Answers that must share a bond before the question is one about telling them apart."""


def _find_family(base: Base, names: Mapping[str, Entry], question: Question) -> set[str]:
    """Bonds that tie every answer to the subject: all principles are parts of «six principles»."""
    offered = {each[0]: texts for each, texts in find_kind(question).list_choices(question)}
    named = [names[text] for text in map(simplify, offered.get("options", ())) if text in names]
    if len(named) < _FAMILY:
        return set()
    bonds = _list_bonds(base, question.about[0])
    return set[str].intersection(*(bonds.get(entry.id, set()) for entry in named))


SECOND_RIGHT = Rule("E424")


def _find_misplaced_stages(rule: Rule, base: Base) -> Iterator[Finding]:
    numbers = {
        simplify(name): entry.number
        for entry in base.published
        if isinstance(entry, Stage)
        for name in (*entry.names, entry.short or entry.name)
    }
    for question in list_questions(base):
        if not isinstance(question, Ordering):
            continue
        found = [numbers.get(simplify(item.text)) for item in question.items]
        order = [number for number in found if number is not None]
        if order != sorted(order):
            what = Sentence("what", order=", ".join(map(str, order)))
            yield rule.at(question.find_place("items"), what)


MISPLACED_STAGES = Rule("E425")

QUIZ_MEANING_CHECKS: tuple[Check, ...] = (
    Check(UNKNOWN_SUBJECT, _find_strangers),
    Check(GROUNDLESS, _find_groundless),
    Check(WRONG_FIGURE, _find_wrong_figures),
    Check(SECOND_RIGHT, _find_second_right),
    Check(MISPLACED_STAGES, _find_misplaced_stages),
)
