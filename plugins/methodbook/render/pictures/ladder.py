"""A ladder: each column of the table is a tread, the first one lowest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import NARROW, Box, Drawing, Shape, Stroke, finish
from methodbook.render.pictures.lettering import NAME, NOTE
from methodbook.render.pictures.panel import PAD, PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.entry import Table
    from methodbook.model.picture import Ladder

_RISE = 14


def draw_ladder(ladder: Ladder, table: Table, width: int) -> Drawing:
    """Stack the treads from the last column down; each lies one shift further left."""
    shift = 16 if width <= NARROW else 48
    last = len(table.columns) - 1
    tread = width - shift * last - 2
    shapes: list[Shape] = []
    y, upper = 1, (0, 0)
    for column in range(last, -1, -1):
        x = 1 + shift * column
        words = _place_tread(ladder, table, column, (x, y, tread))
        shapes += words
        box = words[0].bounds
        if upper != (0, 0):
            step = x + shift // 2
            shapes.append(Stroke(((step, y), (step, upper[1]), upper), arrow=True))
        upper = (x, int(box.top + box.bottom) // 2)
        y = int(box.bottom) + _RISE
    return finish(width, shapes)


def _place_tread(
    ladder: Ladder, table: Table, column: int, place: tuple[int, int, int]
) -> list[Shape]:
    x, y, width = place
    top = column == len(table.columns) - 1
    style = "brand" if top else "plain"
    facts = [(name, table.find_row(name).cells[column]) for name in ladder.shows]
    name = table.columns[column]
    if width < NARROW:
        words = [PanelText(name, NAME), *(PanelText(text, NOTE) for _, text in facts)]
        return [*set_panel(words, width).place(x, y, style=style)]
    return _place_across(name, facts, place, style)


def _place_across(
    name: str, facts: list[tuple[str, str]], place: tuple[int, int, int], style: str
) -> list[Shape]:
    """The name above, each fact in a column of its own."""
    x, y, width = place
    lead = set_panel([PanelText(name, NAME)], width)
    column = width // len(facts)
    panels = [
        set_panel([PanelText(label, NOTE, "soft"), PanelText(text)], column)
        for label, text in facts
    ]
    under = y + lead.height - 2 * PAD + 5
    height = under - y + max(panel.height for panel in panels)
    shapes: list[Shape] = [Box(x, y, width, height, style), *lead.letter(x, y)]
    for number, panel in enumerate(panels):
        shapes += panel.letter(x + number * column, under)
    return shapes
