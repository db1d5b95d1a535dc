"""The neighbourhood of an entry as a drawing: a spine with its relations, legible at 320 px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.base import Relation
from methodbook.model.entry import Stage
from methodbook.render.pictures.lettering import TEXT, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.entry import Entry
    from methodbook.render.relations import RelationGroup

WIDTH = 320
_LINE = 18
_ROW_GAP = 8
_PAD = 8
_LABEL = 26
_SPINE = 14
_BOX_LEFT = 34
_INDENT = 12
_LINES = 2
"""Lines of a name that a box holds; the list beside the drawing has the rest."""
_MOST = 14
"""Neighbours shown; the list beside the drawing has them all."""

_STYLES: dict[str, str] = {
    Relation.DISTINCT_FROM: "distinct",
    Relation.OPPOSITE_OF: "opposite",
    Relation.RELATED: "related",
}


@dataclass(frozen=True)
class GraphLabel:
    """The name of a relation on the spine."""

    text: str
    y: int


@dataclass(frozen=True)
class GraphBox:
    """One neighbour: its box, the lines of its name, the way its branch is drawn."""

    href: str
    lines: tuple[str, ...]
    y: int
    height: int
    style: str

    @property
    def middle(self) -> int:
        """Where the branch meets the box."""
        return self.y + self.height // 2

    def baseline(self, index: int) -> int:
        """The baseline of a line of the name."""
        return self.y + _PAD + 13 + index * _LINE


@dataclass(frozen=True)
class Graph:
    """A finished layout in user units; the template draws it."""

    title: str
    root: GraphBox
    labels: tuple[GraphLabel, ...]
    boxes: tuple[GraphBox, ...]
    hidden: int
    height: int
    width: int = WIDTH
    spine: int = _SPINE
    left: int = _BOX_LEFT

    @property
    def spine_end(self) -> int:
        """Where the spine stops: at its last branch."""
        return self.boxes[-1].middle if self.boxes else self.root.y + self.root.height


def name_briefly(entry: Entry) -> str:
    """The name of an entry for a box; a stage has a short one and its place on the way."""
    if isinstance(entry, Stage):
        return f"{entry.number}. {entry.short or entry.name}"
    return entry.name


def draw_graph(name: str, groups: Iterable[RelationGroup], hrefs: dict[str, str]) -> Graph | None:
    """Lay out the neighbourhood of the entry called *name*; ``None`` when it has no neighbours.

    *hrefs* maps the id of a neighbour to the address of its page.
    """
    root = _make_box(name, "", 1, "root")
    y = root.y + root.height
    labels: list[GraphLabel] = []
    boxes: list[GraphBox] = []
    hidden = 0
    for group in groups:
        shown = group.neighbours[: max(0, _MOST - len(boxes))]
        hidden += len(group.neighbours) - len(shown)
        if not shown:
            continue
        y += _LABEL
        labels.append(GraphLabel(group.title.lower(), y))
        y += _ROW_GAP
        for neighbour in shown:
            entry = neighbour.entry
            style = _STYLES.get(group.relation, "plain")
            box = _make_box(name_briefly(entry), hrefs.get(entry.id, ""), y, style)
            boxes.append(box)
            y += box.height + _ROW_GAP
    if not boxes:
        return None
    return Graph(name, root, tuple(labels), tuple(boxes), hidden, y)


def _make_box(name: str, href: str, y: int, style: str) -> GraphBox:
    lines = wrap(name, TEXT, WIDTH - _BOX_LEFT - 1 - 2 * _INDENT)
    if len(lines) > _LINES:
        lines = (*lines[: _LINES - 1], f"{lines[_LINES - 1]} …")
    return GraphBox(href, lines, y, 2 * _PAD + _LINE * len(lines), style)
