"""Words set into a box: the one piece that every picture is built of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import Box, Label, Shape
from methodbook.render.pictures.lettering import TEXT, Face, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

PAD = 11
"""From the edge of a box to its words."""

_BETWEEN = 4
"""Between two paragraphs of a box."""


@dataclass(frozen=True)
class PanelText:
    """One paragraph before it is broken into lines."""

    text: str
    face: Face = TEXT
    style: str = ""


@dataclass(frozen=True)
class Panel:
    """Paragraphs broken into lines for a box of some width."""

    width: int
    paragraphs: tuple[tuple[PanelText, tuple[str, ...]], ...]
    anchor: str
    pad: int

    @property
    def height(self) -> int:
        """The least height of a box that holds the words."""
        lines = sum(len(lines) * words.face.leading for words, lines in self.paragraphs)
        return lines + _BETWEEN * (len(self.paragraphs) - 1) + 2 * self.pad

    def place(
        self, x: int, y: int, height: int = 0, style: str = "plain", radius: int = 5
    ) -> tuple[Shape, ...]:
        """The box at *x*, *y*, as high as it must be or more; short words stand half-way up."""
        height = max(height, self.height)
        box = Box(x, y, self.width, height, style, radius)
        rise = (height - self.height) // 2 if self.anchor == "middle" else 0
        return (box, *self.letter(x, y + rise, style))

    def letter(self, x: int, y: int, style: str = "") -> tuple[Label, ...]:
        """The words alone, as if their box stood at *x*, *y*."""
        left = {
            "start": x + self.pad,
            "middle": x + self.width // 2,
            "end": x + self.width - self.pad,
        }
        labels: list[Label] = []
        y += self.pad
        for words, lines in self.paragraphs:
            shade = words.style or style
            labels.append(Label(left[self.anchor], y, lines, words.face, self.anchor, shade))
            y = int(labels[-1].bounds.bottom) + _BETWEEN
        return tuple(labels)


def set_panel(
    words: Iterable[PanelText], width: int, anchor: str = "start", pad: int = PAD
) -> Panel:
    """Break *words* for a box *width* wide; empty paragraphs are left out."""
    paragraphs = tuple(
        (each, wrap(each.text, each.face, width - 2 * pad)) for each in words if each.text
    )
    return Panel(width, paragraphs, anchor, pad)
