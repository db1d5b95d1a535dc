from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from methodbook.model.origin import parse_citation
from tests.content.parts import Part, Parts, read_list

FACTS = read_list("facts.yml")


def find_parts(fact: Mapping[str, Any], parts: Mapping[str, Parts]) -> list[Part | None]:
    """The parts that state a fact; ``None`` for one that is not there."""
    fields = [fact["field"]] if isinstance(fact["field"], str) else fact["field"]
    return [parts.get(fact["entry"], {}).get(field) for field in fields]


def list_facts(inventory: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for entity in inventory["entities"]:
        for name, lines in zip(entity["fact_ids"], entity["fact_src"], strict=True):
            yield name, [each.strip() for each in lines.split(";")]


@pytest.mark.shared
def test_every_fact_of_the_inventory_is_mapped_with_its_lines(inventory: dict[str, Any]) -> None:
    assert {name: fact["at"] for name, fact in FACTS.items()} == dict(list_facts(inventory))


def test_every_fact_is_stated_in_a_part_that_is_there_and_says_something(
    parts: Mapping[str, Parts],
) -> None:
    missing = [
        name
        for name, fact in FACTS.items()
        if not all(part and part.text.strip() for part in find_parts(fact, parts))
    ]
    assert missing == []


def test_every_part_that_states_a_fact_cites_lines_of_that_fact(
    parts: Mapping[str, Parts],
) -> None:
    strays = []
    for name, fact in FACTS.items():
        wanted = [parse_citation(lines) for lines in fact["at"]]
        for part in find_parts(fact, parts):
            cited = part.lines if part else ()
            if not any(lines.overlaps(other) for lines in cited for other in wanted):
                strays.append(name)
    assert strays == []
