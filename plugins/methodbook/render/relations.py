"""Relations of an entry as a reader sees them: grouped, named, from both sides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.base import Edge, Relation, sort_key
from methodbook.model.entry import Kind, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.origin import Basis


@dataclass(frozen=True)
class Neighbour:
    """Another entry with who stands behind the relation to it."""

    entry: Entry
    basis: Basis
    reason: str = ""


@dataclass(frozen=True)
class RelationGroup:
    """Neighbours that stand in one relation to the entry."""

    key: str
    title: str
    neighbours: tuple[Neighbour, ...]


_ORDER = (
    "solved_by_from",
    "used_at_stage",
    "used_in_case",
    "solves_from",
    "stages_from",
    "broader_to",
    "broader_from",
    "part_of_to",
    "part_of_from",
    "solved_by_to",
    "solves_to",
    "stages_to",
    "uses_to",
    "uses_from",
    "used_by_principle",
    "used_by_comparison",
    "opposite_of_to",
    "distinct_from_to",
    "related_to",
)

# An entry used by one of these kinds has a name of its own for that relation.
_USED_BY = {
    Kind.STAGE: "used_at_stage",
    Kind.CASE: "used_in_case",
    Kind.PRINCIPLE: "used_by_principle",
    Kind.COMPARISON: "used_by_comparison",
}


def group_relations(entry: Entry, base: Base) -> tuple[RelationGroup, ...]:
    """Every relation of *entry*, in the order of the page; each neighbour once a group."""
    groups: dict[str, dict[str, Neighbour]] = defaultdict(dict)
    for key, name, edge in _list_sides(entry, base):
        neighbour = Neighbour(base.entries[name], edge.basis, edge.reason)
        groups[key].setdefault(name, neighbour)
    return tuple(
        RelationGroup(key, base.words.say("relations", key), _sort(groups[key].values()))
        for key in _ORDER
        if key in groups
    )


def _list_sides(entry: Entry, base: Base) -> Iterator[tuple[str, str, Edge]]:
    for edge in base.find_neighbours(entry.id):
        if edge.start == entry.id:
            yield f"{edge.relation.value}_to", edge.end, edge
        else:
            yield _name_reverse(edge, base), edge.start, edge


def _name_reverse(edge: Edge, base: Base) -> str:
    if edge.relation in {Relation.OPPOSITE_OF, Relation.DISTINCT_FROM, Relation.RELATED}:
        return f"{edge.relation.value}_to"
    if edge.relation is Relation.USES:
        return _USED_BY.get(base.entries[edge.start].kind, "uses_from")
    return f"{edge.relation.value}_from"


def _sort(neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(neighbours, key=_rank))


def _rank(neighbour: Neighbour) -> tuple[int, str]:
    entry = neighbour.entry
    return (entry.number if isinstance(entry, Stage) else 0, sort_key(entry.name))
