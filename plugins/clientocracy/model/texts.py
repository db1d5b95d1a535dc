"""Every piece of text of the base with the place where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientocracy.model.entry import Case, Comparison, Entry
from clientocracy.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientocracy.model.base import Base


@dataclass(frozen=True)
class Text:
    """One piece of text; ``prose`` is Markdown, everything else is plain."""

    place: Place
    text: str
    prose: bool = False

    def find_place(self, offset: int) -> Place:
        """Where the character at *offset* stands; exact for prose only."""
        if not self.prose:
            return self.place
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.place.line + self.text.count("\n", 0, offset) + 1
        return Place(file=self.place.file, line=line, column=offset - start + 1)


def list_texts(entry: Entry) -> Iterator[Text]:
    """Every text of *entry*, the head first."""
    for name in ("name", "english", "definition", "phrase"):
        value = getattr(entry, name)
        if value:
            yield Text(entry.find_place(name), value)
    for name in ("synonyms", "abbreviations"):
        for index, value in enumerate(getattr(entry, name)):
            yield Text(entry.find_place(name, index), value)
    for index, other in enumerate(entry.distinct_from):
        yield Text(entry.find_place("distinct_from", index, "reason"), other.reason)
    yield from _list_special(entry)
    for section in entry.sections:
        yield Text(section.written, section.text, prose=True)


def _list_special(entry: Entry) -> Iterator[Text]:
    if isinstance(entry, Comparison):
        for index, row in enumerate(entry.table.rows):
            place = entry.find_place("table", "rows", index)
            yield from (Text(place, text) for text in (row.name, *row.cells))
    if isinstance(entry, Case):
        for index, measure in enumerate(entry.measures):
            place = entry.find_place("measures", index)
            yield from (Text(place, text) for text in (measure.name, measure.note or "") if text)
        for index, event in enumerate(entry.timeline):
            yield Text(entry.find_place("timeline", index), event.what)


def list_all_texts(base: Base) -> Iterator[Text]:
    """Every text of the base: entries, then sources, then conflicts."""
    for entry in base.entries.values():
        yield from list_texts(entry)
    for source in base.sources.values():
        yield Text(source.written, source.note)
    for conflict in base.conflicts.values():
        for text in (conflict.title, conflict.chosen, conflict.why):
            yield Text(conflict.written, text)
        for reading in conflict.readings:
            yield Text(conflict.written, reading.says)
