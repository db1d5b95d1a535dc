"""Two ways step by step; where a step stands says in whose lane it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from methodbook.render.pictures.lettering import NOTE, TEXT, TITLE, wrap
from methodbook.render.pictures.panel import PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.picture import Steps, Way

_APART = 40
_SHARE = 0.72
"""What a step takes of the width: enough to read, little enough to lean to its side."""
_DOWN = 20


def draw_steps(steps: Steps, width: int) -> Drawing:
    """Both ways side by side; without room, the second under the first."""
    first, second = steps.ways
    if width <= NARROW:
        above = _place_way(steps, first, 0, 0, width)
        bottom = find_bottom(above) + 2 * _DOWN
        return finish(width, [*above, *_place_way(steps, second, 0, bottom, width)])
    side = (width - _APART) // 2
    left = _place_way(steps, first, 0, 0, side)
    return finish(width, [*left, *_place_way(steps, second, width - side, 0, side)])


def _place_way(steps: Steps, way: Way, x: int, y: int, width: int) -> list[Shape]:
    title = Label(x + width // 2, y, wrap(way.name, TITLE, width), TITLE, "middle")
    lanes = _place_lanes(steps, x, y + title.height + 6, width)
    top = find_bottom(lanes) + 5
    start = set_panel([PanelText(steps.start)], width - 2, "middle").place(
        x + 1, top, style="heavy"
    )
    shapes: list[Shape] = [title, *lanes, *start]
    above, box = start[0], start[0]
    top = int(box.bounds.bottom) + _DOWN
    for step in way.steps:
        cell = int(width * _SHARE)
        left = x + 1 if step.lane == 1 else x + width - 1 - cell
        style = "plain" if step.lane == 1 else "inner"
        placed = set_panel([PanelText(step.text, TEXT)], cell, pad=9).place(left, top, style=style)
        box = placed[0]
        shapes += [*_join(above, box), *placed]
        above, top = box, int(box.bounds.bottom) + _DOWN
    return shapes + _place_end(way, box, x, top, width)


def _place_lanes(steps: Steps, x: int, y: int, width: int) -> list[Label]:
    left, right = steps.lanes
    half = width // 2 - 12
    return [
        Label(x + 2, y, wrap(left, NOTE, half), NOTE, "start", "soft"),
        Label(x + width - 2, y, wrap(right, NOTE, half), NOTE, "end", "soft"),
    ]


def _place_end(way: Way, box: Shape, x: int, top: int, width: int) -> list[Shape]:
    if not way.end:
        return []
    cell = int(width * _SHARE)
    panel = set_panel([PanelText(way.end, TEXT)], cell, "middle", pad=9)
    placed = panel.place(x + 1, top, style="said", radius=18)
    return [*_join(box, placed[0]), *placed]


def _join(upper: Shape, lower: Shape) -> list[Shape]:
    """A straight arrow where the boxes share some width; they always do."""
    if not (isinstance(upper, Box) and isinstance(lower, Box)):
        return []
    left = max(upper.bounds.left, lower.bounds.left)
    right = min(upper.bounds.right, lower.bounds.right)
    x = int(left + right) // 2
    return [Stroke(((x, int(upper.bounds.bottom)), (x, lower.y)), arrow=True)]
