"""Workbooks as HTML: a blank that can be filled without a script, an example, the rules in words.

Where scripts run the same inputs are watched: nothing is replaced, so nothing moves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from methodbook.model.origin import Basis
from methodbook.model.workbook import CellKind
from methodbook.practice.sheets import Sheet, read_filled
from methodbook.render.engine import render_template
from methodbook.render.selfcheck import write_payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from methodbook.model.base import Base
    from methodbook.model.workbook import Cell, Column, SheetRule, SheetTable, Workbook
    from methodbook.practice.sheets import Filled, SheetRow

WIDE = frozenset({CellKind.LONG, CellKind.LIST})
"""Kinds of cells that take several lines."""


@dataclass(frozen=True)
class SheetNeighbour:
    """Another sheet that takes something from this one."""

    id: str
    name: str


class WorkbookView:
    """What the template asks about one workbook."""

    def __init__(self, workbook: Workbook, base: Base, href: Callable[[str], str]) -> None:
        """Take the workbook, the base it belongs to and what gives the addresses of entries."""
        self.book = workbook
        self.base = base
        self.href = href
        given = base.company.sheets.get(workbook.id) if base.company else None
        self.filled: Filled | None = None
        if given is not None:
            self.filled, _ = read_filled(workbook, given, base.words)
            self._sheet = Sheet(workbook, self.filled)

    @property
    def neighbours(self) -> tuple[SheetNeighbour, ...]:
        """The sheets that are filled next, in the order of the file."""
        names = dict.fromkeys(each.to for each in self.book.passes)
        found = [self.base.workbooks[name] for name in names if name in self.base.workbooks]
        return tuple(SheetNeighbour(book.id, book.name) for book in found)

    @property
    def shares(self) -> Mapping[str, int]:
        """How many rules rest on a source, on our reading and on the literature."""
        counts = Counter(rule.basis.value for rule in self.book.rules if rule.basis)
        return {basis.value: counts[basis.value] for basis in Basis if counts[basis.value]}

    def list_rows(self, table: SheetTable) -> tuple[SheetRow, ...]:
        """The rows of the example."""
        return self._sheet.list_rows(table.id) if self.filled else ()

    def list_derived(self) -> list[tuple[str, str]]:
        """What follows from the example: names with values."""
        values = self._sheet.derived if self.filled else {}
        return [
            (each.name, f"{self._sheet.write(values[each.id])} {each.unit}".strip())
            for each in self.book.derived
            if values.get(each.id) is not None
        ]

    def show(self, table: SheetTable | None, row: SheetRow, column: Column) -> str:
        """One place of the example as a reader sees it."""
        if self.filled is None:
            return ""
        if table is None:
            return self._sheet.show(column.id)
        return self._sheet.show(column.id, table, row)

    def list_citations(self, rule: SheetRule) -> str:
        """The lines of a rule that rests on a source."""
        return "; ".join(str(each) for each in rule.at)

    def describe(self) -> dict[str, Any]:
        """Everything that the widget knows."""
        book = self.book
        return {
            "id": book.id,
            "name": book.name,
            "numerals": {"comma": ",", "thousands": "\u00a0"},
            "misfits": dict(self.base.words.area("sheet_misfit")),
            "texts": dict(self.base.words.area("sheet_widget")),
            "fields": [_describe_column(each) for each in book.fields],
            "tables": [
                {"id": table.id, "row": table.row, "name": table.name}
                | {"columns": [_describe_column(each) for each in table.columns]}
                for table in book.tables
            ],
            "views": [{"id": v.id, "of": v.of, "where": v.where.tree} for v in book.views],
            "derived": [
                {"id": each.id, "name": each.name, "unit": each.unit, "value": each.value.tree}
                for each in book.derived
            ],
            "rules": [_describe_rule(rule) for rule in book.rules],
            "pictures": [each.model_dump(mode="json") for each in book.pictures],
            "passes": [each.model_dump(mode="json") for each in book.passes],
            "example": self._describe_example(),
        }

    def _describe_example(self) -> dict[str, Any] | None:
        if self.filled is None:
            return None
        return {
            **{name: _list(value) for name, value in self.filled.fields.items()},
            **{
                name: [{key: _list(cell) for key, cell in row.items()} for row in rows]
                for name, rows in self.filled.tables.items()
            },
        }


def _list(value: Cell) -> Any:  # noqa: ANN401 -- JSON
    return list(value) if isinstance(value, tuple) else value


def _describe_column(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"id": column.id, "name": column.name, "kind": column.kind.value}
    if column.unit:
        told["unit"] = column.unit
    if column.to:
        told["to"] = column.to
    if column.options:
        told["options"] = [{"id": each.id, "name": each.name} for each in column.options]
    if column.value:
        told["value"] = column.value.tree
    return told


def _describe_rule(rule: SheetRule) -> dict[str, Any]:
    told: dict[str, Any] = {"id": rule.id, "what": rule.what, "hint": rule.hint}
    told |= {"field": rule.field}
    if rule.each:
        told["each"] = rule.each
    if rule.when:
        told["when"] = rule.when.tree
    if rule.strangers:
        told["strangers"] = rule.strangers
    for name in ("repeat", "knot"):
        if value := getattr(rule, name):
            told[name] = value.model_dump(mode="json")
    return told


def render_workbook(workbook: Workbook, base: Base, href: Callable[[str], str]) -> Markup:
    """Render *workbook*: a blank, its example and its rules, with the data of the widget."""
    view = WorkbookView(workbook, base, href)
    html = render_template(
        "sheet/sheet.html",
        base.words,
        book=workbook,
        view=view,
        method=base.method.slug,
        wide=WIDE,
        kinds=CellKind,
        payload=write_payload(view.describe(), spaced=False),
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def order_workbooks(workbooks: Iterable[Workbook]) -> tuple[Workbook, ...]:
    """Sheets so that each stands before those it hands something to; the rest by name."""
    books = {book.id: book for book in sorted(workbooks, key=lambda book: book.name)}
    givers = {name: {book.id for book in books.values() if _gives(book, name)} for name in books}
    order = TopologicalSorter({name: sorted(found - {name}) for name, found in givers.items()})
    try:
        return tuple(books[name] for name in order.static_order())
    except CycleError:
        return tuple(books.values())


def _gives(book: Workbook, name: str) -> bool:
    return any(each.to == name for each in book.passes)
