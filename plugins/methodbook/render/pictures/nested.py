"""A part inside a whole, and something that stands beside the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import NARROW, Box, Drawing, Label, Shape, Stroke, finish
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, wrap
from methodbook.render.pictures.panel import PAD, Panel, PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.entry import Table
    from methodbook.model.picture import Nested

_WHOLE_SHARE = 0.62
_WAY = 96
"""The arrow's length on a page, where its words stand above it."""
_GAP = 8


def draw_nested(nested: Nested, table: Table, width: int) -> Drawing:
    """The outsider stands to the right of the whole; without room, under it."""
    narrow = width <= NARROW
    inner = width - 2 if narrow else int(width * _WHOLE_SHARE)
    whole = _place_whole(nested, table, inner)
    place_outsider = _place_under if narrow else _place_beside
    bottom = int(whole[0].bounds.bottom)
    return finish(width, [*whole, *place_outsider(nested, table, bottom, width)])


def _set(nested: Nested, table: Table, name: str, width: int) -> Panel:
    column = table.columns.index(name)
    note = table.find_row(nested.shows).cells[column] if nested.shows else ""
    return set_panel([PanelText(name, NAME), PanelText(note, NOTE)], width)


def _place_whole(nested: Nested, table: Table, width: int) -> list[Shape]:
    head = _set(nested, table, nested.whole, width)
    part = _set(nested, table, nested.part, width - 2 * PAD)
    y = 1 + head.height - 2
    shapes: list[Shape] = [*head.letter(1, 1), *part.place(1 + PAD, y, style="brand")]
    y += part.height + _GAP
    cell = (width - 2 * PAD - _GAP) // 2
    others = [
        set_panel([PanelText(name, TEXT if width > NARROW else NOTE)], cell, pad=7)
        for name in nested.others
    ]
    for start in range(0, len(others), 2):
        pair = others[start : start + 2]
        height = max(panel.height for panel in pair)
        for number, panel in enumerate(pair):
            shapes += panel.place(1 + PAD + number * (cell + _GAP), y, height, "faint")
        y += height + _GAP
    return [Box(1, 1, width, y - 1 + PAD - _GAP, "area", 8), *shapes]


def _place_beside(nested: Nested, table: Table, bottom: int, width: int) -> list[Shape]:
    """The arrow half-way up the whole, its words over it or, if they are too many, under it."""
    edge = 1 + int(width * _WHOLE_SHARE)
    panel = _set(nested, table, nested.outside, width - edge - _WAY - 1)
    middle = bottom // 2
    top = max(1, middle - panel.height // 2)
    words = wrap(nested.link, NOTE, _WAY - 8)
    above = middle - 6 - len(words) * NOTE.leading
    y = above if above >= 0 else middle + 6
    label = Label(edge + _WAY // 2, y, words, NOTE, "middle", "soft")
    arrow = Stroke(((edge + _WAY, middle), (edge, middle)), arrow=True)
    return [*panel.place(edge + _WAY, top, style="outside"), label, arrow]


def _place_under(nested: Nested, table: Table, bottom: int, width: int) -> list[Shape]:
    words = wrap(nested.link, NOTE, width - 60)
    label = Label(44, bottom + 8, words, NOTE, style="soft")
    top = bottom + max(label.height, NOTE.leading) + 16
    panel = _set(nested, table, nested.outside, width - 2)
    arrow = Stroke(((30, top), (30, bottom)), arrow=True)
    return [arrow, label, *panel.place(1, top, style="outside")]
