"""Two structures side by side, or one under the other where there is no room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from methodbook.model.picture import Growth
from methodbook.render.pictures.drawing import (
    NARROW,
    Box,
    Drawing,
    Label,
    Shape,
    Stroke,
    find_bottom,
    finish,
)
from methodbook.render.pictures.lettering import NAME, NOTE, TITLE, wrap
from methodbook.render.pictures.panel import PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.picture import Structure, Structures

_APART = 40
_GAP = 8
_FRAME = 7
"""From the frame to the boxes in it."""
_TIER = 30
"""Between two tiers."""
_BUS = 16
"""From the branching line to the tier under it."""
_HEAD_SHARE = 0.58


def draw_structures(structures: Structures, width: int) -> Drawing:
    """Lay out both sides."""
    left, right = structures.sides
    if width <= NARROW:
        first = _place_side(left, 0, 0, width)
        below = find_bottom(first) + _TIER
        return finish(width, [*first, *_place_side(right, 0, below, width)])
    side = (width - _APART) // 2
    return finish(
        width, [*_place_side(left, 0, 0, side), *_place_side(right, width - side, 0, side)]
    )


def _place_side(structure: Structure, x: int, y: int, width: int) -> list[Shape]:
    middle = x + width // 2
    title = Label(middle, y, wrap(structure.title, TITLE, width), TITLE, "middle")
    up = structure.growth is Growth.UP
    head_width = int(width * _HEAD_SHARE)
    head = set_panel([PanelText(structure.head, NAME)], head_width, "middle").place(
        middle - head_width // 2, y + title.height + 6, style="solid" if up else "heavy"
    )
    flow = wrap(structure.flow, NOTE, width // 2 - 20) if structure.flow else ()
    bottom = int(head[0].bounds.bottom)
    drop = _FRAME + _BUS if structure.frame else _BUS
    top = bottom + max(len(flow) * NOTE.leading + 10, _TIER - _BUS) + drop
    tiers = _place_tiers(structure, x + _FRAME + 1, top, width - 2 * _FRAME - 2)
    shapes: list[Shape] = [title, *_join(structure, head[0].bounds.bottom, tiers, middle)]
    if flow:
        shapes.append(Label(middle + 10, bottom + 5, flow, NOTE, style="soft"))
    if structure.frame:
        shapes.append(_frame(tiers[0]))
    shapes += [*head, *(shape for tier in tiers for shape in tier)]
    return [*shapes, *_place_below(structure, x, int(tiers[-1][0].bounds.bottom) + 16, width)]


def _place_tiers(structure: Structure, x: int, y: int, width: int) -> list[list[Shape]]:
    """Each tier as its shapes, the boxes first."""
    count = len(structure.tiers[0])
    cell = (width - _GAP * (count - 1)) // count
    placed: list[list[Shape]] = []
    for names in structure.tiers:
        panels = [set_panel([PanelText(name, NOTE)], cell, "middle", pad=3) for name in names]
        height = max(34, *(panel.height for panel in panels))
        cells = [
            panel.place(x + number * (cell + _GAP), y, height)
            for number, panel in enumerate(panels)
        ]
        placed.append([each[0] for each in cells] + [each[-1] for each in cells])
        y += height + _TIER
    return placed


def _join(structure: Structure, head: float, tiers: list[list[Shape]], middle: int) -> list[Shape]:
    """A stem from the head, a branch to each box, and lines from tier to tier."""
    down = structure.growth is Growth.DOWN
    rows = [[shape for shape in tier if isinstance(shape, Box)] for tier in tiers]
    bus = rows[0][0].y - (_FRAME + _BUS if structure.frame else _BUS)
    stem = ((middle, bus), (middle, int(head)))
    lines: list[Shape] = [Stroke(stem, arrow=not down)]
    lines += [
        Stroke(((middle, bus), (box.middle, bus), (box.middle, box.y)), arrow=down)
        for box in rows[0]
    ]
    for upper, lower in pairwise(rows):
        for high, low in zip(upper, lower, strict=True):
            ends = ((high.middle, int(high.bounds.bottom)), (low.middle, low.y))
            lines.append(Stroke(ends if down else ends[::-1], arrow=True))
    return lines


def _frame(tier: list[Shape]) -> Box:
    boxes = [shape for shape in tier if isinstance(shape, Box)]
    first, last = boxes[0].bounds, boxes[-1].bounds
    x, y = int(first.left) - _FRAME, int(first.top) - _FRAME
    width, height = int(last.right) + _FRAME - x, int(first.bottom) + _FRAME - y
    return Box(x, y, width, height, "frame", 8)


def _place_below(structure: Structure, x: int, y: int, width: int) -> list[Shape]:
    """Who is left outside, and what the frame means."""
    if structure.outside:
        cell = int(width * _HEAD_SHARE)
        panel = set_panel([PanelText(structure.outside, NOTE)], cell, "middle", pad=7)
        return [*panel.place(x + (width - cell) // 2, y + 6, style="outside", radius=16)]
    if structure.frame:
        lines = wrap(structure.frame, NOTE, width - 60)
        label = Label(x + 50, y, lines, NOTE, style="soft")
        return [Box(x + 8, y + 2, 32, 14, "frame", 4), label]
    return []
