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

    lines: str = Field(
        pattern=rf"^{_NUMBER}(-{_NUMBER})?$", description="Строки части: «243» или «442-446»."
    )
    name: str = Field(description="Название раздела, статьи или слайда.")

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

    id: str = Field(description="Короткий номер документа, с него начинается ссылка: 000:243.")
    title: str = Field(description="Официальное название.")
    kind: Literal["guide", "deck"] = Field(description="Руководство или презентация.")
    note: str = Field(description="Одна фраза о том, что это за документ.")
    date: Date | None = Field(default=None, description="Дата документа, если она известна.")
    lines: int = Field(gt=0, description="Число строк: проверка ссылок опирается на него.")
    outline: tuple[OutlineItem, ...] = Field(description="Части документа по порядку.")
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

    id: str = Field(description="Ключ, которым ссылаются из текста: [@kim-mauborgne-2005].")
    kind: Literal["book", "article", "web"] = Field(description="Книга, статья или страница.")
    authors: tuple[str, ...] = Field(description="Авторы: «Фамилия И. О.».")
    title: str = Field(description="Название на языке издания.")
    year: int = Field(ge=1500, le=2100, description="Год издания.")
    publisher: str | None = Field(default=None, description="Издательство.")
    place: str | None = Field(default=None, description="Город издания.")
    container: str | None = Field(default=None, description="Журнал или сборник.")
    volume: str | None = Field(default=None, description="Том.")
    issue: str | None = Field(default=None, description="Номер выпуска.")
    pages: str | None = Field(default=None, description="Страницы.")
    note: str | None = Field(default=None, description="Чем полезно: одна фраза.")
    written: Place


class ConflictReading(Frozen):
    """One of the readings between which the sources waver."""

    at: Citation | None = Field(default=None, description="Где это сказано.")
    says: str = Field(description="Что сказано, своими словами.")


class Conflict(Frozen):
    """A contradiction, gap or slip of the sources and what the base does about it."""

    id: str = Field(pattern=r"^INC-\d\d$", description="Постоянный номер: INC-01.")
    kind: str = Field(description="Вид: противоречие, пробел, опечатка и так далее.")
    title: str = Field(description="Суть в нескольких словах.")
    readings: tuple[ConflictReading, ...] = Field(min_length=1, description="Варианты источников.")
    chosen: str = Field(description="Как решено здесь.")
    why: str = Field(description="Почему решено так.")
    visible: bool = Field(default=True, description="Встретит ли это читатель.")
    written: Place
