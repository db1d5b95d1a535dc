"""Compiled tables of forms, kept in files named by a hash of everything they depend on."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.text import forms, spelling, tokens
from methodbook.text.forms import FormTable, Word, compile_forms, parse_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.text.languages import Language

_CODE = (forms.__name__, spelling.__name__, tokens.__name__)
_KEPT = 8  # files: a few branches and benchmarks beside each other


def load_forms(words: Iterable[Word], language: Language, directory: Path) -> FormTable:
    """Return the table of *words* from the cache in *directory*, or compile and keep it.

    A file that cannot be read is compiled anew; one that cannot be written is not missed.
    """
    words = tuple(words)
    path = directory / f"forms-{_hash_words(words, language)}.json"
    with suppress(OSError, ValueError, KeyError):
        return parse_table(path.read_text("utf-8"), language)
    table = compile_forms(words, language)
    with suppress(OSError):
        _write(path, table.dump())
    return table


def _hash_words(words: tuple[Word, ...], language: Language) -> str:
    parts = [language.tag, *(version(package) for package in language.depends_on)]
    modules = (sys.modules[name] for name in (*_CODE, *language.modules))
    parts += [Path(str(module.__file__)).read_text("utf-8") for module in modules]
    parts += [json.dumps(_describe(word), ensure_ascii=False) for word in words]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def _describe(word: Word) -> dict[str, object]:
    sense = word.sense.model_dump(mode="json", exclude_defaults=True)
    return {**asdict(word), "sense": sense}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)
    tables = sorted(path.parent.glob("forms-*.json"), key=lambda file: file.stat().st_mtime)
    for old in tables[:-_KEPT]:
        old.unlink(missing_ok=True)
