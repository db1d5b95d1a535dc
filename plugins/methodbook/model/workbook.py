"""Workbooks: sheets to fill in, and the rules that tell what contradicts the method.

A workbook is data alone: fields, tables, what follows from them by formula, and rules. Python and
the browser evaluate the same trees (see :mod:`methodbook.model.formula`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date as Date  # noqa: N812 -- the field below is called date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BeforeValidator, Field, SkipValidation, model_validator

from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.formula import FormulaError, list_names, parse_formula
from methodbook.model.frozen import Frozen
from methodbook.model.selfcheck import Sourced
from methodbook.words import Refusal

Cell: TypeAlias = str | float | tuple[str, ...] | None
"""What stands in one place: words, a number, several ids or lines; ``None`` where it is empty."""

OWN_ID = "id"
"""The column by which rows are named, where a table has it."""


def _as_tree(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    if not isinstance(value, str):
        return value
    try:
        return {"text": value, "tree": parse_formula(value)}
    except FormulaError as error:
        raise Refusal(f"formula_{error.reason}", column=error.column) from error


class Formula(Frozen):
    """A formula as its author wrote it, and the tree that is evaluated."""

    text: str
    tree: SkipValidation[list[Any]]
    """A :data:`~methodbook.model.formula.Tree`; pydantic cannot follow a type into itself."""

    @property
    def names(self) -> frozenset[str]:
        """Every name the formula asks for."""
        return frozenset(list_names(self.tree))


Reckoned = Annotated[Formula, BeforeValidator(_as_tree, json_schema_input_type=str)]


class CellKind(StrEnum):
    """What a field or a column holds."""

    ID = "id"
    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LIST = "list"
    REF = "ref"
    REFS = "refs"


class Choice(Frozen):
    """One of the words a cell may hold."""

    id: EntryId
    name: str = Field(min_length=1)


class Column(Frozen):
    """A place to fill in: a field of the sheet or a column of one of its tables."""

    id: EntryId
    name: str = Field(min_length=1)
    kind: CellKind = CellKind.TEXT
    unit: str = Field(default="", max_length=12)
    note: str = ""
    options: tuple[Choice, ...] = ()
    to: EntryId | None = None
    value: Reckoned | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if (self.kind is CellKind.CHOICE) != bool(self.options):
            raise Refusal("column_options")
        if (self.kind in {CellKind.REF, CellKind.REFS}) != (self.to is not None):
            raise Refusal("column_to")
        return self


class SheetTable(Frozen):
    """Rows of equal shape."""

    id: EntryId
    name: str = Field(min_length=1)
    row: str = Field(min_length=1)
    note: str = ""
    blank: int = Field(default=6, ge=1, le=40)
    columns: tuple[Column, ...] = Field(min_length=1)

    def find_column(self, name: str) -> Column | None:
        """The column of that id, if there is one."""
        return self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, Column]:
        return {column.id: column for column in reversed(self.columns)}


class View(Frozen):
    """Some rows of a table under a name of their own."""

    id: EntryId
    of: EntryId
    where: Reckoned


class Derived(Frozen):
    """A value that follows from what was filled in."""

    id: EntryId
    name: str = Field(min_length=1)
    unit: str = Field(default="", max_length=12)
    value: Reckoned


class Repeat(Frozen):
    """The same thing in two rows; with ``by``, only if those rows differ in that column."""

    of: EntryId
    column: EntryId
    by: EntryId | None = None


class Knot(Frozen):
    """A row that needs itself, or a row given by its own receiver, directly or through others."""

    of: EntryId
    needs: EntryId
    giver: EntryId
    receiver: EntryId


class SheetRule(Sourced):
    """One thing that contradicts the method; exactly one of its four conditions is given."""

    id: EntryId
    each: EntryId | None = None
    when: Reckoned | None = None
    repeat: Repeat | None = None
    strangers: EntryId | None = None
    knot: Knot | None = None
    field: str = ""
    what: str = Field(min_length=1)
    hint: str = Field(min_length=1)
    reason: str = ""
    about: EntryId | None = None
    broken: Mapping[str, Any] = {}

    @model_validator(mode="after")
    def _has_one_condition(self) -> Self:
        given = [self.when, self.repeat, self.strangers, self.knot]
        if sum(each is not None for each in given) != 1:
            raise Refusal("one_condition")
        return self


class Pass(Frozen):
    """What another sheet takes from this one: a column there is filled from a column here."""

    to: EntryId
    rows: EntryId
    table: EntryId
    columns: Mapping[EntryId, EntryId] = Field(min_length=1)
    key: EntryId


class SheetPicture(StrEnum):
    """The drawings a sheet can have."""

    GRAPH = "graph"
    CURVES = "curves"
    BARS = "bars"


class TableDrawing(Frozen):
    """A picture made from a table while it is being filled."""

    motif: SheetPicture
    name: str = Field(min_length=1)
    of: EntryId
    nodes: EntryId | None = None
    giver: EntryId | None = None
    receiver: EntryId | None = None
    label: EntryId
    values: tuple[EntryId, ...] = ()


class Workbook(Frozen):
    """One sheet: what to fill in, what follows from it, and what would contradict the method."""

    id: EntryId
    name: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    people: str = Field(min_length=1)
    minutes: int = Field(ge=5, le=480)
    about: tuple[EntryId, ...] = Field(min_length=1)
    updated: Date
    fields: tuple[Column, ...] = ()
    tables: tuple[SheetTable, ...] = ()
    views: tuple[View, ...] = ()
    derived: tuple[Derived, ...] = ()
    rules: tuple[SheetRule, ...] = Field(min_length=1)
    pictures: tuple[TableDrawing, ...] = ()
    passes: tuple[Pass, ...] = ()
    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )

    @model_validator(mode="after")
    def _names_each_thing_once(self) -> Self:
        repeated = [name for name, count in Counter(self._ids()).items() if count > 1]
        repeated += [
            name for name, count in Counter(rule.id for rule in self.rules).items() if count > 1
        ]
        if repeated:
            raise Refusal("repeated_name", names=", ".join(sorted(repeated)))
        return self

    def _ids(self) -> Iterator[str]:
        for group in (self.fields, self.tables, self.views, self.derived):
            yield from (each.id for each in group)

    def find_table(self, name: str) -> SheetTable | None:
        """The table of that id, or the one that a view of that id shows rows of."""
        of = next((view.of for view in self.views if view.id == name), name)
        return next((table for table in self.tables if table.id == of), None)

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)


class Company(Frozen):
    """One invented company that fills every sheet: the examples of all workbooks agree with it."""

    id: EntryId
    name: str = Field(min_length=1)
    about: str = Field(min_length=1)
    sheets: Mapping[EntryId, Mapping[str, Any]] = Field(min_length=1)
    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
