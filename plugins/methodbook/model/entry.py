"""Entries: one described thing each, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 -- fields below are called date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SkipValidation,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citation, Citations
from methodbook.model.picture import TABULAR, Picture
from methodbook.model.sense import Sense
from methodbook.words import Refusal

ID = "[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like, as a regular expression."""

EntryId = Annotated[str, Field(pattern=f"^{ID}$")]


Ask = Annotated[str, Field(min_length=2, max_length=120)]
"""What a reader may type who does not know the name of what he looks for."""


KeyPath: TypeAlias = tuple[str | int, ...]
"""Steps from the head of a file to one of its values."""


PAGE = "page"
"""The kind of a hand-written page that describes something; every other kind is the method's."""


class Status(StrEnum):
    """Drafts stay out of the published site."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Distinction(Frozen):
    """Another entry that readers take for this one, and why it is not."""

    id: EntryId
    reason: str


ALONE = "alone"
"""The sentence, in the area of :class:`Link`, for a relation that is an id and nothing else."""


class Link(Frozen):
    """A relation to another entry together with who stands behind it."""

    id: EntryId
    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] = Basis.SOURCE
    at: Citations = ()

    @model_validator(mode="before")
    @classmethod
    def _accept_shorthand(cls, value: Any) -> Any:  # noqa: ANN401 -- raw YAML
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema for editors: a link may be a bare id."""
        return {"anyOf": [{"type": "string", "title": ALONE}, handler(schema)]}


class Section(Frozen):
    """A titled part of an entry's prose; ``text`` is Markdown, from the line after the title."""

    model_config = ConfigDict(str_strip_whitespace=False)

    id: str
    text: str
    written: Place


GIVEN = frozenset({"id", "kind", "sections", "address", "written", "places"})
"""Fields that follow from the file; only a hand-written page names one of them, its ``id``."""


class Entry(Frozen):
    """What entries of every kind have; the fields of :data:`GIVEN` come first.

    Which kinds there are, and what else their entries have, the method says: it derives a class
    for each of its kinds from one of those below. ``words`` are the kinds that need no fields of
    their own: an entry of any kind may be one of these as well; ``relations`` are the fields
    that hold links.
    """

    words: ClassVar[frozenset[str]] = frozenset()
    relations: ClassVar[tuple[str, ...]] = ("broader", "part_of", "uses", "opposite_of", "related")
    has_table: ClassVar[bool] = False
    is_step: ClassVar[bool] = False

    id: EntryId
    kind: str
    sections: tuple[Section, ...] = ()
    address: str = Field(default="", exclude=True)
    """The entry's page among the pages of the site, such as ``terms/apple.md``."""
    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )

    name: str = Field(min_length=1)
    kinds: tuple[str, ...] = ()
    english: str | None = None
    definition: str = Field(min_length=1)
    phrase: str | None = None
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    sense: Sense = Sense()
    status: Status = Status.PUBLISHED
    reviewed: Date
    formerly: tuple[EntryId, ...] = ()

    broader: tuple[Link, ...] = ()
    part_of: tuple[Link, ...] = ()
    uses: tuple[Link, ...] = ()
    opposite_of: tuple[Link, ...] = ()
    distinct_from: tuple[Distinction, ...] = ()
    related: tuple[Link, ...] = ()

    citations: Citations = ()
    conflicts: tuple[str, ...] = ()
    covers: tuple[EntryId, ...] = ()
    reading: tuple[str, ...] = ()
    picture: Picture | None = None

    @field_validator("picture")
    @classmethod
    def _draws_its_own_words(cls, picture: Picture | None) -> Picture | None:
        tabular = picture is not None and isinstance(picture.motif, TABULAR)
        if tabular and not cls.has_table:
            raise Refusal("needs_table")
        return picture

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """Every kind of the entry, the folder's first."""
        return self.kinds or (self.kind,)

    @property
    def is_word(self) -> bool:
        """Whether the entry is a word of the glossary, whatever else it is."""
        return bool(self.words & set(self.all_kinds))

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to call the entry, the canonical one first."""
        return (self.name, *self.synonyms, *self.abbreviations)

    def find_section(self, section: str) -> Section | None:
        """Return the section of that id, if the author wrote it."""
        return next((found for found in self.sections if found.id == section), None)


class Worded(Entry):
    """A word of the language: it has a definition in two forms."""

    english: str = Field(min_length=1)
    phrase: str = Field(min_length=1)


class Plain(Entry):
    """An entry without fields of its own."""


class Stage(Entry):
    """A numbered step of a path."""

    is_step: ClassVar[bool] = True

    number: int = Field(ge=1, le=99)
    short: str | None = Field(default=None, max_length=40)


class Problem(Entry):
    """A trouble and what solves it; the method says which types of troubles there are."""

    relations: ClassVar[tuple[str, ...]] = (*Entry.relations, "solved_by")

    type: str
    number: int | None = Field(default=None, ge=1, le=99)
    solved_by: tuple[Link, ...] = ()


class Row(Frozen):
    """One line of a comparison; a cell per column."""

    name: str
    cells: tuple[str, ...] = Field(min_length=2)
    at: Citations = ()
    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] = Basis.SOURCE


class Table(Frozen):
    """Things compared, side by side."""

    columns: tuple[str, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_rectangular(self) -> Table:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise Refusal(
                    "cells", row=row.name, cells=len(row.cells), columns=len(self.columns)
                )
        return self

    def find_row(self, name: str) -> Row:
        """The row called *name*; raises ``KeyError`` when there is none."""
        return {row.name: row for row in self.rows}[name]


class Comparison(Entry):
    """Two or more things set side by side."""

    has_table: ClassVar[bool] = True

    table: Table

    @model_validator(mode="after")
    def _draws_its_own_table(self) -> Comparison:
        if self.picture:
            rows = {row.name for row in self.table.rows}
            named = [name for name in self.picture.list_rows() if name not in rows]
            named += [
                name for name in self.picture.list_columns() if name not in self.table.columns
            ]
            if named:
                raise Refusal("not_in_table", name=named[0])
        return self


class Measure(Frozen):
    """A figure about a company, never without its origin.

    ``before`` and ``value`` keep the notation of the source («2200+», «~1,8 млрд», «×2»).
    """

    id: str = Field(pattern=r"^FIG\d{2,3}$")
    name: str
    before: str | None = None
    value: str
    unit: str
    period: str | None = None
    at: Citation
    note: str | None = None


class Happening(Frozen):
    """A dated event of a case."""

    when: str
    what: str
    at: Citations = ()


class Case(Entry):
    """What happened to a company, as somebody told it."""

    relations: ClassVar[tuple[str, ...]] = (*Entry.relations, "solves", "stages")

    industry: tuple[str, ...] = Field(min_length=1)
    size: str | None = None
    claim: Literal["told"]
    stages: tuple[Link, ...] = ()
    solves: tuple[Link, ...] = ()
    measures: tuple[Measure, ...] = ()
    timeline: tuple[Happening, ...] = ()


class Page(Entry):
    """A page written by hand that describes something of its own."""
