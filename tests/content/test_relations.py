from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from methodbook.model.base import Base, Relation, list_edges
from methodbook.model.entry import Stage
from tests.content.parts import read_list

EXCEPTIONS = read_list("relations.yml")

# Which of our relations say the same, written on the same side and on the other one.
SAME_SIDE = {
    "kind-of": {Relation.BROADER},
    "part-of": {Relation.PART_OF},
    "role-in": {Relation.PART_OF},
    "stage-of": {Relation.PART_OF},
    "uses": {Relation.USES, Relation.SOLVED_BY},
    "contrast-with": {Relation.DISTINCT_FROM},
    "opposite-of": {Relation.OPPOSITE_OF},
    "see-also": set(Relation),
}
OTHER_SIDE = {
    "part-of": {Relation.USES},
    "stage-of": {Relation.USES},
    "uses": {Relation.PART_OF},
    "solves": {Relation.SOLVED_BY},
    "contrast-with": {Relation.DISTINCT_FROM},
    "opposite-of": {Relation.OPPOSITE_OF},
    "see-also": set(Relation),
}


@dataclass(frozen=True)
class Said:
    """A relation of the inventory between entities that different entries describe."""

    start: str
    kind: str
    end: str
    start_home: str
    end_home: str

    def __str__(self) -> str:
        return f"{self.start} {self.kind} {self.end}"

    @property
    def exception(self) -> dict[str, str] | None:
        return EXCEPTIONS.get(str(self)) or EXCEPTIONS.get(self.kind)


@pytest.fixture(scope="module")
def said(inventory: dict[str, Any], homes: Mapping[str, str]) -> tuple[Said, ...]:
    return tuple(list_said(inventory, homes))


def list_said(inventory: dict[str, Any], homes: Mapping[str, str]) -> Iterator[Said]:
    for entity in inventory["entities"]:
        for relation in entity["relations"]:
            start, end = entity["id"], relation["to"]
            if homes[start] != homes[end]:
                yield Said(start, relation["type"], end, homes[start], homes[end])


def find_relations(base: Base, start: str, end: str) -> set[str]:
    return {edge.relation for edge in list_edges(base.entries[start]) if edge.end == end}


def is_said(base: Base, said: Said) -> bool:
    there = find_relations(base, said.start_home, said.end_home)
    back = find_relations(base, said.end_home, said.start_home)
    return bool(there & SAME_SIDE.get(said.kind, set()) or back & OTHER_SIDE.get(said.kind, set()))


def is_shown(base: Base, said: Said, how: str) -> bool:
    """Tell whether the base shows an exception in the way that its record names."""
    start, end = base.entries[said.start_home], base.entries[said.end_home]
    if how == "number":
        return (
            isinstance(start, Stage) and isinstance(end, Stage) and start.number + 1 == end.number
        )
    both = find_relations(base, start.id, end.id) | find_relations(base, end.id, start.id)
    return Relation(how) in both


@pytest.mark.shared
def test_every_relation_of_the_inventory_is_a_relation_of_the_base(
    said: tuple[Said, ...], base: Base
) -> None:
    assert [str(each) for each in said if not each.exception and not is_said(base, each)] == []


@pytest.mark.shared
def test_every_exception_is_shown_as_its_record_says(said: tuple[Said, ...], base: Base) -> None:
    hidden = [
        str(each)
        for each in said
        if each.exception and not is_shown(base, each, each.exception["shown"])
    ]
    assert hidden == []


@pytest.mark.shared
def test_every_exception_is_still_needed(said: tuple[Said, ...], base: Base) -> None:
    needed = {key for each in said for key in (str(each), each.kind) if not is_said(base, each)}
    assert EXCEPTIONS.keys() - needed == set()


def test_every_exception_has_its_reason() -> None:
    assert [name for name, record in EXCEPTIONS.items() if not record["because"].strip()] == []
