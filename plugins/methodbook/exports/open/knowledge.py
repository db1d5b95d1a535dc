"""``data/knowledge.json``: the base for programs, stable and versioned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from methodbook.model.base import list_edges

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.model.base import Base, Edge
    from methodbook.model.entry import Entry

VERSION = 1
"""Grows when a field changes its meaning or goes; new fields do not change it."""

PATH = "data/knowledge.json"


def export_knowledge(base: Base, find_url: Callable[[Entry], str]) -> str:
    """The published entries as JSON; *find_url* gives addresses relative to the site's root."""
    entries = sorted(base.published, key=lambda entry: entry.id)
    shown = {entry.id for entry in entries}
    record = {
        "version": VERSION,
        "entries": [_describe(entry, find_url(entry), shown) for entry in entries],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _describe(entry: Entry, url: str, shown: set[str]) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "kinds": [*entry.all_kinds],
        "name": entry.name,
        "url": url,
        "summary": entry.definition,
        "synonyms": list(entry.synonyms),
        "abbreviations": list(entry.abbreviations),
        "relations": [_relate(edge) for edge in list_edges(entry) if edge.end in shown],
        "citations": [str(lines) for lines in entry.citations],
    }


def _relate(edge: Edge) -> dict[str, str]:
    return {"type": edge.relation, "to": edge.end, "basis": edge.basis.value}
