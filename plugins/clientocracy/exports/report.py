"""What became of every question of an export, for a teacher and for a program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from clientocracy.messages import message
from clientocracy.model.export import Held
from clientocracy.text.quantities import write_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientocracy.exports.format import Export
    from clientocracy.model.export import FormatCard


def list_lines(card: FormatCard, export: Export) -> Iterator[str]:
    """The report line by line: what is kept, what is lost and of which question."""
    yield message(f"export_{card.name}", "title")
    for name, raw in export.files.items():
        yield message("export_report", "file", name=name, size=write_size(len(raw)))
    counts = Counter(outcome.held for outcome in export.outcomes)
    yield message("export_report", "counts", **{held.value: counts[held] for held in Held})
    for note in card.loses:
        yield f"• {message('export_notes', note)}"
    for held in (Held.PART, Held.NONE):
        for outcome in export.outcomes:
            if outcome.held is held:
                said = " ".join(message("export_notes", note) for note in outcome.notes)
                yield f"  {outcome.id}: {message('exports', f'held_{held.value}')}. {said}".rstrip()


def describe_export(card: FormatCard, export: Export) -> dict[str, Any]:
    """The same as a record for JSON."""
    return {
        "format": card.name,
        "files": {name: len(raw) for name, raw in export.files.items()},
        "loses": [message("export_notes", note) for note in card.loses],
        "questions": [
            {
                "id": outcome.id,
                "held": outcome.held.value,
                "notes": [message("export_notes", note) for note in outcome.notes],
            }
            for outcome in export.outcomes
        ],
    }
