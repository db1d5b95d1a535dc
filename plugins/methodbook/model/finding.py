"""Findings: what the checker has to say about the content, and the rules they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pydantic import ConfigDict, InstanceOf

from methodbook.model.frozen import Frozen
from methodbook.words import Sentence, Words


class Severity(StrEnum):
    """How much a finding weighs: an error stops a strict build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Frozen):
    """A position in a file of the content; line and column count from one."""

    file: str
    line: int = 1
    column: int = 1


SHARED = ("findings", "refusals")
"""The areas of sentences that findings of any code may say."""

WHAT = Sentence("what")
_FIX = Sentence("fix")


@dataclass(frozen=True)
class Rule:
    """One thing that may be wrong, under a code that is permanent and never reused.

    The code is the name of an area of the catalogue: ``title``, ``why`` and ``fix`` are whole
    sentences for the reference page and ``methodbook explain``, ``bad`` and ``good`` short
    examples; ``what`` and the names beside it are what findings say.
    """

    code: str

    @property
    def level(self) -> Severity:
        """Errors have codes E…, warnings W…."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

    def at(
        self,
        place: Place,
        what: Sentence = WHAT,
        *,
        hint: Sentence | None = None,
        excerpt: str = "",
        context: str = "",
    ) -> Finding:
        """Make a finding of this rule; *hint* replaces the general advice, *excerpt* is marked.

        *context* is the excerpt and what follows it, for one that is too short to be found alone.
        """
        return Finding(
            code=self.code,
            level=self.level,
            place=place,
            what=what,
            hint=hint or _FIX,
            excerpt=excerpt,
            context=context,
        )


class Told(NamedTuple):
    """A finding in words: what is wrong, why it matters and what to do."""

    what: str
    why: str
    hint: str


class Finding(Frozen):
    """One thing the checker says: where, what and what to do, in no language yet."""

    model_config = ConfigDict(str_strip_whitespace=False)

    code: str
    level: Severity
    place: Place
    what: InstanceOf[Sentence]
    hint: InstanceOf[Sentence]
    excerpt: str = ""
    context: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Findings are told file by file, from top to bottom; a rule keeps its own order."""
        return (self.place.file, self.place.line, self.place.column, self.code)

    def tell(self, words: Words) -> Told:
        """The finding in the language of *words*."""
        areas = (self.code, *SHARED)
        what, hint = words.tell(self.what, *areas), words.tell(self.hint, *areas)
        return Told(what, words.say(self.code, "why"), hint)

    def as_record(self, words: Words) -> dict[str, str | int]:
        """The finding as ``methodbook check --format json`` prints it."""
        return {
            "code": self.code,
            "level": self.level.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            **self.tell(words)._asdict(),
        }
