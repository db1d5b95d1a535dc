"""Marks of origin in prose: ``[@000:320]``, ``[@inference]``, ``[@kim-mauborgne-2005]``.

The notation is Pandoc's citation syntax, so that the text stays readable in any editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.origin import Basis, LineRange, parse_citation
from methodbook.words import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = r"\[@(?P<targets>[^\[\]\n]*)\]"
"""The notation of a mark, as a regular expression."""

_MARK = re.compile(MARK)


@dataclass(frozen=True)
class Origin:
    """One target of a mark: who stands behind the statement before it."""

    basis: Basis
    lines: LineRange | None = None
    reading: str | None = None


@dataclass(frozen=True)
class Mark:
    """A mark in a text: its span in code points and what stands in it."""

    start: int
    end: int
    targets: tuple[str, ...]


def find_marks(text: str) -> Iterator[Mark]:
    """Find every mark of origin in Markdown *text*."""
    for found in _MARK.finditer(text):
        yield Mark(found.start(), found.end(), split_targets(found["targets"]))


def strip_marks(text: str) -> str:
    """Return *text* without its marks of origin."""
    return _MARK.sub("", text)


def blank_marks(text: str) -> str:
    """Return *text* with spaces in place of its marks, so that offsets hold."""
    return _MARK.sub(lambda mark: " " * len(mark[0]), text)


def split_targets(targets: str) -> tuple[str, ...]:
    """Split the inside of a mark at semicolons."""
    return tuple(target.strip().removeprefix("@") for target in targets.split(";"))


def parse_origin(target: str) -> Origin:
    """Parse one target; raises ``ValueError`` for a citation that is none."""
    if target == Basis.INFERENCE:
        return Origin(Basis.INFERENCE)
    if target == Basis.SILENT:
        return Origin(Basis.SILENT)
    if ":" in target:
        return Origin(Basis.SOURCE, lines=parse_citation(target))
    if not target:
        raise Refusal("empty_mark")
    return Origin(Basis.EXTERNAL, reading=target)
