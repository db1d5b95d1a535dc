"""What slides draw: curves over named points, and drawings of the base with their looks inside."""

from __future__ import annotations

import math
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

from methodbook.exports import books
from methodbook.exports.books.drawing import read_drawing
from methodbook.exports.courses.decks.mapping import HIGH, LINE, WIDE, MapPoint, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from lxml.etree import _Element

    from methodbook.exports.courses.decks.mapping import MapBox
    from methodbook.practice.slides import SlideCurves, SlideMap

    Place: TypeAlias = Callable[[int, float], tuple[float, float]]

INK, BRAND = "#1e2322", "#0f5c56"
SVG = "http://www.w3.org/2000/svg"
COLOURS = ("#9a4a12", "#4b5452", "#8a5a00", "#0f5c56", "#0f5c56")
"""Of the lines in their order; the last ones are the company's own."""
DASHES = ("6 4", "2 4", "10 4 2 4", "", "9 5")
"""Colour is never the only sign."""
MARKS = ("square", "triangle", "diamond", "circle", "circle")

_WIDE, _HIGH = 960, 470
_LEFT, _TOP, _RIGHT, _BOTTOM = 66, 16, 220, 110
_STEP = 21
_SIGNS = 15
"""Letters of a name in one line under the chart."""
_END_SIGNS = 24
"""The same beside the end of a line."""


def dress(svg: str) -> str:
    """A drawing of a page as SVG that stands alone, with its looks inside."""
    drawing = read_drawing(svg)
    style = etree.Element(f"{{{SVG}}}style")
    rules = files(books).joinpath("picture.css").read_text("utf-8")
    style.text = rules.replace("svg ", "")
    drawing.insert(0, style)
    return etree.tostring(drawing, encoding="unicode")


def draw_curves(curves: SlideCurves) -> str:
    """The lines as SVG: names of the points below, those of the lines at their ends."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item] # lxml takes it
    root.set("viewBox", f"0 0 {_WIDE} {_HIGH}")
    root.set("font-family", "Libertinus Serif, Georgia, serif")
    top = max((value for _, values in curves.lines for value in values), default=1) or 1
    step = (_WIDE - _LEFT - _RIGHT) / max(1, len(curves.points) - 1)
    height = _HIGH - _TOP - _BOTTOM

    def place(at: int, value: float) -> tuple[float, float]:
        return round(_LEFT + at * step, 1), round(_TOP + height * (1 - value / top), 1)

    for at, name in enumerate(curves.points):
        x, _ = place(at, 0)
        _add(root, "line", x1=x, y1=_TOP, x2=x, y2=_TOP + height, stroke="#d9d6cc")
        for number, line in enumerate(_break(name, _SIGNS)):
            y = _TOP + height + 28 + number * _STEP
            _say(root, x, y, line, "middle", 17)
    names = [_break(f"{name}: {values[-1]:g}", _END_SIGNS) for name, values in curves.lines]
    heights = _spread(curves, place, names)
    for number, (_, values) in enumerate(curves.lines):
        points = [place(at, value) for at, value in enumerate(values)]
        _trace(root, points, number, last=number == len(curves.lines) - 1)
        for at, line in enumerate(names[number]):
            low = heights[number] + 6 + at * _STEP
            _say(root, points[-1][0] + 14, low, line, "start", 18, find_colour(number))
    return etree.tostring(root, encoding="unicode")


def draw_map(shown: SlideMap) -> str:
    """Boxes and arrows as SVG."""
    plan = lay_out(shown)
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item] # lxml takes it
    root.set("viewBox", f"-4 -4 {WIDE + 8} {HIGH + 8}")
    root.set("font-family", "Libertinus Serif, Georgia, serif")
    for points in plan.arrows:
        _point(root, points)
    for box in plan.boxes:
        _frame(root, box)
    return etree.tostring(root, encoding="unicode")


def _point(root: _Element, points: tuple[MapPoint, ...]) -> None:
    """An arrow; its head is drawn at the slope of its last part."""
    track = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = _add(root, "polyline", points=track, fill="none", stroke=INK)
    line.set("stroke-width", "2")
    before, head = points[-2:]
    slope = math.atan2(head.y - before.y, head.x - before.x)
    wings = [slope + math.pi - 0.4, slope + math.pi + 0.4]
    corners = [
        head,
        *(MapPoint(head.x + 13 * math.cos(w), head.y + 13 * math.sin(w)) for w in wings),
    ]
    _add(root, "polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners), fill=INK)


def _frame(root: _Element, box: MapBox) -> None:
    frame = _add(root, "rect", x=round(box.x, 1), y=round(box.y, 1), rx=6, fill="#fff")
    for name, value in (("width", box.wide), ("height", box.high)):
        frame.set(name, f"{value:.1f}")
    frame.set("stroke", BRAND)
    frame.set("stroke-width", "2")
    y = box.y + 30
    for line, fill in (*((each, BRAND) for each in box.name), *((each, INK) for each in box.gives)):
        _say(root, round(box.x + 12, 1), round(y, 1), line, "start", 18, fill)
        y += LINE


def find_colour(number: int) -> str:
    """The colour of line *number*."""
    return COLOURS[number % len(COLOURS)]


def _trace(root: _Element, points: list[tuple[float, float]], number: int, *, last: bool) -> None:
    track = " ".join(f"{x},{y}" for x, y in points)
    line = _add(root, "polyline", points=track, fill="none", stroke=find_colour(number))
    line.set("stroke-width", "4" if last else "2.5")
    if dash := DASHES[number % len(DASHES)]:
        line.set("stroke-dasharray", dash)
    for x, y in points:
        _add(root, "circle", cx=x, cy=y, r=4.5, fill=find_colour(number))


def _spread(curves: SlideCurves, place: Place, names: list[list[str]]) -> list[float]:
    """Heights of the names at the ends of the lines, so that none lies on another."""
    last = len(curves.points) - 1
    ends = sorted((place(last, values[-1])[1], at) for at, (_, values) in enumerate(curves.lines))
    found: dict[int, float] = {}
    free = float(_TOP)
    for y, at in ends:
        found[at] = max(y, free)
        free = found[at] + _STEP * len(names[at])
    return [found[at] for at in range(len(curves.lines))]


def _break(name: str, signs: int) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= signs:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _add(parent: _Element, tag: str, **attributes: object) -> _Element:
    node = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for name, value in attributes.items():
        node.set(name, str(value))
    return node


def _say(  # noqa: PLR0913, PLR0917 -- where, what and how
    parent: _Element, x: float, y: float, text: str, anchor: str, size: int, fill: str = "#1e2322"
) -> None:
    node = _add(parent, "text", x=x, y=y, fill=fill)
    node.set("text-anchor", anchor)
    node.set("font-size", str(size))
    node.text = text
