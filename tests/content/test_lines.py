from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from methodbook.model.base import Base
from methodbook.model.origin import LineRange
from tests.content.parts import Parts, parse_lines


def spread(ranges: Iterable[LineRange]) -> set[tuple[str, int]]:
    return {(each.source, line) for each in ranges for line in range(each.first, each.last + 1)}


def list_lines(inventory: Mapping[str, Any]) -> Iterator[LineRange]:
    for record in (*inventory["entities"], *inventory["figures"]):
        yield from map(parse_lines, record["source"])


@pytest.mark.shared
def test_every_line_that_the_inventory_cites_is_cited_by_an_entry(
    inventory: dict[str, Any], parts: Mapping[str, Parts]
) -> None:
    cited = spread(
        lines for entry in parts.values() for part in entry.values() for lines in part.lines
    )
    assert sorted(spread(list_lines(inventory)) - cited) == []


@pytest.mark.shared
def test_every_entry_lists_the_lines_of_the_entities_that_it_describes(
    inventory: dict[str, Any], base: Base, homes: Mapping[str, str]
) -> None:
    unlisted = [
        f"{entity['id']} {lines}"
        for entity in inventory["entities"]
        for lines in map(parse_lines, entity["source"])
        if not any(lines.overlaps(own) for own in base.entries[homes[entity["id"]]].citations)
    ]
    assert unlisted == []
