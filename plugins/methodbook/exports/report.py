"""What became of every question of an export, for a teacher and for a program."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from methodbook.model.export import Held
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.exports.format import Export
    from methodbook.model.export import ExportOutcome, FormatCard
    from methodbook.words import Words


def list_lines(card: FormatCard, export: Export, words: Words) -> Iterator[str]:
    """The report line by line: what is kept, what is lost and of which question."""
    yield words.say(f"export_{card.name}", "title")
    for name, raw in export.files.items():
        yield words.say(
            "export_report",
            "file",
            name=name,
            size=find_language(words.language).write_size(len(raw)),
        )
    yield from export.totals
    counts = Counter(outcome.held for outcome in export.outcomes)
    yield words.say("export_report", "counts", **{held.value: counts[held] for held in Held})
    for note in card.loses:
        yield f"• {words.say('export_notes', note)}"
    for held in (Held.PART, Held.NONE):
        yield from _list_alike(held, export.outcomes, words)


def _list_alike(held: Held, outcomes: Iterable[ExportOutcome], words: Words) -> Iterator[str]:
    """The names of what is kept only so far, under each reason once."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for outcome in outcomes:
        if outcome.held is held:
            alike.setdefault(outcome.notes, []).append(outcome.id)
    word = words.say("exports", f"held_{held.value}").capitalize()
    for notes, names in alike.items():
        said = " ".join(words.say("export_notes", note) for note in notes)
        yield words.say("export_report", "alike", held=word, count=len(names), notes=said).rstrip()
        yield textwrap.fill(", ".join(names), _WIDTH, **_LIST)


_WIDTH = 96
_LIST: Any = {
    "initial_indent": "  ",
    "subsequent_indent": "  ",
    "break_on_hyphens": False,
    "break_long_words": False,
}
"""A name is copied into an editor's search: it is never cut."""


def describe_export(card: FormatCard, export: Export, words: Words) -> dict[str, Any]:
    """The same as a record for JSON."""
    return {
        "format": card.name,
        "files": {name: len(raw) for name, raw in export.files.items()},
        "loses": [words.say("export_notes", note) for note in card.loses],
        "questions": [
            {
                "id": outcome.id,
                "held": outcome.held.value,
                "notes": [words.say("export_notes", note) for note in outcome.notes],
            }
            for outcome in export.outcomes
        ],
    }
