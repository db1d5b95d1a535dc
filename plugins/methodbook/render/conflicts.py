"""A contradiction as a reader sees it: who says what, each place of the sources named once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.origin import Conflict, ConflictReading, LineRange
    from methodbook.words import Words

_MOST = 2
"""Parts of a document named in full; a range of lines may touch a dozen."""


FACETS = ("entry", "document", "kind")
"""What the table of contradictions is narrowed by, in the order of its controls."""

_KINDS = {
    "inconsistency": "differing",
    **dict.fromkeys(("gap", "missing"), "silent"),
    **dict.fromkeys(("broken", "garbled"), "torn"),
    **dict.fromkeys(("duplicate", "overlap"), "repeated"),
    **dict.fromkeys(("typo", "suspicious"), "slip"),
    **dict.fromkeys(("unclear", "imprecise"), "vague"),
    **dict.fromkeys(("terminology", "confusable"), "named"),
    **dict.fromkeys(("layout", "style", "order"), "shown"),
}
"""The kinds that an author writes, by what a reader calls them."""


@dataclass(frozen=True)
class ConflictRow:
    """One contradiction among the others."""

    conflict: Conflict
    kind: str
    documents: tuple[str, ...]
    entries: tuple[Entry, ...]

    def list_values(self, facet: str) -> tuple[str, ...]:
        """What stands in the row under one of :data:`FACETS`; each value is what a reader sees."""
        return {
            "entry": tuple(entry.name for entry in self.entries),
            "document": self.documents,
            "kind": (self.kind,),
        }[facet]


@dataclass(frozen=True)
class Voice:
    """One place of the sources and what it says; it may contradict itself."""

    place: str
    readings: tuple[ConflictReading, ...]


def make_conflict_rows(base: Base) -> tuple[ConflictRow, ...]:
    """A row for each contradiction that a reader may meet, in the order of the file."""
    return tuple(
        ConflictRow(
            conflict,
            name_kind(conflict, base.words),
            _list_documents(conflict, base),
            tuple(entry for entry in base.published if conflict.id in entry.conflicts),
        )
        for conflict in base.conflicts.values()
        if conflict.visible
    )


def list_conflict_facets(
    rows: Sequence[ConflictRow], base: Base
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each facet with the values that its rows have, in the order of a dictionary."""
    return tuple(
        (
            facet,
            tuple(sorted({v for row in rows for v in row.list_values(facet)}, key=base.sort_key)),
        )
        for facet in FACETS
    )


def name_kind(conflict: Conflict, words: Words) -> str:
    """What a reader calls a contradiction of this kind."""
    return words.area("conflict_kinds")[_KINDS.get(conflict.kind, "other")]


def _list_documents(conflict: Conflict, base: Base) -> tuple[str, ...]:
    named = (reading.at.source for reading in conflict.readings if reading.at)
    return tuple(base.sources[each].title for each in dict.fromkeys(named) if each in base.sources)


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
