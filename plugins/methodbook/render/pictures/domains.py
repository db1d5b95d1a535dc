"""Four quarters of a field, each with its name in the outer corner, and a circle between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import NARROW, Box, Disc, Drawing, Label, Shape
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, measure, wrap
from methodbook.render.pictures.panel import PAD, Panel, PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.entry import Table
    from methodbook.model.picture import Domains

_CLEAR = 6
"""Between the words and the circle."""
_APART = 3
"""From a quarter to the middle line."""
_MIDDLE = 104
"""Width of the words in the circle."""


def draw_domains(domains: Domains, table: Table, width: int) -> Drawing:
    """Words keep clear of the circle: those above end over it, those below begin under it."""
    half = width // 2
    panels = [_set_quarter(domains, table, name, half - _APART) for name in domains.corners]
    middle = wrap(domains.middle, NAME, _MIDDLE)
    radius = int(max(measure(line, NAME) for line in middle)) // 2 + 10
    above = max(panels[0].height, panels[1].height)
    below = max(panels[2].height, panels[3].height)
    centre = above + radius + _CLEAR
    height = centre + radius + _CLEAR + below
    corners = [(1, 1), (half + _APART, 1), (1, centre + _APART), (half + _APART, centre + _APART)]
    shapes: list[Shape] = [
        Box(x, y, half - _APART - 1, centre - _APART - 1 if y == 1 else height - y - 1, "field")
        for x, y in corners
    ]
    shapes += [
        Disc(half, centre, radius, "unsure"),
        Label(half, centre - len(middle) * NAME.leading // 2, middle, NAME, "middle"),
    ]
    for panel, (x, y) in zip(panels, corners, strict=True):
        shapes += panel.letter(x, y if y == 1 else height - below - 1)
    return Drawing(width, height, tuple(shapes))


def _set_quarter(domains: Domains, table: Table, name: str, width: int) -> Panel:
    column = table.columns.index(name)
    words = [PanelText(name, NAME)]
    for row in domains.shows:
        if width > NARROW:
            words.append(PanelText(row, NOTE, "soft"))
        words.append(PanelText(table.find_row(row).cells[column], TEXT if width > NARROW else NOTE))
    return set_panel(words, width, pad=PAD if width > NARROW else 7)
