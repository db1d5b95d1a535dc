from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.model.base import Base, Relation
from methodbook.model.origin import LineRange
from methodbook.text.languages import find_language
from tests.checkouts import SEEDLING, make_checkout


@pytest.fixture(scope="module")
def base() -> Base:
    return read_content(SEEDLING).base


def test_a_relation_is_found_from_both_sides(base: Base) -> None:
    assert [edge.end for edge in base.find_forward("fruits", Relation.USES)] == ["apple", "pear"]
    users = {edge.start for edge in base.find_backward("apple", Relation.USES)}
    assert users == {"fruits", "harvest"}


def test_a_symmetric_relation_is_forward_on_both_sides(base: Base) -> None:
    assert [edge.end for edge in base.find_forward("pear", Relation.RELATED)] == ["apple"]
    assert [edge.end for edge in base.find_forward("apple", Relation.RELATED)] == ["pear"]


def test_the_reason_of_a_distinction_is_kept_when_it_is_turned(base: Base) -> None:
    (edge,) = base.find_forward("harvest", Relation.DISTINCT_FROM)
    assert (edge.end, edge.reason) == ("pear", "Одна висит на ветке, другой уже собран.")


def test_an_entry_is_listed_under_each_of_its_kinds(base: Base) -> None:
    assert [entry.id for entry in base.list_kind("tool")] == ["harvest"]
    assert "harvest" in [entry.id for entry in base.list_kind("term")]


def test_lines_are_named_by_every_part_that_they_touch(base: Base) -> None:
    assert base.name_place(LineRange(source="000", first=20, last=21)) == ("Плоды", "Уход")
    assert base.name_place(LineRange(source="007", first=1, last=1)) == ()


def test_a_draft_is_in_the_base_and_not_on_the_site(tmp_path: Path) -> None:
    edits = {"glossary/terms/apple.md": [["reviewed:", "status: draft\nreviewed:"]]}
    base = read_content(make_checkout(tmp_path, edits=edits)).base
    assert "apple" in base.entries
    assert "apple" not in {entry.id for entry in base.published}
    assert not [edge for edge in base.edges if "apple" in {edge.start, edge.end}]


def test_names_are_sorted_as_in_a_russian_dictionary() -> None:
    assert sorted(["Ёж", "еда", "Жук", "Ель"], key=find_language("ru").sort_key) == [
        "еда",
        "Ёж",
        "Ель",
        "Жук",
    ]
