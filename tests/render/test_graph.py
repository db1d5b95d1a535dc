from itertools import pairwise

import pytest

from methodbook.load.checkout import Content
from methodbook.model.base import Base
from methodbook.model.origin import Basis
from methodbook.render.graph import WIDTH, Graph, draw_graph
from methodbook.render.relations import Neighbour, RelationGroup, group_relations


@pytest.fixture
def graph(seedling: Content) -> Graph:
    """The neighbourhood of the best connected entry of the sample."""
    groups = group_relations(seedling.base.entries["harvest"], seedling.base)
    hrefs = {name: f"../{name}/" for name in seedling.base.entries}
    graph = draw_graph("Урожай", groups, hrefs)
    assert graph is not None
    return graph


def make_group(base: Base, count: int) -> RelationGroup:
    """One relation to the same entry, many times over."""
    neighbour = Neighbour(base.entries["apple"], Basis.SOURCE)
    return RelationGroup("related_to", "related", "Смотри также", (neighbour,) * count)


def test_every_neighbour_has_a_box_that_leads_to_its_page(graph: Graph) -> None:
    names = ["worms", "stage-1", "stage-2", "orchard", "apple", "pear", "patience"]
    assert [box.href for box in graph.boxes] == [f"../{name}/" for name in names]
    assert graph.labels[0].text == "что решает"


def test_nothing_overlaps_and_nothing_stands_out(graph: Graph) -> None:
    for upper, lower in pairwise((graph.root, *graph.boxes)):
        assert upper.y + upper.height < lower.y
    last = graph.boxes[-1]
    assert last.y + last.height <= graph.height
    assert graph.width == WIDTH


def test_lines_of_a_name_stay_inside_their_box(graph: Graph) -> None:
    for box in (graph.root, *graph.boxes):
        assert box.lines
        assert box.y < box.baseline(0)
        assert box.baseline(len(box.lines) - 1) < box.y + box.height


def test_weak_relations_look_otherwise(graph: Graph) -> None:
    styles = {box.href: box.style for box in graph.boxes}
    assert styles["../apple/"] == "plain"
    assert styles["../pear/"] == "distinct"
    assert styles["../patience/"] == "related"


def test_an_entry_without_neighbours_has_no_drawing() -> None:
    assert draw_graph("Одинокое", (), {}) is None


def test_what_does_not_fit_is_counted(orchard: Base) -> None:
    graph = draw_graph("Дерево", [make_group(orchard, 30)], {"apple": "../apple/"})
    assert graph is not None
    assert len(graph.boxes) + graph.hidden == 30
    assert graph.hidden > 0
