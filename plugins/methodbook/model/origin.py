"""Where a statement comes from: a line of a source, our reading of it, or the literature."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 -- the field below is called date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.words import Refusal

_NUMBER = r"[1-9][0-9]{0,5}"
_CITATION = re.compile(rf"(?P<source>[\w-]+):(?P<first>{_NUMBER})(?:-(?P<last>{_NUMBER}))?")


class Basis(StrEnum):
    """Who stands behind a statement."""

    SOURCE = "source"
    INFERENCE = "inference"
    EXTERNAL = "external"
    SILENT = "silent"


class LineRange(Frozen):
    """Lines of one source document, both ends included."""

    source: str
    first: int
    last: int

    def __str__(self) -> str:
        """Return the notation of the content: ``000:243`` or ``001:442-446``."""
        lines = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.source}:{lines}"

    def overlaps(self, other: LineRange) -> bool:
        """Tell whether the two share a line of the same source."""
        return self.source == other.source and self.first <= other.last and other.first <= self.last


def parse_citation(text: str) -> LineRange:
    """Parse ``000:243`` or ``001:442-446``; raises ``ValueError`` for anything else."""
    found = _CITATION.fullmatch(text.strip())
    if found is None:
        raise Refusal("citation", given=text)
    first = int(found["first"])
    last = int(found["last"] or first)
    if last < first:
        raise Refusal("citation_order", given=text)
    return LineRange(source=found["source"], first=first, last=last)


def _as_range(value: Any) -> Any:  # noqa: ANN401 -- pydantic hands over whatever was written
    if isinstance(value, LineRange):
        return value
    return parse_citation(value if isinstance(value, str) else "")


Citation = Annotated[
    LineRange,
    BeforeValidator(_as_range, json_schema_input_type=str),
    PlainSerializer(str, return_type=str),
]


def _split_citations(value: Any) -> Any:  # noqa: ANN401 -- pydantic hands over whatever was written
    return [part.strip() for part in value.split(";")] if isinstance(value, str) else value


Citations = Annotated[
    tuple[Citation, ...],
    BeforeValidator(_split_citations, json_schema_input_type=str | tuple[Citation, ...]),
]
"""Several citations: a list, or one string with semicolons, «000:95-97; 000:328»."""


class OutlineItem(Frozen):
    """A named part of a source document: a section, a glossary article, a slide."""

    lines: str = Field(pattern=rf"^{_NUMBER}(-{_NUMBER})?$")
    name: str

    @property
    def first(self) -> int:
        """The first line of the part."""
        return int(self.lines.partition("-")[0])

    @property
    def last(self) -> int:
        """The last line of the part."""
        return int(self.lines.rpartition("-")[2])


class Source(Frozen):
    """A document of the authors that the base restates."""

    id: str
    title: str
    kind: Literal["guide", "deck"]
    note: str
    date: Date | None = None
    lines: int = Field(gt=0)
    outline: tuple[OutlineItem, ...]
    written: Place

    def name_place(self, lines: LineRange) -> tuple[str, ...]:
        """Name the parts of the document that *lines* touch, in order."""
        return tuple(
            item.name
            for item in self.outline
            if item.first <= lines.last and lines.first <= item.last
        )


class Reading(Frozen):
    """A book or an article outside the authors' documents."""

    id: str
    kind: Literal["book", "article", "web"]
    authors: tuple[str, ...]
    title: str
    year: int = Field(ge=1500, le=2100)
    publisher: str | None = None
    place: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    note: str | None = None
    written: Place


class ConflictReading(Frozen):
    """One of the readings between which the sources waver."""

    at: Citation | None = None
    says: str


class Conflict(Frozen):
    """A contradiction, gap or slip of the sources and what the base does about it."""

    id: str = Field(pattern=r"^INC-\d\d$")
    kind: str
    title: str
    readings: tuple[ConflictReading, ...] = Field(min_length=1)
    chosen: str
    why: str
    visible: bool = True
    written: Place
