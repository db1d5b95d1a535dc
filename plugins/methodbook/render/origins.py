"""The notes of a page: every origin it names, numbered in the order a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from methodbook.model.origin import Basis, LineRange, Reading, Source
from methodbook.text.origin_marks import OriginLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from methodbook.model.base import Base
    from methodbook.text.origins import Origin

LEGEND = "cl-origins"
"""The id of the part of a page that explains its marks."""


@dataclass
class SourceNote:
    """One place of a source and the lines of it that the page restates."""

    number: int
    title: str
    places: tuple[str, ...]
    lines: list[LineRange] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of the note on its page."""
        return f"cl-source-{self.number}"


@dataclass(frozen=True)
class ReadingNote:
    """One book or article that the page leans on."""

    number: int
    reading: Reading

    @property
    def anchor(self) -> str:
        """The id of the note on its page."""
        return f"cl-reading-{self.number}"


def _forget(_: Source | Reading) -> None:
    pass


class Origins:
    """Collects the origins of one page while its prose is rendered."""

    def __init__(self, base: Base, read: Callable[[Source | Reading], None] = _forget) -> None:
        """Start with an empty page; *read* is told of every document that is named on it."""
        self._base = base
        self._read = read
        self._sources: dict[tuple[str, tuple[str, ...]], SourceNote] = {}
        self._readings: dict[str, ReadingNote] = {}
        self.bases: set[Basis] = set()

    @property
    def sources(self) -> tuple[SourceNote, ...]:
        """The places of sources, in the order of their numbers."""
        return tuple(self._sources.values())

    @property
    def readings(self) -> tuple[ReadingNote, ...]:
        """Books and articles, in the order of their numbers."""
        return tuple(self._readings.values())

    def label(self, origin: Origin) -> OriginLabel:
        """Number an origin and say how its mark looks."""
        self.bases.add(origin.basis)
        if origin.lines is not None:
            return self._label_source(self.add_lines(origin.lines))
        if origin.reading is not None:
            return self._label_reading(origin.reading)
        name = origin.basis.value
        return OriginLabel(
            self._base.words.say("origins", f"{name}_sign"),
            self._base.words.say("origins", f"{name}_words"),
            f"#{LEGEND}",
            name,
        )

    def add_lines(self, lines: LineRange) -> SourceNote:
        """Note some lines of a source; lines of one place share a number."""
        places = self._base.name_place(lines)
        source = self._base.sources.get(lines.source)
        if source:
            self._read(source)
        key = (lines.source, places)
        if key not in self._sources:
            title = source.title if source else lines.source
            self._sources[key] = SourceNote(len(self._sources) + 1, title, places)
        note = self._sources[key]
        if lines not in note.lines:
            note.lines.append(lines)
        return note

    def add_all(self, citations: Iterable[LineRange]) -> tuple[SourceNote, ...]:
        """Note several places; one that two citations share comes once."""
        notes = {note.number: note for note in map(self.add_lines, citations)}
        return tuple(notes.values())

    def add_reading(self, name: str) -> ReadingNote | None:
        """Note a book or an article; ``None`` for an unknown one."""
        reading = self._base.reading.get(name)
        if reading is None:
            return None
        self._read(reading)
        return self._readings.setdefault(name, ReadingNote(len(self._readings) + 1, reading))

    def _label_source(self, note: SourceNote) -> OriginLabel:
        words = self._base.words.say(
            "origins", "source_words", number=note.number, title=note.title
        )
        return OriginLabel(str(note.number), words, f"#{note.anchor}", Basis.SOURCE.value)

    def _label_reading(self, name: str) -> OriginLabel:
        note = self.add_reading(name)
        if note is None:
            return OriginLabel("?", name, f"#{LEGEND}", Basis.EXTERNAL.value)
        sign = self._base.words.say("origins", "external_sign", number=note.number)
        words = self._base.words.say(
            "origins", "external_words", number=note.number, title=note.reading.title
        )
        return OriginLabel(sign, words, f"#{note.anchor}", Basis.EXTERNAL.value)
