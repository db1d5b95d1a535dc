"""A chart of value curves: values across the page, or down a phone's screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from methodbook.model.picture import Role, Tint
from methodbook.render.pictures.drawing import (
    NARROW,
    Box,
    Disc,
    Drawing,
    Label,
    Point,
    Shape,
    Stroke,
    find_bottom,
    finish,
)
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.picture import Curve, Curves

_LEFT = 62
"""Room for what the ends of the scale mean."""
_RIGHT = 176
"""Room for the names of the curves."""
_LEAD = 26
"""From the last value to the names."""
_UNIT = 44
"""From one mark of the scale to the next, on a page."""
_ROW = 52
"""From one value to the next, on a phone."""
_NAMES = 112
"""Room for the names of the values, on a phone."""
_DOT = 5
_FORMS = ("square", "diamond", "circle", "triangle")
_SAMPLE = 36


@dataclass(frozen=True)
class Plot:
    """Where a value of the axis and a mark of the scale meet on the paper."""

    first: int
    step: int
    zero: int
    unit: int
    upright: bool

    def find(self, number: int, mark: float) -> Point:
        """The point of the value *number*, counted from zero, at *mark*."""
        along, across = self.first + number * self.step, int(self.zero + mark * self.unit)
        return (along, across) if self.upright else (across, along)


def draw_curves(curves: Curves, width: int) -> Drawing:
    """Draw the chart; zones lie under the grid, the reader's own curves over the others'."""
    return _draw_down(curves, width) if width <= NARROW else _draw_across(curves, width)


def _draw_across(curves: Curves, width: int) -> Drawing:
    step = (width - _LEFT - _RIGHT) // len(curves.axis)
    top = NOTE.leading // 2
    names = _set_names(curves, width - _RIGHT + _LEAD)
    unit = max(_UNIT, -(-sum(label.height + 4 for label in names) // curves.top))
    plot = Plot(_LEFT + step // 2, step, top + unit * curves.top, -unit, upright=True)
    shapes: list[Shape] = [
        *_place_zones(curves, plot),
        *_place_grid(curves, plot),
        *_place_names(curves, names, plot),
        *_place_curves(curves, plot),
        *(_place_end(end, y) for end, y in zip(curves.ends, (plot.zero, top), strict=True)),
    ]
    shapes += [
        Label(plot.find(number, 0)[0], plot.zero + 12, wrap(name, NOTE, step - 8), NOTE, "middle")
        for number, name in enumerate(curves.axis)
    ]
    bottom = find_bottom(shapes) + 14
    return finish(width, [*shapes, *_place_legend(_region_samples(curves), bottom, width)])


def _draw_down(curves: Curves, width: int) -> Drawing:
    low, high = curves.ends
    ends = [
        Label(_NAMES + 2, 0, wrap(low, NOTE, 80), NOTE, "start", "soft"),
        Label(width - 2, 0, wrap(high, NOTE, 80), NOTE, "end", "soft"),
    ]
    top = max(label.height for label in ends) + 8
    rows = [wrap(name, NOTE, _NAMES - 14) for name in curves.axis]
    step = max(_ROW, max(len(lines) for lines in rows) * NOTE.leading + 10)
    unit = (width - _NAMES - 2 * _DOT - 2) // curves.top
    plot = Plot(top + step // 2, step, _NAMES + _DOT, unit, upright=False)
    shapes: list[Shape] = [
        *ends,
        *_place_zones(curves, plot),
        *_place_grid(curves, plot),
        *_place_curves(curves, plot),
    ]
    for number, lines in enumerate(rows):
        y = plot.find(number, 0)[1] - len(lines) * NOTE.leading // 2
        shapes.append(Label(0, y, lines, NOTE))
    samples = [*_curve_samples(curves), *_region_samples(curves)]
    return finish(width, [*shapes, *_place_legend(samples, top + step * len(rows) + 8, width)])


def _place_grid(curves: Curves, plot: Plot) -> list[Shape]:
    """A faint line for each value, an axis at zero."""
    last = len(curves.axis) - 1
    lines: list[Shape] = [
        Stroke((plot.find(number, 0), plot.find(number, curves.top)), "grid")
        for number in range(last + 1)
    ]
    half = plot.step // 2
    (x0, y0), (x1, y1) = plot.find(0, 0), plot.find(last, 0)
    ends = (
        ((x0 - half, y0), (x1 + half, y1)) if plot.upright else ((x0, y0 - half), (x1, y1 + half))
    )
    return [*lines, Stroke(ends, "axis")]


def _place_zones(curves: Curves, plot: Plot) -> list[Shape]:
    half = plot.step // 2 - 4
    found: list[Shape] = []
    for zone in curves.zones:
        corners = (
            plot.find(zone.first - 1, zone.low),
            plot.find(zone.last - 1, zone.high),
        )
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        xs, ys = (_widen(xs, half), ys) if plot.upright else (xs, _widen(ys, half))
        style = "tint-red" if zone.tint is Tint.RED else "tint-blue"
        found.append(Box(xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0], style, 10))
    return found


def _widen(ends: list[int], by: int) -> list[int]:
    return [ends[0] - by, ends[1] + by]


def _order(curves: Curves) -> list[tuple[Curve, str]]:
    """Each curve with the form of its dots."""
    forms = iter(_FORMS * 2)
    return [
        (curve, next(forms) if curve.role is Role.OTHER else _OWN_FORMS[curve.role])
        for curve in curves.curves
    ]


_OWN_FORMS = {Role.NOW: "circle", Role.GOAL: "diamond"}


def _place_curves(curves: Curves, plot: Plot) -> list[Shape]:
    """Other curves first, so that the own ones lie over them."""
    found: list[Shape] = []
    for curve, form in sorted(_order(curves), key=lambda pair: _DEPTHS[pair[0].role]):
        points = tuple(plot.find(number, value) for number, value in enumerate(curve.values))
        found.append(Stroke(points, f"curve-{curve.role.value}"))
        found += [Disc(x, y, _DOT, f"dot-{curve.role.value}", form) for x, y in points]
    return found


_DEPTHS = {Role.OTHER: 0, Role.NOW: 1, Role.GOAL: 2}


def _set_names(curves: Curves, x: int) -> list[Label]:
    labels: list[Label] = []
    for curve in curves.curves:
        face = TEXT if curve.role is Role.OTHER else NAME
        labels.append(Label(x, 0, wrap(curve.name, face, _RIGHT - _LEAD - 2), face))
    return labels


def _place_names(curves: Curves, names: list[Label], plot: Plot) -> list[Shape]:
    """The names at the right ends of their curves, pushed apart where they would meet."""
    last = len(curves.axis) - 1
    ends = [plot.find(last, curve.values[-1]) for curve in curves.curves]
    at_ends = [
        replace(label, y=y - label.face.leading // 2)
        for label, (_, y) in zip(names, ends, strict=True)
    ]
    placed = _push_apart(at_ends, 0, plot.zero + NOTE.leading // 2)
    leaders = [
        Stroke((end, (label.x - 5, label.y + label.face.leading // 2)), "leader")
        for end, label in zip(ends, placed, strict=True)
    ]
    return [*leaders, *placed]


def _push_apart(labels: list[Label], top: int, bottom: int) -> list[Label]:
    """Move labels down until none covers another, then up again from the bottom edge."""
    order = sorted(range(len(labels)), key=lambda number: labels[number].y)
    ys = [label.y for label in labels]
    edge = top
    for number in order:
        ys[number] = max(ys[number], edge)
        edge = ys[number] + labels[number].height + 2
    edge = bottom
    for number in reversed(order):
        ys[number] = min(ys[number], edge - labels[number].height)
        edge = ys[number] - 2
    return [replace(label, y=y) for label, y in zip(labels, ys, strict=True)]


def _place_end(text: str, middle: int) -> Label:
    lines = wrap(text, NOTE, _LEFT - 6)
    return Label(0, max(0, middle - len(lines) * NOTE.leading // 2), lines, NOTE, style="soft")


def _curve_samples(curves: Curves) -> list[tuple[list[Shape], str]]:
    return [
        (
            [
                Stroke(((0, 9), (_SAMPLE - 8, 9)), f"curve-{curve.role.value}"),
                Disc((_SAMPLE - 8) // 2, 9, _DOT, f"dot-{curve.role.value}", form),
            ],
            curve.name,
        )
        for curve, form in _order(curves)
    ]


def _region_samples(curves: Curves) -> list[tuple[list[Shape], str]]:
    return [
        (
            [
                Box(
                    0,
                    2,
                    _SAMPLE - 8,
                    14,
                    "tint-red" if zone.tint is Tint.RED else "tint-blue",
                    4,
                )
            ],
            zone.name,
        )
        for zone in curves.zones
    ]


def _place_legend(samples: Iterable[tuple[list[Shape], str]], y: int, width: int) -> list[Shape]:
    """One line for each sample: the sample, then its name."""
    found: list[Shape] = []
    for shapes, name in samples:
        label = Label(_SAMPLE, y, wrap(name, TEXT, width - _SAMPLE), TEXT)
        found += [*(_move(shape, 2, y) for shape in shapes), label]
        y += label.height + 3
    return found


def _move(shape: Shape, right: int, down: int) -> Shape:
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + down)
