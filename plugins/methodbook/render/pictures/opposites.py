"""Pairs that exclude each other, one under another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import (
    NARROW,
    Disc,
    Drawing,
    Label,
    Shape,
    Stroke,
    find_bottom,
    finish,
)
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, TITLE, wrap
from methodbook.render.pictures.panel import PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.entry import Row, Table
    from methodbook.model.picture import Opposites

_BETWEEN_ROWS = 12
_SIGN = 9
"""Half the size of the sign between the two."""


def draw_opposites(opposites: Opposites, table: Table, width: int) -> Drawing:
    """Two columns of boxes; above each pair stands what it is about."""
    gap = 4 * _SIGN if width > NARROW else 3 * _SIGN
    side = (width - gap - 2) // 2
    face = TITLE if width > NARROW else NAME
    shapes: list[Shape] = [
        Label(width * place // 4, 0, wrap(name, face, width // 2 - 4), face, "middle")
        for name, place in zip(table.columns[:2], (1, 3), strict=True)
    ]
    y = find_bottom(shapes)
    for row in _list_rows(opposites, table):
        shapes += _place_pair(row, y + _BETWEEN_ROWS, side, width)
        y = find_bottom(shapes)
    return finish(width, shapes)


def _list_rows(opposites: Opposites, table: Table) -> tuple[Row, ...]:
    shown = opposites.shows or tuple(row.name for row in table.rows)
    return tuple(table.find_row(name) for name in shown)


def _place_pair(row: Row, y: int, side: int, width: int) -> list[Shape]:
    title = Label(width // 2, y, wrap(row.name, NOTE, width - 2), NOTE, "middle", "soft")
    top = y + title.height + 3
    face = TEXT if width > NARROW else NOTE
    panels = [set_panel([PanelText(cell, face)], side, "middle", pad=8) for cell in row.cells[:2]]
    height = max(panel.height for panel in panels)
    right = width - 1 - side
    middle = top + height // 2
    sign = _SIGN * 2 // 3
    return [
        title,
        Stroke(((1 + side, middle), (right, middle)), "soft-dash"),
        Disc(width // 2, middle, _SIGN, "paper"),
        Stroke(((width // 2 - sign, middle - 3), (width // 2 + sign, middle - 3))),
        Stroke(((width // 2 - sign, middle + 3), (width // 2 + sign, middle + 3))),
        Stroke(((width // 2 - sign + 2, middle + 7), (width // 2 + sign - 2, middle - 7))),
        *panels[0].place(1, top, height),
        *panels[1].place(right, top, height, "brand"),
    ]
