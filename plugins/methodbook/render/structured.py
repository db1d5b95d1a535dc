"""Structured data of a page: schema.org DefinedTerm and DefinedTermSet as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.entry import Entry

_CONTEXT = "https://schema.org"


def describe_term(entry: Entry, glossary: str, *, url: str = "", set_url: str = "") -> Markup:
    """A ``DefinedTerm``; addresses are left out while the site has none."""
    record: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "name": entry.name,
        "description": entry.definition,
        "inLanguage": "ru",
        "termCode": entry.id,
        "inDefinedTermSet": _set_of(glossary, set_url),
    }
    others = [*entry.synonyms, *entry.abbreviations, *([entry.english] if entry.english else [])]
    if others:
        record["alternateName"] = others
    if url:
        record["@id"] = record["url"] = url
    return _dump(record)


def describe_glossary(entries: Iterable[Entry], glossary: str, url: str = "") -> Markup:
    """A ``DefinedTermSet`` with the names and definitions of its terms."""
    record: dict[str, object] = {
        "@context": _CONTEXT,
        **_set_of(glossary, url),
        "inLanguage": "ru",
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": entry.name, "description": entry.definition}
            for entry in entries
        ],
    }
    return _dump(record)


def _set_of(name: str, url: str) -> dict[str, object]:
    described: dict[str, object] = {"@type": "DefinedTermSet", "name": name}
    if url:
        described["url"] = url
    return described


def _dump(record: dict[str, object]) -> Markup:
    """JSON that is safe inside ``<script>``: no tag can start or end in it."""
    text = json.dumps(record, ensure_ascii=False)
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(escaped)  # noqa: S704 -- escaped on the line above
