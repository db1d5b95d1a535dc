"""Rules about ids, references and relations: E2xx."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.base import SYMMETRIC, Relation, list_edges
from methodbook.model.entry import PAGE, Case, Entry, Problem, Stage
from methodbook.model.finding import Finding, Place, Rule
from methodbook.model.method import EntryShape
from methodbook.model.suggestion import suggest
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.model.base import Base, Edge
    from methodbook.model.method import Method


def _place(entry: Entry, edge: Edge) -> Place:
    """Where a relation of *entry* is written."""
    return entry.find_place(edge.relation, edge.index)


def _find_unknown_entries(rule: Rule, base: Base) -> Iterator[Finding]:
    holders = {name: entry.id for entry in base.entries.values() for name in entry.covers}
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.end not in base.entries and edge.end not in base.unread:
                yield rule.at(
                    _place(entry, edge),
                    Sentence("what", field=edge.relation, id=edge.end),
                    hint=Sentence("covered", id=edge.end, holder=holders[edge.end])
                    if edge.end in holders
                    else suggest(edge.end, base.entries),
                    excerpt=edge.end,
                )


UNKNOWN_ENTRY = Rule("E201")


def _find_self_references(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.end == entry.id:
                place = _place(entry, edge)
                yield rule.at(place, Sentence("what"), excerpt=edge.end)


SELF_REFERENCE = Rule("E202")


def _find_double_relations(rule: Rule, base: Base) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for entry in base.entries.values():
        for edge in list_edges(entry):
            pair = (edge.start, edge.end)
            if edge.relation in SYMMETRIC:
                pair = (min(pair), max(pair))
            key = (*pair, edge.relation)
            if key in seen:
                yield rule.at(
                    _place(entry, edge),
                    Sentence("what", id=edge.end, holder=seen[key]),
                    excerpt=edge.end,
                )
            seen.setdefault(key, entry.id)


DOUBLE_RELATION = Rule("E203")


def _find_weak_duplicates(rule: Rule, base: Base) -> Iterator[Finding]:
    strong = {
        frozenset((edge.start, edge.end))
        for entry in base.entries.values()
        for edge in list_edges(entry)
        if edge.relation != Relation.RELATED
    }
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.relation == Relation.RELATED and frozenset((entry.id, edge.end)) in strong:
                yield rule.at(
                    _place(entry, edge),
                    Sentence("what", id=edge.end),
                    excerpt=edge.end,
                )


WEAK_DUPLICATE = Rule("W201")


def _list_wanted(method: Method) -> dict[str, frozenset[str]]:
    """The kinds that a relation may lead to; of the others it is not known or does not matter."""
    wanted: dict[str, frozenset[str]] = {
        relation: frozenset(kind.id for kind in method.kinds if kind.shape is shape)
        for relation, shape in _LEADS_TO.items()
    }
    own = (relation for kind in method.kinds for relation in kind.relations)
    return wanted | {each.id: frozenset(each.kinds) for each in own if each.kinds}


_LEADS_TO = {
    Relation.STAGES: EntryShape.STEP,
    Relation.SOLVES: EntryShape.TROUBLE,
    Relation.SOLVED_BY: EntryShape.WORD,
}


def _find_wrong_kinds(rule: Rule, base: Base) -> Iterator[Finding]:
    wanted = _list_wanted(base.method)
    for entry in base.entries.values():
        for edge in list_edges(entry):
            target = base.entries.get(edge.end)
            kinds = wanted.get(edge.relation)
            if target and kinds and not kinds & set(target.all_kinds):
                yield rule.at(
                    _place(entry, edge),
                    Sentence(
                        "what",
                        id=edge.end,
                        kind=target.kind,
                        field=edge.relation,
                        kinds=tuple(sorted(kinds)),
                    ),
                    excerpt=edge.end,
                )


WRONG_KIND = Rule("E204")


def _find_unknown_conflicts(rule: Rule, base: Base) -> Iterator[Finding]:
    file = base.method.folders.conflicts
    for entry in base.entries.values():
        for index, name in enumerate(entry.conflicts):
            if name not in base.conflicts and not base.unread & {name, file}:
                place = entry.find_place("conflicts", index)
                yield rule.at(place, Sentence("what", id=name), excerpt=name)


UNKNOWN_CONFLICT = Rule("E205")


def _find_unknown_reading(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for index, name in enumerate(entry.reading):
            if name not in base.reading and not base.unread & {name, base.method.folders.sources}:
                yield rule.at(
                    entry.find_place("reading", index),
                    Sentence("what", id=name),
                    hint=suggest(name, base.reading),
                    excerpt=name,
                )


UNKNOWN_READING = Rule("E206")


def _find_repeated_names(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, Entry] = {}
    for entry in base.entries.values():
        kind = base.method.kinds_by_id.get(entry.kind)
        if not kind or not kind.named:
            continue
        for path, name in _list_names(entry):
            # An abbreviation is told from a word by its capitals: «СУ» is not «су».
            key = name if path[0] == "abbreviations" else base.sort_key(name)
            if key in holders:
                yield rule.at(
                    entry.find_place(*path),
                    Sentence("what", name=name, holder=holders[key].id),
                    excerpt=name,
                )
            holders.setdefault(key, entry)


def _list_names(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), entry.name
    for field in ("synonyms", "abbreviations"):
        for index, name in enumerate(getattr(entry, field)):
            yield (field, index), name


REPEATED_NAME = Rule("E207")


def _find_cycles(rule: Rule, base: Base) -> Iterator[Finding]:
    for relation in (Relation.BROADER, Relation.PART_OF):
        parents = {
            entry.id: [link.id for link in getattr(entry, relation)]
            for entry in base.entries.values()
        }
        for entry in base.entries.values():
            if _reaches(entry.id, parents):
                yield rule.at(
                    entry.find_place(relation),
                    Sentence("what", field=relation),
                )


def _reaches(start: str, parents: Mapping[str, list[str]]) -> bool:
    waiting, seen = list(parents.get(start, [])), set()
    while waiting:
        current = waiting.pop()
        if current == start:
            return True
        if current not in seen:
            seen.add(current)
            waiting += parents.get(current, [])
    return False


CYCLE = Rule("E208")


def _find_stale_formerly(rule: Rule, base: Base) -> Iterator[Finding]:
    claimed: dict[str, str] = {}
    for entry in base.entries.values():
        for index, name in enumerate(entry.formerly):
            place = entry.find_place("formerly", index)
            if name in base.entries:
                yield rule.at(place, Sentence("living", id=name), excerpt=name)
            elif name in claimed:
                what = Sentence("claimed", id=name, holder=claimed[name])
                yield rule.at(place, what, excerpt=name)
            claimed.setdefault(name, entry.id)


STALE_FORMERLY = Rule("E209")


def _find_wrong_lists_of_kinds(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        kinds = entry.all_kinds
        place = entry.find_place("kinds")
        if kinds[0] != entry.kind:
            what = Sentence("first", kind=kinds[0], folder=entry.kind)
            yield rule.at(place, what)
        if len(set(kinds)) != len(kinds):
            yield rule.at(place, Sentence("repeated"))


WRONG_KINDS = Rule("E210")


def _find_covered_entries(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, str] = {}
    for entry in base.entries.values():
        for index, name in enumerate(entry.covers):
            place = entry.find_place("covers", index)
            if name in base.entries:
                yield rule.at(place, Sentence("living", id=name), excerpt=name)
            elif name in holders:
                yield rule.at(
                    place, Sentence("claimed", id=name, holder=holders[name]), excerpt=name
                )
            holders.setdefault(name, entry.id)


COVERED_ENTRY = Rule("E211")


def _find_orphans(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    touched = {
        name
        for entry in base.entries.values()
        for edge in list_edges(entry)
        for name in (edge.start, edge.end)
    }
    for entry in base.entries.values():
        if entry.id not in touched and entry.kind != PAGE:
            yield rule.at(entry.find_place("name"), Sentence("what", entry=entry.name))


ORPHAN = Rule("W202")


def _find_number_gaps(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    for kind in base.method.kinds:
        steps = [entry for entry in base.entries.values() if entry.kind == kind.id]
        yield from _find_gaps(rule, [step for step in steps if isinstance(step, Stage)])


def _find_gaps(rule: Rule, steps: Sequence[Stage]) -> Iterator[Finding]:
    by_number: dict[int, list[Stage]] = defaultdict(list)
    for step in steps:
        by_number[step.number].append(step)
    due = 1
    for number, holders in sorted(by_number.items()):
        place = holders[0].find_place("number")
        if number != due:
            yield rule.at(place, Sentence("gap", before=due - 1, number=number, due=due))
        for step in holders[1:]:
            what = Sentence("repeated", number=number, holder=holders[0].id)
            yield rule.at(step.find_place("number"), what)
        due = number + 1


NUMBER_GAP = Rule("E212")


def _find_repeated_measures(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, str] = {}
    for entry in base.entries.values():
        if isinstance(entry, Case):
            for index, measure in enumerate(entry.measures):
                if measure.id in holders:
                    place = entry.find_place("measures", index, "id")
                    what = Sentence("what", measure=measure.id, holder=holders[measure.id])
                    yield rule.at(place, what, excerpt=measure.id)
                holders.setdefault(measure.id, entry.id)


REPEATED_MEASURE = Rule("E213")


def _find_odd_problems(rule: Rule, base: Base) -> Iterator[Finding]:
    numbered = {
        (kind.id, each.id) for kind in base.method.kinds for each in kind.types if each.numbered
    }
    for entry in base.entries.values():
        if not isinstance(entry, Problem):
            continue
        if (entry.kind, entry.type) in numbered and entry.number is None:
            yield rule.at(entry.find_place("type"), Sentence("no_number", type=entry.type))
        if not entry.solved_by:
            yield rule.at(entry.find_place("type"), Sentence("unsolved"))


ODD_PROBLEM = Rule("E214")


def _find_unused_conflicts(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    used = {name for entry in base.entries.values() for name in entry.conflicts}
    for conflict in base.conflicts.values():
        if conflict.visible and conflict.id not in used:
            yield rule.at(conflict.written, Sentence("what", id=conflict.id))


UNUSED_CONFLICT = Rule("W203")

REFERENCE_CHECKS: tuple[Check, ...] = (
    Check(UNKNOWN_ENTRY, _find_unknown_entries),
    Check(SELF_REFERENCE, _find_self_references),
    Check(DOUBLE_RELATION, _find_double_relations),
    Check(WRONG_KIND, _find_wrong_kinds),
    Check(UNKNOWN_CONFLICT, _find_unknown_conflicts),
    Check(UNKNOWN_READING, _find_unknown_reading),
    Check(REPEATED_NAME, _find_repeated_names),
    Check(CYCLE, _find_cycles),
    Check(STALE_FORMERLY, _find_stale_formerly),
    Check(WRONG_KINDS, _find_wrong_lists_of_kinds),
    Check(COVERED_ENTRY, _find_covered_entries),
    Check(NUMBER_GAP, _find_number_gaps),
    Check(REPEATED_MEASURE, _find_repeated_measures),
    Check(ODD_PROBLEM, _find_odd_problems),
    Check(WEAK_DUPLICATE, _find_weak_duplicates),
    Check(ORPHAN, _find_orphans),
    Check(UNUSED_CONFLICT, _find_unused_conflicts),
)
