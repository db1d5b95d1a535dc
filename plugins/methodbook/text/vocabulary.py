"""The words of the base as the linker wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.text.forms import FormTable, Word
from methodbook.text.forms_cache import load_forms
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from pathlib import Path

    from methodbook.model.base import Base

CACHE = ".cache/methodbook"
"""Where compiled forms are kept, below the root of a checkout; git ignores it."""


def list_words(base: Base) -> tuple[Word, ...]:
    """Every published entry that prose may mention by name: «Этап 3» or a company is no word."""
    return tuple(
        Word(entry.id, entry.name, entry.synonyms, entry.abbreviations, entry.sense)
        for entry in sorted(base.published, key=lambda entry: entry.id)
        if entry.is_word
    )


def load_table(base: Base, root: Path) -> FormTable:
    """The forms of the words of *base*; what was compiled before is kept below *root*."""
    return load_forms(list_words(base), find_language(base.words.language), root / CACHE)
