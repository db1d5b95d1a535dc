"""Sentences and breaks of words by what most languages share."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[»“”\")\]]*\s+(?=[«„“\"(\[—–-]*\s?(?:[^\W_a-z]))|\n\s*\n\s*")


def find_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of sentences: each ends at its full stop if no small Latin letter follows."""
    return split_at(_END, text)


def split_at(end: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The spans between the matches of *end*, each with its own full stop."""
    spans, start = [], 0
    for found in end.finditer(text):
        spans.append((start, found.start() + len(found[0].rstrip())))
        start = found.end()
    return [*spans, (start, len(text))]


_HYPHEN = re.compile(r"-(?=\w\w)")


def find_breaks(word: str) -> tuple[int, ...]:
    """A word may be divided at its own hyphens."""
    return tuple(found.end() for found in _HYPHEN.finditer(word) if found.end() > 1)
