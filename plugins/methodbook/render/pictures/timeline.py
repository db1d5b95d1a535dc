"""Events on a line of time: across the page, words on both sides, or down a phone's screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import NARROW, Disc, Drawing, Label, Shape, Stroke, finish
from methodbook.render.pictures.lettering import NOTE, TITLE, measure, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from methodbook.model.entry import Happening

_YEAR = re.compile(r"(?<![\d,])(?:1\d|20|21)\d\d(?![\d,]|\.\d)")
_DOT = 6
_WORDS = 150
"""Width of the words of an event on a page."""
_STALK = 16
_APART = 10
_YEAR_PIXELS = 9
"""How far down a phone's screen a year reaches where words leave room."""


def draw_timeline(events: Sequence[Happening], width: int) -> Drawing:
    """Distances follow the years; without years in order they are even."""
    years = find_years(events)
    return (
        _draw_down(events, years, width) if width <= NARROW else _draw_across(events, years, width)
    )


def find_years(events: Sequence[Happening]) -> tuple[int, ...]:
    """The year of each event; their numbers in the list where a year is missing or jumps back.

    An event that names two years has none of its own.
    """
    found = [_YEAR.findall(event.when) for event in events]
    years = [int(each[0]) for each in found if len(each) == 1]
    if len(years) < len(events) or years != sorted(years) or len(set(years)) < len(years):
        return tuple(range(len(events)))
    return tuple(years)


def _draw_down(events: Sequence[Happening], years: Sequence[int], width: int) -> Drawing:
    x, left = _DOT + 2, 3 * _DOT + 6
    shapes: list[Shape] = []
    points: list[int] = []
    y = 0
    for number, event in enumerate(events):
        if number:
            wanted = points[-1] + (years[number] - years[number - 1]) * _YEAR_PIXELS
            y = max(y, wanted - TITLE.leading // 2)
        when = Label(left, y, wrap(event.when, TITLE, width - left), TITLE)
        what = Label(left, y + when.height, wrap(event.what, NOTE, width - left), NOTE)
        points.append(y + TITLE.leading // 2)
        shapes += [when, what]
        y = int(what.bounds.bottom) + 12
    line = Stroke(((x, points[0]), (x, points[-1])), "axis")
    dots = [Disc(x, point, _DOT, "dot-now") for point in points]
    return finish(width, [*([line] if len(points) > 1 else []), *dots, *shapes], margin=4)


def _draw_across(events: Sequence[Happening], years: Sequence[int], width: int) -> Drawing:
    span = max(1, years[-1] - years[0])
    room = width - 2 * _DOT - 2
    xs = [_DOT + 1 + room * (year - years[0]) // span for year in years]
    notes = [_Note.set(event, x) for event, x in zip(events, xs, strict=True)]
    rows = _share_out(notes, width)
    tops = _find_tops([max(note.height for note in row) for row in rows])
    base = -min(tops)
    line = [Stroke(((xs[0], base), (xs[-1], base)), "axis")] if len(xs) > 1 else []
    shapes: list[Shape] = [*line]
    for number, row in enumerate(rows):
        lowest = max(note.height for note in row)
        for note, middle in zip(row, _push_apart(row, width), strict=True):
            above = number % 2 == 0
            top = base + tops[number] + (lowest - note.height if above else 0)
            near = top + note.height if above else top
            shapes.append(Stroke(((note.x, base), (middle, near)), "leader"))
            shapes += note.letter(middle, top)
    dots = [Disc(x, base, _DOT, "dot-now") for x in xs]
    return finish(width, [*shapes, *dots], margin=4)


@dataclass(frozen=True)
class _Note:
    """The words of an event, wrapped, and the point of the line that they belong to."""

    x: int
    when: tuple[str, ...]
    what: tuple[str, ...]

    @classmethod
    def set(cls, event: Happening, x: int) -> _Note:
        return cls(x, wrap(event.when, TITLE, _WORDS), wrap(event.what, NOTE, _WORDS))

    @property
    def width(self) -> int:
        widths = [measure(line, TITLE) for line in self.when]
        return int(max(*widths, *(measure(line, NOTE) for line in self.what), 0)) + _APART

    @property
    def height(self) -> int:
        return len(self.when) * TITLE.leading + len(self.what) * NOTE.leading

    def letter(self, middle: int, top: int) -> tuple[Label, Label]:
        when = Label(middle, top, self.when, TITLE, "middle")
        return when, Label(middle, top + when.height, self.what, NOTE, "middle")


def _share_out(notes: Sequence[_Note], width: int) -> list[list[_Note]]:
    """Deal the notes to as few rows as hold them: in turn above and below the line."""
    count = min(2, len(notes))
    while any(sum(note.width for note in notes[row::count]) > width for row in range(count)):
        count += 1
    return [[*notes[row::count]] for row in range(count)]


def _push_apart(notes: Sequence[_Note], width: int) -> list[int]:
    """The middles of notes of one row: over their points, or moved aside until none meets."""
    lefts: list[int] = []
    edge = 0
    for note in notes:
        lefts.append(max(edge, note.x - note.width // 2))
        edge = lefts[-1] + note.width
    edge = width
    for number in range(len(notes) - 1, -1, -1):
        lefts[number] = min(lefts[number], edge - notes[number].width)
        edge = lefts[number]
    return [left + note.width // 2 for left, note in zip(lefts, notes, strict=True)]


def _find_tops(heights: Sequence[int]) -> list[int]:
    """How far from the line each row begins; further rows lie outside the nearer ones."""
    tops: list[int] = []
    above = below = _DOT + _STALK
    for row, height in enumerate(heights):
        if row % 2 == 0:
            above += height
            tops.append(-above)
            above += _STALK
        else:
            tops.append(below)
            below += height + _STALK
    return tops
