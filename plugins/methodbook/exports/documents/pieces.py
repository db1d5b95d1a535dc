"""What a paper of a course is made of, whatever it is written as.

A :class:`Paperwork` is filled from top to bottom and then written by ``write_docx`` or
``write_pdf``: the same words in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

WIDTH = 170
"""What the margins leave of a sheet, in millimetres."""


@dataclass(frozen=True)
class PaperTitle:
    """A heading; 1 is that of the paper or of a new page."""

    text: str
    level: int


@dataclass(frozen=True)
class PaperLine:
    """A paragraph: plain, or ``point`` for an item of a list, ``middle``, ``quiet``."""

    text: str
    look: str = "plain"


@dataclass(frozen=True)
class PaperTable:
    """Rows under heads, with the widths of the columns in millimetres."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class PaperBlanks:
    """Names, each with a line to write on up to so many millimetres from the left."""

    names: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class PaperRules:
    """So many lines to write on."""

    count: int


@dataclass(frozen=True)
class PaperBreak:
    """What follows stands on a new page."""


PaperPiece: TypeAlias = (
    "PaperTitle | PaperLine | PaperTable | PaperBlanks | PaperRules | PaperBreak"
)


@dataclass
class Paperwork:
    """A paper in the making: its title, its day, what stands below each page, and its pieces."""

    title: str
    day: date
    foot: str
    pieces: list[PaperPiece] = field(default_factory=list)

    def head(self, text: str, level: int) -> None:
        """Add a heading."""
        self.pieces.append(PaperTitle(text, level))

    def say(self, text: str, look: str = "plain") -> None:
        """Add a paragraph."""
        self.pieces.append(PaperLine(text, look))

    def list(self, texts: Iterable[str]) -> None:
        """Add the items of a list."""
        self.pieces += [PaperLine(text, "point") for text in texts]

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]
    ) -> None:
        """Add a table whose columns have these *shares* of the sheet's width."""
        whole = sum(shares)
        widths = tuple(round(WIDTH * share / whole, 1) for share in shares)
        self.pieces.append(PaperTable(tuple(header), tuple(map(tuple, rows)), widths))

    def blanks(self, *names: tuple[str, float]) -> None:
        """Add names, each with a line to write on."""
        self.pieces.append(PaperBlanks(names))

    def rules(self, count: int) -> None:
        """Add lines to write on."""
        self.pieces.append(PaperRules(count))

    def turn(self) -> None:
        """Go on on a new page."""
        self.pieces.append(PaperBreak())
