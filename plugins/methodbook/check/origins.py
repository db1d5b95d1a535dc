"""Rules about sources: every statement says where it comes from. E22x."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.base import list_edges
from methodbook.model.entry import PAGE, Case, Comparison, Entry
from methodbook.model.finding import Finding, Place, Rule
from methodbook.model.origin import Basis, LineRange
from methodbook.text.origins import Origin, find_marks, parse_origin
from methodbook.words import Refusal, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.entry import Section


def _list_citations(entry: Entry) -> Iterator[tuple[Place, LineRange]]:
    for index, lines in enumerate(entry.citations):
        yield entry.find_place("citations", index), lines
    for edge in list_edges(entry):
        place = entry.find_place(edge.relation, edge.index, "at")
        yield from ((place, lines) for lines in edge.at)
    if entry.picture:
        place = entry.find_place("picture", "at")
        yield from ((place, lines) for lines in entry.picture.at)
    if isinstance(entry, Comparison):
        for index, row in enumerate(entry.table.rows):
            place = entry.find_place("table", "rows", index, "at")
            yield from ((place, lines) for lines in row.at)
    if isinstance(entry, Case):
        for index, measure in enumerate(entry.measures):
            yield entry.find_place("measures", index, "at"), measure.at
        for index, event in enumerate(entry.timeline):
            place = entry.find_place("timeline", index, "at")
            yield from ((place, lines) for lines in event.at)


def _list_all_citations(base: Base) -> Iterator[tuple[Place, LineRange]]:
    for entry in base.entries.values():
        yield from _list_citations(entry)
        for place, origin in _list_origins(entry):
            if origin.lines:
                yield place, origin.lines
    for conflict in base.conflicts.values():
        yield from ((conflict.written, reading.at) for reading in conflict.readings if reading.at)


def _list_origins(entry: Entry) -> Iterator[tuple[Place, Origin]]:
    for section in entry.sections:
        for place, target in _list_targets(section):
            try:
                yield place, parse_origin(target)
            except ValueError:
                continue  # E223 tells it


def _list_targets(section: Section) -> Iterator[tuple[Place, str]]:
    for number, line in enumerate(section.text.split("\n"), start=section.written.line + 1):
        for mark in find_marks(line):
            place = Place(file=section.written.file, line=number, column=mark.start + 1)
            yield from ((place, target) for target in mark.targets)


def _find_wrong_citations(rule: Rule, base: Base) -> Iterator[Finding]:
    for place, lines in _list_all_citations(base):
        source = base.sources.get(lines.source)
        if base.unread & {lines.source, base.method.folders.sources}:
            continue
        if source is None:
            what = Sentence("no_source", source=lines.source)
            yield rule.at(place, what, excerpt=str(lines))
        elif lines.last > source.lines:
            what = Sentence("too_far", source=source.id, lines=source.lines, last=lines.last)
            yield rule.at(place, what, excerpt=str(lines))


WRONG_CITATION = Rule("E221")


def _find_unnamed_lines(rule: Rule, base: Base) -> Iterator[Finding]:
    for place, lines in _list_all_citations(base):
        source = base.sources.get(lines.source)
        if source and lines.last <= source.lines and not source.name_place(lines):
            what = Sentence("what", lines=lines)
            yield rule.at(place, what, excerpt=str(lines))


UNNAMED_LINES = Rule("E222")


def _find_wrong_marks(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for section in entry.sections:
            for place, target in _list_targets(section):
                problem = _judge_target(target, base)
                if problem:
                    yield rule.at(place, problem, excerpt=target)


def _judge_target(target: str, base: Base) -> Sentence | None:
    try:
        origin = parse_origin(target)
    except Refusal as refusal:
        return refusal.sentence
    unread = base.unread & {origin.reading, base.method.folders.sources}
    if origin.reading and origin.reading not in base.reading and not unread:
        return Sentence("what", target=target)
    return None


WRONG_MARK = Rule("E223")

_CODE_FENCE = re.compile(r"^\s{0,3}(```|~~~)")


def _split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line offset, block) for each run of lines without a blank one."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield start, "\n".join(block)
            block = []


_ITEM = re.compile(r"^\s*([-*+]|\d+[.)])\s|^\s{2,}\S")


def _find_unmarked(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for section in entry.sections:
            if entry.kind != PAGE and base.method.sections_by_id[section.id].marked:
                yield from _find_unmarked_blocks(rule, section)


def _find_unmarked_blocks(rule: Rule, section: Section) -> Iterator[Finding]:
    """A paragraph needs a mark; a list needs one somewhere, its lead-in may carry it."""
    waiting: tuple[int, str] | None = None
    covered = False
    for offset, block in [*_split_blocks(section.text), (0, "")]:
        is_list = bool(_ITEM.match(block))
        if waiting and not (is_list and next(find_marks(block), None)):
            yield _unmarked(rule, section, *waiting)
        waiting = None
        if not block or block.startswith("#") or _CODE_FENCE.match(block):
            covered = False
            continue
        marked = next(find_marks(block), None) is not None
        if not marked and not (is_list and covered):
            waiting = (offset, block) if not is_list else None
            if is_list:
                yield _unmarked(rule, section, offset, block)
        covered = marked or (is_list and covered)


def _unmarked(rule: Rule, section: Section, offset: int, block: str) -> Finding:
    start = block.split("\n", 1)[0].strip()[:60]
    place = Place(file=section.written.file, line=section.written.line + offset + 1)
    return rule.at(place, Sentence("what", start=start), excerpt=start)


UNMARKED = Rule("E224")


def _find_uncited(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        if not entry.citations and entry.kind != PAGE:
            place = entry.find_place("citations") if "citations" in entry.model_fields_set else None
            what = Sentence("what", entry=entry.name)
            yield rule.at(place or entry.find_place("name"), what)


UNCITED = Rule("E225")


def _find_groundless(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        if not isinstance(entry, Comparison):
            continue
        for index, row in enumerate(entry.table.rows):
            if row.basis == Basis.SOURCE and not row.at:
                place = entry.find_place("table", "rows", index)
                what = Sentence("what", row=row.name)
                yield rule.at(place, what, excerpt=row.name)


GROUNDLESS_ROW = Rule("E226")


def _find_bad_outlines(rule: Rule, base: Base) -> Iterator[Finding]:
    for source in base.sources.values():
        last = 0
        for item in source.outline:
            if item.first <= last or item.last < item.first or item.last > source.lines:
                part = Sentence("part", name=item.name, lines=item.lines)
                what = Sentence("what", part=part)
                yield rule.at(source.written, what, excerpt=item.name)
            last = max(last, item.last)


BAD_OUTLINE = Rule("E227")


def _find_unused_reading(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    used = {name for entry in base.entries.values() for name in entry.reading}
    for entry in base.entries.values():
        used |= {origin.reading for _, origin in _list_origins(entry) if origin.reading}
    for reading in base.reading.values():
        if reading.id not in used:
            yield rule.at(reading.written, Sentence("what", id=reading.id), excerpt=reading.id)


UNUSED_READING = Rule("W221")

ORIGIN_CHECKS: tuple[Check, ...] = (
    Check(WRONG_CITATION, _find_wrong_citations),
    Check(UNNAMED_LINES, _find_unnamed_lines),
    Check(WRONG_MARK, _find_wrong_marks),
    Check(UNMARKED, _find_unmarked),
    Check(UNCITED, _find_uncited),
    Check(GROUNDLESS_ROW, _find_groundless),
    Check(BAD_OUTLINE, _find_bad_outlines),
    Check(UNUSED_READING, _find_unused_reading),
)
