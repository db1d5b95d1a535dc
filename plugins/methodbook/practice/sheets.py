"""What a filled sheet says: derived values and what contradicts the method.

The page does the same in ``widgets/sheet/rules.js``; both are held to one table and to thousands of
random sheets. Numbers are binary floating point in both, summed from the first row to the last.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from methodbook.model.workbook import OWN_ID, CellKind, Column, Workbook
from methodbook.practice.knots import Needing, find_knots
from methodbook.questions.folding import parse_number
from methodbook.questions.folding import simplify as fold_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.model.formula import FormulaTree
    from methodbook.model.workbook import Cell, Formula, SheetRule, SheetTable
    from methodbook.words import Words

SheetRow: TypeAlias = "Mapping[str, Cell]"

MOST_DIGITS = 6
"""Digits behind the comma that a formula may ask for."""

LABELS = ("name", "text", OWN_ID)
"""Columns by which a reader knows a row, the best first."""


@dataclass(frozen=True)
class Filled:
    """A sheet as somebody filled it: fields by id, rows by table."""

    fields: Mapping[str, Cell] = field(default_factory=dict)
    tables: Mapping[str, tuple[SheetRow, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetFinding:
    """One thing that contradicts the method, and the row or the field it speaks of."""

    rule: str
    at: str
    what: str
    hint: str


@dataclass(frozen=True)
class Numerals:
    """How a language writes numbers in sentences."""

    comma: str = ","
    thousands: str = "\u00a0"

    def write(self, value: float) -> str:
        """A number with at most two decimals, halves away from zero."""
        rounded = round_half(value, 2)
        whole, _, part = f"{abs(rounded):.2f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", self.thousands)
        part = part.rstrip("0")
        sign = "−" if rounded < 0 else ""
        return f"{sign}{grouped}{self.comma}{part}" if part else f"{sign}{grouped}"


def round_half(value: float, digits: float) -> float:
    """Round halves away from zero, as people do and as the page does."""
    factor = 10.0 ** int(digits)
    return math.copysign(math.floor(abs(value) * factor + 0.5) / factor, value) if value else 0.0


simplify = lru_cache(maxsize=8_192)(fold_typed)
"""A sheet compares the same few words again and again: ids of parties, options, stems."""

LARGEST_NUMBER = 1e12
"""From here on a number does not hold two decimals for sure: a result like that is none."""


def _keep_sane(value: float) -> float | None:
    return value if abs(value) < LARGEST_NUMBER else None


def is_true(value: object) -> bool:
    """Whether a value counts as a yes: anything but nothing, zero and an empty text or list."""
    return bool(value)


@dataclass(frozen=True)
class _Scope:
    """Whose names are meant: the row asked, and the row that the rule speaks of."""

    table: SheetTable | None = None
    row: SheetRow | None = None
    own_table: SheetTable | None = None
    own: SheetRow | None = None

    def enter(self, table: SheetTable, row: SheetRow) -> _Scope:
        return _Scope(table, row, self.own_table or self.table, self.own or self.row)


class Sheet:
    """A filled sheet with the workbook it belongs to; everything is computed once."""

    def __init__(
        self, workbook: Workbook, filled: Filled, numerals: Numerals | None = None
    ) -> None:
        """Take both; *numerals* write the numbers in findings."""
        self._book = workbook
        self._filled = filled
        self._numerals = numerals or Numerals()
        self._views = {view.id: view for view in workbook.views}
        self._fields = {each.id: each for each in workbook.fields}
        self._derived = {each.id: each.value for each in workbook.derived}
        self._rows: dict[str, tuple[SheetRow, ...]] = {}
        self._indexes: dict[tuple[str, str], frozenset[str]] = {}
        self._known: dict[tuple[str, str], Mapping[str, SheetRow]] = {}
        self._open: set[object] = set()

    @property
    def derived(self) -> dict[str, Cell | bool]:
        """Every value that follows, by id; ``None`` where something is missing."""
        values = {name: self._reckon(formula, _Scope()) for name, formula in self._derived.items()}
        return {name: _tidy(value) for name, value in values.items()}

    @property
    def findings(self) -> tuple[SheetFinding, ...]:
        """What contradicts the method: rule by rule, row by row."""
        return tuple(found for rule in self._book.rules for found in self._judge(rule))

    def list_rows(self, name: str) -> tuple[SheetRow, ...]:
        """The rows of a table or of a view."""
        if name not in self._views:
            return self._filled.tables.get(name, ())
        if name not in self._rows:
            view, table = self._views[name], self._find_table(name)
            self._rows[name] = tuple(
                row
                for row in self.list_rows(view.of)
                if table and is_true(self._reckon(view.where, _Scope(table, row)))
            )
        return self._rows[name]

    def find_value(self, table: SheetTable, row: SheetRow, column: Column) -> Cell | bool:
        """What stands in one place of a row, computed columns included."""
        if column.value is None:
            return row.get(column.id)
        key = (id(row), column.id)
        return cast("Cell | bool", _tidy(self._reckon(column.value, _Scope(table, row), key)))

    def show(self, name: str, table: SheetTable | None = None, row: SheetRow | None = None) -> str:
        """A value as a reader sees it; without a row that of a field or of what follows."""
        return self._show(name, _Scope(table, row))

    def write(self, value: object) -> str:
        """A derived value as a reader sees it."""
        return self._numerals.write(value) if isinstance(value, float) else _write(value)

    def _find_table(self, name: str) -> SheetTable | None:
        return self._book.find_table(name)

    def _reckon(self, formula: Formula, scope: _Scope, key: object = None) -> Any:  # noqa: ANN401
        """Evaluate a formula; one that needs itself has no value."""
        key = key or id(formula)
        if scope.row is None and key in self._open:
            return None
        self._open.add(key)
        try:
            return self._evaluate(formula.tree, scope)
        finally:
            self._open.discard(key)

    # -- rules ---------------------------------------------------------------------------------

    def _judge(self, rule: SheetRule) -> Iterator[SheetFinding]:
        if rule.repeat:
            yield from self._find_repeats(rule)
        elif rule.strangers:
            yield from self._find_strangers(rule, rule.strangers)
        elif rule.knot:
            yield from self._find_knots(rule)
        elif rule.each:
            yield from self._judge_rows(rule, rule.each)
        elif rule.when and is_true(self._reckon(rule.when, _Scope())):
            yield self._tell(rule, rule.field, _Scope())

    def _judge_rows(self, rule: SheetRule, name: str) -> Iterator[SheetFinding]:
        table = self._find_table(name)
        if table is None or rule.when is None:
            return
        for number, row in enumerate(self.list_rows(name), start=1):
            scope = _Scope(table, row)
            if is_true(self._reckon(rule.when, scope)):
                yield self._tell(rule, _name_row(row, number), scope)

    def _find_repeats(self, rule: SheetRule) -> Iterator[SheetFinding]:
        told = rule.repeat
        if told is None:
            return
        seen: dict[str, tuple[str, list[str]]] = {}
        for number, row in enumerate(self.list_rows(told.of), start=1):
            mark = _write(row.get(told.by)) if told.by else str(number)
            for value in _as_tuple(row.get(told.column)):
                if folded := simplify(value):
                    marks = seen.setdefault(folded, (value, []))[1]
                    if mark not in marks:
                        marks.append(mark)
        for value, marks in seen.values():
            if len(marks) > 1:
                yield self._tell(rule, value, _Scope(), value=value)

    def _find_strangers(self, rule: SheetRule, name: str) -> Iterator[SheetFinding]:
        table = self._find_table(name)
        for number, row in enumerate(self.list_rows(name), start=1):
            for column in table.columns if table else ():
                if column.to is None:
                    continue
                known = self._index(column.to, OWN_ID)
                for value in _as_tuple(row.get(column.id)):
                    if value not in known:
                        scope = _Scope(table, row)
                        yield self._tell(rule, _name_row(row, number), scope, value=value)

    def _find_knots(self, rule: SheetRule) -> Iterator[SheetFinding]:
        told = rule.knot
        if told is None:
            return
        rows = self.list_rows(told.of)
        places: dict[str, int] = {}
        for at, row in enumerate(rows):
            places.setdefault(_write(row.get(OWN_ID)), at)
        needing = [
            Needing(
                tuple(places[each] for each in _as_tuple(row.get(told.needs)) if each in places),
                _write(row.get(told.giver)),
                _write(row.get(told.receiver)),
            )
            for row in rows
        ]
        for knot in find_knots(needing):
            ring = [*knot.ring, knot.ring[0]]
            cycle = " → ".join(_label(rows[at]) for at in ring)
            first = rows[knot.first]
            scope = _Scope(self._find_table(told.of), first)
            yield self._tell(rule, _name_row(first, knot.first + 1), scope, cycle=cycle)

    def _tell(self, rule: SheetRule, at: str, scope: _Scope, **given: str) -> SheetFinding:
        def fill(found: re.Match[str]) -> str:
            name = found[1]
            return given[name] if name in given else self._show(name, scope)

        what, hint = (
            re.sub(r"\{([a-z][a-z0-9-]*)\}", fill, text) for text in (rule.what, rule.hint)
        )
        return SheetFinding(rule.id, at, what, hint)

    def _show(self, name: str, scope: _Scope) -> str:
        """A value as a sentence shows it: ids of other rows by their names."""
        column = scope.table.find_column(name) if scope.table else None
        value = self._look(name, scope)
        if column and column.to:
            rows = self._find_rows(column.to, OWN_ID)
            return ", ".join(
                _label(rows[each]) if each in rows else each for each in _as_tuple(value)
            )
        if column and column.options:
            names = {option.id: option.name for option in column.options}
            return names.get(_write(value), _write(value))
        return self.write(value)

    # -- formulas ------------------------------------------------------------------------------

    def _evaluate(self, tree: FormulaTree, scope: _Scope) -> Any:  # noqa: ANN401, PLR0911 -- cells, truths
        sign, *parts = tree
        if sign == "value":
            return parts[0]
        if sign == "name":
            return self._look(str(parts[0]), scope)
        if sign == "own":
            return self._look(
                str(parts[0]), _Scope(scope.own_table or scope.table, scope.own or scope.row)
            )
        if sign in _JOINTS:
            return _JOINTS[str(sign)](self, scope, parts)
        if sign in _ROWWISE:
            return self._gather(str(sign), parts, scope)
        if sign in _NAMED:
            return _NAMED[str(sign)](self, scope, parts)
        return _PLAIN[str(sign)](*(self._evaluate(part, scope) for part in parts))  # type: ignore[arg-type]

    def _look(self, name: str, scope: _Scope) -> Any:  # noqa: ANN401 -- cells and truths
        for table, row in ((scope.table, scope.row), (scope.own_table, scope.own)):
            column = table.find_column(name) if table else None
            if table and column and row is not None:
                return self.find_value(table, row, column)
        if name in self._fields:
            column = self._fields[name]
            if column.value is None:
                return self._filled.fields.get(name)
            return self._reckon(column.value, _Scope())
        if name in self._derived:
            return self._reckon(self._derived[name], _Scope())
        return None

    def _gather(self, sign: str, parts: list[Any], scope: _Scope) -> Any:  # noqa: ANN401
        name, *asked = parts
        table = self._find_table(str(name[1]))
        rows = self.list_rows(str(name[1]))
        scopes = [scope.enter(table, row) for row in rows] if table else []
        condition, value = _ROWWISE[sign]
        if condition < len(asked):
            scopes = [each for each in scopes if is_true(self._evaluate(asked[condition], each))]
        if sign == "every":
            return len(scopes) == len(rows)
        if value is None:
            return bool(scopes) if sign == "any" else float(len(scopes))
        numbers = [self._evaluate(asked[value], each) for each in scopes]
        return _fold_numbers(sign, [each for each in numbers if isinstance(each, float)])

    def _index(self, name: str, column: str) -> frozenset[str]:
        key = (name, column)
        if key not in self._indexes:
            values = (_as_tuple(row.get(column)) for row in self.list_rows(name))
            self._indexes[key] = frozenset(each for cells in values for each in cells)
        return self._indexes[key]

    def _held(self, scope: _Scope, parts: list[Any]) -> bool:
        value = self._evaluate(parts[2], scope)
        return _write(value) in self._index(str(parts[0][1]), str(parts[1][1]))

    def _pick(self, scope: _Scope, parts: list[Any]) -> Any:  # noqa: ANN401 -- any cell
        name, wanted = str(parts[0][1]), str(parts[1][1])
        by = str(parts[3][1]) if len(parts) > 3 else OWN_ID  # noqa: PLR2004 -- the fourth is optional
        table = self._find_table(name)
        column = table.find_column(wanted) if table else None
        row = self._find_rows(name, by).get(_write(self._evaluate(parts[2], scope)))
        return self.find_value(table, row, column) if table and column and row else None

    def _find_rows(self, name: str, by: str) -> Mapping[str, SheetRow]:
        """The rows of a table or a view by what stands in one column; of two alike the first."""
        if (name, by) not in self._known:
            rows = reversed(self.list_rows(name))
            self._known[name, by] = {_write(row.get(by)): row for row in rows}
        return self._known[name, by]


def _tidy(value: Any) -> Any:  # noqa: ANN401 -- cells and truths
    """No negative zero: the two languages print it differently."""
    return value + 0.0 if isinstance(value, float) else value


def _as_tuple(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (_write(value),) if is_true(value) else ()


def _write(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        return Numerals(".", "").write(value)
    return "" if value is None or isinstance(value, bool) else str(value)


def _label(row: SheetRow) -> str:
    return next((str(row[name]) for name in LABELS if is_true(row.get(name))), "")


def _name_row(row: SheetRow, number: int) -> str:
    return _write(row.get(OWN_ID)) or str(number)


def _fold_numbers(sign: str, numbers: list[float]) -> float | None:
    if sign == "sum":
        total = 0.0
        for number in numbers:
            total += number
        return _keep_sane(total)
    if not numbers:
        return None
    return min(numbers) if sign == "least" else max(numbers)


def _with_numbers(join: Callable[[float, float], Any]) -> Callable[[Any, Any], Any]:
    def reckon(left: object, right: object) -> Any:  # noqa: ANN401 -- a number, a truth or nothing
        if not (isinstance(left, float) and isinstance(right, float)):
            return None
        joined = join(left, right)
        return _keep_sane(joined) if isinstance(joined, float) else joined

    return reckon


def _equal(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return is_true(left) == is_true(right)
    if isinstance(left, float) and isinstance(right, float):
        return left == right
    one, other = _write(left), _write(right)
    return one == other or simplify(one) == simplify(other)


def _mentions(text: object, stems: object) -> bool:
    words = simplify(_write(text)).split(" ")
    return any(
        word.startswith(stem) for word in words for stem in simplify(_write(stems)).split(" ")
    )


def _ends(text: object, ends: object) -> bool:
    """Whether the first word has one of these ends, such as those of a verb."""
    first = simplify(_write(text)).partition(" ")[0]
    return any(first.endswith(end) for end in simplify(_write(ends)).split(" "))


def _count_words(text: object) -> float:
    return float(len([word for word in simplify(_write(text)).split(" ") if word]))


_JOINTS: dict[str, Callable[[Sheet, _Scope, list[Any]], bool]] = {
    "not": lambda sheet, scope, parts: not is_true(sheet._evaluate(parts[0], scope)),  # noqa: SLF001
    "and": lambda sheet, scope, parts: all(is_true(sheet._evaluate(each, scope)) for each in parts),  # noqa: SLF001
    "or": lambda sheet, scope, parts: any(is_true(sheet._evaluate(each, scope)) for each in parts),  # noqa: SLF001
}
_ROWWISE: dict[str, tuple[int, int | None]] = {
    # where the condition and the value stand among the arguments behind the rows
    "count": (0, None),
    "any": (0, None),
    "every": (0, None),
    "sum": (1, 0),
    "least": (1, 0),
    "most": (1, 0),
}
_NAMED: dict[str, Callable[[Sheet, _Scope, list[Any]], Any]] = {
    "held": Sheet._held,  # noqa: SLF001
    "pick": Sheet._pick,  # noqa: SLF001
}
_PLAIN: dict[str, Callable[..., Any]] = {
    "+": _with_numbers(lambda left, right: left + right),
    "-": _with_numbers(lambda left, right: left - right),
    "*": _with_numbers(lambda left, right: left * right),
    "/": _with_numbers(lambda left, right: left / right if right else None),
    "<": _with_numbers(lambda left, right: left < right),
    ">": _with_numbers(lambda left, right: left > right),
    "<=": _with_numbers(lambda left, right: left <= right),
    ">=": _with_numbers(lambda left, right: left >= right),
    "=": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "same": _equal,
    "neg": lambda value: -value if isinstance(value, float) else None,
    "empty": lambda value: (
        value is None or (not isinstance(value, (float, bool)) and not is_true(value))
    ),
    "size": lambda value: float(len(_as_tuple(value))),
    "has": lambda values, value: _write(value) in _as_tuple(values),
    "round": _with_numbers(
        lambda value, digits: round_half(value, digits) if 0 <= digits <= MOST_DIGITS else None
    ),
    "words": _count_words,
    "top": lambda *values: max((each for each in values if isinstance(each, float)), default=None),
    "low": lambda *values: min((each for each in values if isinstance(each, float)), default=None),
    "later": lambda left, right: bool(left and right) and _write(left) > _write(right),
    "ends": _ends,
    "mentions": _mentions,
    "digits": lambda value: bool(re.search(r"[0-9]", _write(value))),
}


MOST_ROWS, LONGEST_CELL = 2_000, 4_000
"""More than anybody fills in by hand; a file that holds more was not made by this sheet."""

_PARTS = {CellKind.LIST: re.compile(r"[;\n]"), CellKind.REFS: re.compile(r"[;,\n]")}
_BLANKS = re.compile(r"^[\s\x1c-\x1f\x85\ufeff]+|[\s\x1c-\x1f\x85\ufeff]+$")
"""Whatever Python or JavaScript takes for a space around a text."""


def _trim(value: object) -> str:
    return _BLANKS.sub("", str(value))


def read_filled(
    workbook: Workbook, given: object, words: Words
) -> tuple[Filled, tuple[SheetFinding, ...]]:
    """Take what a file holds; everything in it that the sheet has no place for is told."""
    reader = _Reader(workbook, words)
    return reader.read(given), tuple(reader.findings)


class _Reader:
    """Takes values to their places and remembers what did not fit."""

    def __init__(self, workbook: Workbook, words: Words) -> None:
        self._book = workbook
        self._words = words
        self._fields = {column.id: column for column in workbook.fields}
        self._tables = {table.id: table for table in workbook.tables}
        self.findings: list[SheetFinding] = []

    def read(self, given: object) -> Filled:
        if not isinstance(given, Mapping):
            self._refuse("not-a-sheet", "")
            return Filled()
        fields: dict[str, Cell] = {}
        tables: dict[str, tuple[SheetRow, ...]] = {}
        for name, value in given.items():
            if name in self._fields:
                fields[name] = self._take(self._fields[name], value, str(name))
            elif name in self._tables:
                tables[name] = tuple(self._read_rows(self._tables[name], value))
            else:
                self._refuse("unknown-name", str(name))
        return Filled(fields, tables)

    def _read_rows(self, table: SheetTable, value: object) -> Iterator[SheetRow]:
        if not isinstance(value, (list, tuple)):
            self._refuse("not-a-table", table.id)
            return
        if len(value) > MOST_ROWS:
            self._refuse("too-many-rows", table.id, count=len(value), most=MOST_ROWS)
        for number, row in enumerate(value[:MOST_ROWS], start=1):
            if isinstance(row, Mapping):
                yield self._read_row(table, row, f"{table.id}.{number}")
            else:
                self._refuse("not-a-row", f"{table.id}.{number}")

    def _read_row(self, table: SheetTable, row: Mapping[object, object], at: str) -> SheetRow:
        cells: dict[str, Cell] = {}
        for name, value in row.items():
            column = table.find_column(str(name))
            if column is None or column.value is not None:
                self._refuse("unknown-name", f"{at}.{name}")
            else:
                cells[column.id] = self._take(column, value, f"{at}.{name}")
        return cells

    def _take(self, column: Column, value: object, at: str) -> Cell:
        if value is None or value == "":
            return None
        if column.kind in {CellKind.LIST, CellKind.REFS}:
            return self._take_list(value, at, _PARTS[column.kind])
        if isinstance(value, (list, tuple, Mapping)):
            self._refuse("not-a-word", at)
            return None
        text = self._shorten(_trim(value), at)
        if column.kind is CellKind.NUMBER:
            return self._take_number(column, text, at)
        if column.kind is CellKind.CHOICE:
            return self._take_choice(column, text, at)
        return text or None

    def _take_list(self, value: object, at: str, ends: re.Pattern[str]) -> Cell:
        parts = value if isinstance(value, (list, tuple)) else ends.split(str(value))
        if any(isinstance(part, (list, tuple, Mapping)) for part in parts):
            self._refuse("not-a-word", at)
            return ()
        return tuple(text for part in parts if (text := self._shorten(_trim(part), at)))

    def _take_number(self, column: Column, text: str, at: str) -> float | None:
        number = parse_number(text, column.unit)
        if number is None and text:
            self._refuse("not-a-number", at, value=text)
        return None if number is None else float(number)

    def _take_choice(self, column: Column, text: str, at: str) -> str | None:
        for option in column.options:
            if simplify(text) in {simplify(option.id), simplify(option.name)}:
                return option.id
        if text:
            names = ", ".join(option.id for option in column.options)
            self._refuse("not-an-option", at, value=text, options=names)
        return None

    def _shorten(self, text: str, at: str) -> str:
        if len(text) > LONGEST_CELL:
            self._refuse("too-long", at, most=LONGEST_CELL)
        return text[:LONGEST_CELL]

    def _refuse(self, rule: str, at: str, **values: object) -> None:
        what, hint = (
            self._words.say("sheet_misfit", f"{rule}.{part}", **values) for part in ("what", "hint")
        )
        self.findings.append(SheetFinding(rule, at, what, hint))
