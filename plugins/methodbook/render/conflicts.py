"""A contradiction as a reader sees it: who says what, each place of the sources named once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from methodbook.model.base import Base
    from methodbook.model.origin import Conflict, ConflictReading, LineRange

_MOST = 2
"""Parts of a document named in full; a range of lines may touch a dozen."""


@dataclass(frozen=True)
class Voice:
    """One place of the sources and what it says; it may contradict itself."""

    place: str
    readings: tuple[ConflictReading, ...]


def list_voices(conflict: Conflict, base: Base) -> tuple[Voice, ...]:
    """The readings of *conflict* by the place they stand at, in the order of the file."""
    voices: dict[str, list[ConflictReading]] = defaultdict(list)
    for reading in conflict.readings:
        voices[_name_place(reading.at, base)].append(reading)
    return tuple(Voice(place, tuple(readings)) for place, readings in voices.items())


def _name_place(lines: LineRange | None, base: Base) -> str:
    if lines is None:
        return base.words.say("origins", "other_reading")
    places = base.name_place(lines)
    shown = "; ".join(places[:_MOST]) or str(lines)
    rest = len(places) - _MOST
    return base.words.say("origins", "more_places", shown=shown, count=rest) if rest > 0 else shown
