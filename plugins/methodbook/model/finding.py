"""Findings: what the checker has to say about the content, and the rules they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ConfigDict

from methodbook.model.frozen import Frozen


class Level(StrEnum):
    """How much a finding weighs: an error stops a strict build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Frozen):
    """A position in a file of the content; line and column count from one."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Rule:
    """One thing that may be wrong, under a code that is permanent and never reused.

    ``why`` and ``fix`` are whole Russian sentences: they stand in every finding, in
    ``methodbook explain`` and on the reference page. ``bad`` and ``good`` are short examples.
    """

    code: str
    title: str
    why: str
    fix: str
    bad: str
    good: str

    @property
    def level(self) -> Level:
        """Errors have codes E…, warnings W…."""
        return Level.ERROR if self.code.startswith("E") else Level.WARNING

    def at(
        self, place: Place, what: str, *, hint: str = "", excerpt: str = "", context: str = ""
    ) -> Finding:
        """Make a finding of this rule; *hint* replaces the general advice, *excerpt* is marked.

        *context* is the excerpt and what follows it, for one that is too short to be found alone.
        """
        return Finding(
            code=self.code,
            level=self.level,
            place=place,
            what=what,
            why=self.why,
            hint=hint or self.fix,
            excerpt=excerpt,
            context=context,
        )


class Finding(Frozen):
    """One thing the checker says: where, what, why it matters and what to do."""

    model_config = ConfigDict(str_strip_whitespace=False)

    code: str
    level: Level
    place: Place
    what: str
    why: str
    hint: str
    excerpt: str = ""
    context: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are told file by file, from top to bottom."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.what)

    def as_record(self) -> dict[str, str | int]:
        """The finding as ``methodbook check --format json`` prints it."""
        return {
            "code": self.code,
            "level": self.level.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "what": self.what,
            "why": self.why,
            "hint": self.hint,
        }
