from typing import Any

import pytest

from methodbook.model.base import Base
from tests.content.parts import read_list

MERGES = read_list("merges.yml")


@pytest.mark.shared
def test_every_entity_of_the_inventory_is_an_entry_or_deliberately_merged(
    inventory: dict[str, Any], base: Base
) -> None:
    entities = {entity["id"] for entity in inventory["entities"]}
    assert entities - base.entries.keys() - MERGES.keys() == set()
    assert MERGES.keys() - entities == set()


def test_every_merge_is_covered_by_the_entry_that_it_names(base: Base) -> None:
    covered = {name: entry.id for entry in base.entries.values() for name in entry.covers}
    assert {name: merge["into"] for name, merge in MERGES.items()} == covered


def test_every_merge_has_its_reason() -> None:
    assert [name for name, merge in MERGES.items() if not merge["because"].strip()] == []
