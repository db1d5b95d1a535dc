"""A rule of the checker joins what is wrong (a :class:`Rule`) with the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from clientocracy.model.base import Base
from clientocracy.model.finding import Finding, Place, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

Find: TypeAlias = Callable[[Rule, Base], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """One rule with its function."""

    rule: Rule
    find: Find


def find_all(
    base: Base, checks: Iterable[Check], texts: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Run every check; *texts* (path -> text of the file) sharpens the places of findings."""
    for check in checks:
        for finding in check.find(check.rule, base):
            yield sharpen(finding, (texts or {}).get(finding.place.file, ""))


_REACH = 40
"""Lines of a folded value that are searched for the words of a finding."""


def sharpen(finding: Finding, text: str) -> Finding:
    """Move a finding from the start of a value to the words it speaks of."""
    if not finding.excerpt or not text:
        return finding
    lines = text.split("\n")
    start = finding.place.line - 1
    for number in range(start, min(start + _REACH, len(lines))):
        column = lines[number].find(finding.excerpt, 0 if number > start else 0)
        if column >= 0:
            place = Place(file=finding.place.file, line=number + 1, column=column + 1)
            return finding.model_copy(update={"place": place})
    return finding
