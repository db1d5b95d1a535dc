"""Answers as rows of a table that any program can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.quiz import Option

ANYTHING = "*"
"""Whatever is typed that no other row names."""


@dataclass(frozen=True)
class TableRow:
    """An answer: the part of the question that it belongs to, what it says, whether it is right.

    ``number`` is the tolerance of a number, the slips that a typed answer is forgiven, or the
    points of a criterion.
    """

    part: str
    text: str
    right: bool
    feedback: str = ""
    number: str = ""


def list_options(options: Iterable[Option], part: str = "") -> Iterator[TableRow]:
    """A row for each of the *options*."""
    for option in options:
        yield TableRow(part, option.text, option.right, option.feedback)
