"""What a picture is made of. Units are the user units of SVG; y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from methodbook.render.pictures.lettering import TEXT, Face, measure

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROW = 300
"""Width of the variant for a phone: at 320 px of screen its letters stay above 12 px."""

WIDE = 680
"""Width of the variant for a page: one user unit is one pixel."""

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Bounds:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Bounds) -> bool:
        """Whether *other* lies inside, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Bounds) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


_GROUNDS = frozenset({"frame", "area", "field", "tint-red", "tint-blue"})
"""Styles of boxes that lie around or under other things."""


@dataclass(frozen=True)
class Box:
    """A rectangle; a frame and a tint may lie around or under other things."""

    x: int
    y: int
    width: int
    height: int
    style: str = "plain"
    radius: int = 5
    kind: str = "box"

    @property
    def bounds(self) -> Bounds:
        """The rectangle itself."""
        return Bounds(self.x, self.y, self.x + self.width, self.y + self.height)

    @property
    def solid(self) -> bool:
        """Whether nothing else may share its room."""
        return self.style not in _GROUNDS

    @property
    def middle(self) -> int:
        """Half-way from left to right."""
        return self.x + self.width // 2

    @property
    def centre(self) -> int:
        """Half-way from top to bottom."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Stroke:
    """A line through points; an arrow stands at its end."""

    points: tuple[Point, ...]
    style: str = "line"
    arrow: bool = False
    kind: str = "stroke"

    @property
    def bounds(self) -> Bounds:
        """The rectangle around its points."""
        xs, ys = zip(*self.points, strict=True)
        return Bounds(min(xs), min(ys), max(xs), max(ys))

    @property
    def path(self) -> str:
        """The value of SVG's ``d``; points on one line are joined."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)

    @property
    def head(self) -> str:
        """The arrow's head as a path; it points along the last piece of the line."""
        (x, y), (start_x, start_y) = self.points[-1], self.points[-2]
        length = max(1.0, ((x - start_x) ** 2 + (y - start_y) ** 2) ** 0.5)
        dx, dy = (x - start_x) / length, (y - start_y) / length
        left = f"{x - 8 * dx - 4 * dy:.1f} {y - 8 * dy + 4 * dx:.1f}"
        right = f"{x - 8 * dx + 4 * dy:.1f} {y - 8 * dy - 4 * dx:.1f}"
        return f"M{x} {y}L{left}L{right}Z"


@dataclass(frozen=True)
class Disc:
    """A circle, a square or a diamond around a point."""

    x: int
    y: int
    radius: int
    style: str = "plain"
    form: str = "circle"
    kind: str = "disc"

    @property
    def bounds(self) -> Bounds:
        """The square around it."""
        return Bounds(
            self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius
        )


@dataclass(frozen=True)
class Label:
    """Lines of text; *y* is the top of the first one."""

    x: int
    y: int
    lines: tuple[str, ...]
    face: Face = TEXT
    anchor: str = "start"
    style: str = ""
    kind: str = "label"

    @property
    def height(self) -> int:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.face.leading

    @property
    def width(self) -> float:
        """The widest line."""
        return max(measure(line, self.face) for line in self.lines)

    @property
    def bounds(self) -> Bounds:
        """The room that the lines take, rather too much than too little."""
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        left = self.x - shift * self.width
        return Bounds(left, self.y, left + self.width, self.y + self.height)

    def baseline(self, index: int) -> int:
        """Where the line *index* stands."""
        return self.y + self.face.ascent + index * self.face.leading


Shape: TypeAlias = Box | Stroke | Disc | Label


@dataclass(frozen=True)
class Drawing:
    """A finished layout; the shapes are drawn in their order."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    @property
    def bounds(self) -> Bounds:
        """The view box."""
        return Bounds(0, 0, self.width, self.height)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every text of the drawing."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Label))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes that must not share room."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Box) and shape.solid)


def find_bottom(shapes: Iterable[Shape]) -> int:
    """Where the lowest of *shapes* ends."""
    return int(max(shape.bounds.bottom for shape in shapes))


def finish(width: int, shapes: Iterable[Shape], margin: int = 2) -> Drawing:
    """Close a drawing under its lowest shape."""
    shapes = tuple(shapes)
    return Drawing(width, find_bottom(shapes) + margin, shapes)
