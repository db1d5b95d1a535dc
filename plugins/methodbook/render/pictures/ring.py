"""Who sits around the table, and by what right: a line leads to each seat."""

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
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, wrap
from methodbook.render.pictures.panel import PAD, Panel, PanelText, set_panel

if TYPE_CHECKING:
    from methodbook.model.picture import Ring, Seat

_ROW = 12
_LEFT_SHARE = 0.56
"""What the cells take of a page; the table takes the rest."""
_WAY = 26


def draw_ring(ring: Ring, width: int) -> Drawing:
    """The need above, one frame around the seats; cells to the left or, on a phone, inside."""
    left = int(width * _LEFT_SHARE) if width > NARROW else 0
    edge = left + _WAY if left else 1
    inside = width - edge - 2 * PAD - 1
    need = set_panel([PanelText(ring.need, NAME)], width - 2, "middle").place(1, 1, style="solid")
    top = int(need[0].bounds.bottom) + _WAY
    title = set_panel([PanelText(ring.frame, NAME)], inside, "middle")
    shapes: list[Shape] = [*title.letter(edge + PAD, top)]
    y = top + title.height
    for seat in ring.seats:
        place = (edge + PAD, y)
        row = (
            _place_beside(seat, left, place, inside) if left else _place_above(seat, place, inside)
        )
        shapes += row
        y = find_bottom(row) + _ROW
    shapes += _place_others(ring, left, (edge + PAD, y), inside)
    frame = Box(edge, top, width - edge - 1, find_bottom(shapes) + _ROW - top, "frame", 12)
    up = Stroke(((frame.middle, top), (frame.middle, top - _WAY)), arrow=True)
    return finish(width, [*need, up, frame, *shapes])


def _set_card(seat: Seat, width: int) -> Panel:
    name, said, _ = seat.cells
    return set_panel([PanelText(name, NAME), PanelText(f"«{said}»", TEXT)], width)


def _set_chair(name: str, note: str, width: int) -> Panel:
    return set_panel([PanelText(name, NAME), PanelText(note, NOTE)], width, "middle", pad=9)


def _place_beside(seat: Seat, left: int, place: tuple[int, int], width: int) -> list[Shape]:
    x, y = place
    card, chair = _set_card(seat, left), _set_chair(seat.who, seat.cells[2], width)
    height = max(card.height, chair.height)
    middle = y + height // 2
    return [
        *card.place(1, y, height),
        Stroke(((1 + left, middle), (x, middle)), arrow=True),
        *chair.place(x, y + (height - chair.height) // 2, style="seat", radius=14),
    ]


def _place_above(seat: Seat, place: tuple[int, int], width: int) -> list[Shape]:
    x, y = place
    card = _set_card(seat, width)
    top = y + card.height + _ROW
    middle = x + width // 2
    chair = _set_chair(seat.who, seat.cells[2], width)
    return [
        *card.place(x, y),
        Stroke(((middle, y + card.height), (middle, top)), arrow=True),
        *chair.place(x, top, style="seat", radius=14),
    ]


def _place_others(ring: Ring, left: int, place: tuple[int, int], width: int) -> list[Shape]:
    """Those who sit without a row of their own."""
    x, y = place
    shapes: list[Shape] = []
    if ring.aside and ring.others:
        lines = wrap(ring.aside, NOTE, left or width)
        label = Label(left, y + PAD, lines, NOTE, "end", "soft")
        if not left:
            label = Label(x + width // 2, y, lines, NOTE, "middle", "soft")
            y += label.height + 4
        shapes.append(label)
    for fact in ring.others:
        chair = _set_chair(fact.text, fact.name, width).place(x, y, style="seat", radius=14)
        shapes += chair
        y = find_bottom([*chair]) + _ROW
    return shapes
