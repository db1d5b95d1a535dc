"""Parts of an interaction of xAPI 1.0.3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.words import Words

Record: TypeAlias = dict[str, Any]

NEXT = "[,]"
"""Stands between the parts of a response."""
PAIR = "[.]"
RANGE = "[:]"
ANY_CASE = "{case_matters=false}"

MOST_PATTERNS = 200
"""How many combinations of accepted answers are listed at most."""


def number(word: str, texts: Iterable[str], start: int = 0) -> Iterator[tuple[str, str]]:
    """Each of *texts* under a name made of *word* and its number."""
    yield from ((f"{word}{at}", text) for at, text in enumerate(texts, start))


def list_parts(word: str, texts: Iterable[str], words: Words) -> list[Record]:
    """The parts of an interaction, from which a response names some."""
    return [
        {"id": name, "description": {words.language: text}} for name, text in number(word, texts)
    ]


def shape(kind: str, *right: str, **parts: list[Record]) -> Record:
    """An interaction of *kind* with its right answers and its parts."""
    patterns = {"correctResponsesPattern": list(right)} if right else {}
    return {"interactionType": kind, **patterns, **parts}
