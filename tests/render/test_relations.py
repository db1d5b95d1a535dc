from itertools import chain

import pytest

from methodbook.load.checkout import Content
from methodbook.model.base import Base, list_edges
from methodbook.render.relations import group_relations


def list_groups(entry: str, base: Base) -> dict[str, list[str]]:
    groups = group_relations(base.entries[entry], base)
    return {group.key: [each.entry.id for each in group.neighbours] for group in groups}


@pytest.mark.parametrize(
    ("entry", "groups"),
    [
        (
            "harvest",
            {
                "solved_by_from": ["worms"],
                "used_at_stage": ["stage-1", "stage-2"],
                "used_in_case": ["orchard"],
                "uses_to": ["apple"],
                "distinct_from_to": ["pear"],
                "related_to": ["patience"],
            },
        ),
        (
            "apple",
            {"uses_from": ["harvest"], "used_by_comparison": ["fruits"], "related_to": ["pear"]},
        ),
        ("worms", {"solves_from": ["orchard"], "solved_by_to": ["harvest"]}),
        ("stage-1", {"stages_from": ["orchard"], "uses_to": ["harvest"]}),
    ],
)
def test_a_relation_written_on_one_side_is_shown_on_both(
    seedling: Content, entry: str, groups: dict[str, list[str]]
) -> None:
    assert list_groups(entry, seedling.base) == groups


def test_every_written_relation_is_shown_at_both_its_ends(orchard: Base) -> None:
    for entry in orchard.published:
        for edge in list_edges(entry):
            forward, backward = list_groups(edge.start, orchard), list_groups(edge.end, orchard)
            assert edge.end in chain(*forward.values())
            assert edge.start in chain(*backward.values())


def test_a_distinction_gives_its_reason_on_both_sides(orchard: Base) -> None:
    for entry in ("pear", "harvest"):
        groups = group_relations(orchard.entries[entry], orchard)
        [distinct] = [group for group in groups if group.key == "distinct_from_to"]
        assert distinct.neighbours[0].reason.startswith("Одна висит на ветке")
