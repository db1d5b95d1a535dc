"""A rule of the checker joins what is wrong (a :class:`Rule`) with the function that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from methodbook.model.base import Base
from methodbook.model.finding import Finding, Place, Rule

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
    lines = {path: text.split("\n") for path, text in (texts or {}).items()}
    for check in checks:
        for finding in check.find(check.rule, base):
            yield sharpen(finding, lines.get(finding.place.file, ()))


def take_context(found: re.Match[str]) -> str:
    """What was found and the next word: enough to tell it from others in the source line."""
    following = _NEXT_WORD.match(found.string, found.end())
    return found[0] + (following[0] if following else "")


_NEXT_WORD = re.compile(r"[^\w\n]{0,20}\w{0,20}")

_REACH = 40
"""Lines of a folded value that are searched for the words of a finding."""


def sharpen(finding: Finding, lines: Sequence[str]) -> Finding:
    """Move a finding from the start of a value to the words it speaks of; *lines* are its file."""
    for words in (finding.context, finding.excerpt):
        telling = any(map(str.isalnum, words))
        place = _find_words(words, finding.place, lines) if telling else None
        if place:
            return finding.model_copy(update={"place": place})
    return finding


def _find_words(words: str, start: Place, lines: Sequence[str]) -> Place | None:
    for number, line in enumerate(lines[start.line - 1 : start.line - 1 + _REACH]):
        column = line.find(words, 0 if number else start.column - 1)
        if column >= 0:
            return Place(file=start.file, line=start.line + number, column=column + 1)
    return None
