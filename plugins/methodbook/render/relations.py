"""Relations of an entry as a reader sees them: grouped, named, from both sides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.base import SYMMETRIC, Edge
from methodbook.model.entry import Stage
from methodbook.model.method import Side

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
    relation: str
    title: str
    neighbours: tuple[Neighbour, ...]


def group_relations(entry: Entry, base: Base) -> tuple[RelationGroup, ...]:
    """Every relation of *entry*, in the order of the page; each neighbour once a group."""
    groups: dict[str, dict[str, Neighbour]] = defaultdict(dict)
    for side, name, edge in _list_sides(entry, base):
        group = base.method.find_group(edge.relation, side, base.entries[name].kind)
        if group:
            neighbour = Neighbour(base.entries[name], edge.basis, edge.reason)
            groups[group.id].setdefault(name, neighbour)
    return tuple(
        RelationGroup(group.id, group.relation, group.title, _sort(groups[group.id].values(), base))
        for group in base.method.relations
        if group.id in groups
    )


def _list_sides(entry: Entry, base: Base) -> Iterator[tuple[Side, str, Edge]]:
    for edge in base.find_neighbours(entry.id):
        if edge.start == entry.id:
            yield Side.TO, edge.end, edge
        else:
            yield Side.TO if edge.relation in SYMMETRIC else Side.FROM, edge.start, edge


def _sort(neighbours: Iterable[Neighbour], base: Base) -> tuple[Neighbour, ...]:
    return tuple(sorted(neighbours, key=lambda each: _rank(each, base)))


def _rank(neighbour: Neighbour, base: Base) -> tuple[int, str]:
    entry = neighbour.entry
    return (entry.number if isinstance(entry, Stage) else 0, base.sort_key(entry.name))
