"""Where the parties of a map stand: givers on the left of those they give to, columns by depth.

Layers, places for lines that pass a layer, and order by the mean place of the neighbours follow
Sugiyama, Tagawa and Toda, «Methods for Visual Understanding of Hierarchical System Structures»
(1981). An arrow that would close a circle is left out of the layering and points backwards.
"""

from __future__ import annotations

import itertools
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.practice.slides import MapParty, SlideMap

WIDE, HIGH = 960, 440
"""The field of a map; both drawings scale it to their slide."""
LETTER, LINE = 8.8, 24
"""A letter's mean width and a line's height at the size of the text in a box."""
_PAD, _GAP, _MOST = 12, 36, 270

_Spot: TypeAlias = "tuple[str, int]"
"""A party (number −1), or the place where arrow *number* passes a column."""


class MapPoint(NamedTuple):
    """A place on the field, from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class MapBox:
    """A party in its frame: the lines of its name, then those of what it gives."""

    party: MapParty
    x: float
    y: float
    wide: float
    high: float
    name: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True)
class MapPlan:
    """Boxes, and arrows as points to go through; the last point is the head."""

    boxes: tuple[MapBox, ...]
    arrows: tuple[tuple[MapPoint, ...], ...]


def lay_out(shown: SlideMap) -> MapPlan:
    """The map on its field."""
    depths = _find_depths(shown)
    tracks = [_find_track(number, arrow, depths) for number, arrow in enumerate(shown.arrows)]
    columns = _order(shown, depths, tracks)
    gaps = _GAP * (len(columns) - 1)
    wide = min(_MOST, (WIDE - gaps) / len(columns))
    step = (WIDE - wide) / max(1, len(columns) - 1)
    boxes: dict[str, MapBox] = {}
    passes: dict[_Spot, tuple[MapPoint, MapPoint]] = {}
    for depth, spots in enumerate(columns):
        x = WIDE - wide - depth * step if len(columns) > 1 else (WIDE - wide) / 2
        for spot, box, y in _stack(spots, shown, wide):
            if box is None:
                passes[spot] = MapPoint(x, y), MapPoint(x + wide, y)
            else:
                boxes[box.id] = _frame(box, x, y, wide)
    arrows = tuple(
        _draw(arrow, track, boxes, passes)
        for arrow, track in zip(shown.arrows, tracks, strict=True)
    )
    return MapPlan(tuple(boxes.values()), arrows)


def _find_depths(shown: SlideMap) -> dict[str, int]:
    """How many steps each party stands from those who give nothing on, at most."""
    takers: dict[str, list[str]] = {party.id: [] for party in shown.parties}
    for giver, taker in shown.arrows:
        takers[giver].append(taker)
    depths: dict[str, int] = {}

    def measure(name: str, above: tuple[str, ...]) -> int:
        if name not in depths:
            onward = [each for each in takers[name] if each not in {*above, name}]
            depths[name] = max((1 + measure(each, (*above, name)) for each in onward), default=0)
        return depths[name]

    for party in shown.parties:
        measure(party.id, ())
    return depths


def _find_track(number: int, arrow: tuple[str, str], depths: Mapping[str, int]) -> list[_Spot]:
    """The places between both ends, in the order of the arrow."""
    start, end = depths[arrow[0]], depths[arrow[1]]
    between = range(start - 1, end, -1) if start > end else range(start + 1, end)
    return [(str(depth), number) for depth in between]


def _order(
    shown: SlideMap, depths: Mapping[str, int], tracks: list[list[_Spot]]
) -> list[list[_Spot]]:
    """Columns from those who give nothing on, each in the order of the ones it gives to."""
    columns: list[list[_Spot]] = [[] for _ in range(max(depths.values(), default=0) + 1)]
    for party in shown.parties:
        columns[depths[party.id]].append((party.id, -1))
    for track in tracks:
        for spot in track:
            columns[int(spot[0])].append(spot)
    beside = _find_neighbours(shown, tracks)
    for depth, spots in enumerate(columns[1:], start=1):
        heights = {
            spot: (at + 0.5) / len(columns[depth - 1]) for at, spot in enumerate(columns[depth - 1])
        }

        def find_height(spot: _Spot, heights: Mapping[_Spot, float] = heights) -> float:
            near = [heights[each] for each in beside.get(spot, ()) if each in heights]
            return sum(near) / len(near) if near else 1.0

        spots.sort(key=find_height)
    return columns


def _find_neighbours(shown: SlideMap, tracks: list[list[_Spot]]) -> dict[_Spot, list[_Spot]]:
    beside: dict[_Spot, list[_Spot]] = {}
    for (giver, taker), track in zip(shown.arrows, tracks, strict=True):
        way = [(giver, -1), *track, (taker, -1)]
        for one, other in itertools.pairwise(way):
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    return beside


def _stack(
    spots: list[_Spot], shown: SlideMap, wide: float
) -> Iterator[tuple[_Spot, MapParty | None, float]]:
    """Each place of a column with its middle, spread over the height of the field."""
    parties = {party.id: party for party in shown.parties}
    found = [parties.get(name) if number < 0 else None for name, number in spots]
    heights = [_measure(party, wide) if party else float(LINE) for party in found]
    room = (HIGH - sum(heights)) / (len(spots) + 1)
    y = room
    for spot, party, high in zip(spots, found, heights, strict=True):
        yield spot, party, y + high / 2
        y += high + room


def _measure(party: MapParty, wide: float) -> float:
    name, gives = _wrap(party, wide)
    return (len(name) + len(gives)) * LINE + 2 * _PAD


def _wrap(party: MapParty, wide: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    letters = int((wide - 2 * _PAD) / LETTER)
    lines = [
        line
        for text in party.gives
        for line in textwrap.wrap(text, letters, break_long_words=False)
    ]
    return tuple(textwrap.wrap(party.name, letters, break_long_words=False)), tuple(lines)


def _frame(party: MapParty, x: float, y: float, wide: float) -> MapBox:
    high = _measure(party, wide)
    return MapBox(party, x, y - high / 2, wide, high, *_wrap(party, wide))


def _draw(
    arrow: tuple[str, str],
    track: list[_Spot],
    boxes: Mapping[str, MapBox],
    passes: Mapping[_Spot, tuple[MapPoint, MapPoint]],
) -> tuple[MapPoint, ...]:
    """From the giver's side to the taker's; one that points backwards runs a little lower."""
    giver, taker = (boxes[name] for name in arrow)
    is_forward = giver.x <= taker.x
    aside = 0 if is_forward else LINE * 0.8
    start = giver.x + (giver.wide if is_forward else 0)
    end = taker.x + (0 if is_forward else taker.wide)
    along = 1 if is_forward else -1
    middle = [point for spot in track for point in passes[spot][::along]]
    first = MapPoint(start, giver.y + giver.high / 2 + aside)
    return (first, *middle, MapPoint(end, taker.y + taker.high / 2 + aside))
