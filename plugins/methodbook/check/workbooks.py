"""Rules about workbooks: names that lead somewhere, examples that prove what the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.check.selfchecks import find_unread
from methodbook.model.finding import Finding, Rule
from methodbook.model.formula import ROWWISE
from methodbook.practice.examples import break_example
from methodbook.practice.sheets import Sheet, read_filled
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.model.base import Base
    from methodbook.model.entry import KeyPath
    from methodbook.model.formula import FormulaTree
    from methodbook.model.workbook import Column, Formula, SheetRule, SheetTable, Workbook

UNKNOWN_NAME = Rule("E501")
UNKNOWN_PLACE = Rule("E502")
NO_EXAMPLE = Rule("E503")
FAULTY_EXAMPLE = Rule("E504")
UNPROVED_RULE = Rule("E505")
UNKNOWN_ENTRY = Rule("E506")
NO_ORIGIN = Rule("E507")
UNSHOWN = Rule("W508")

_OF_ROWS = {"held": 2, "pick": 2}
"""Functions whose first argument names rows and whose second one names a column of theirs."""


def _find_unknown_names(rule: Rule, base: Base) -> Iterator[Finding]:
    for book in base.workbooks.values():
        for formula, path, own in _list_formulas(book):
            for name in _list_strangers(formula.tree, book, own, None):
                what = Sentence("what", name=name, formula=formula.text)
                yield rule.at(book.find_place(*path), what, excerpt=name)


def _list_formulas(book: Workbook) -> Iterator[tuple[Formula, KeyPath, SheetTable | None]]:
    for at, column in enumerate(book.fields):
        yield from _list_values(column, ("fields", at), None)
    for number, each in enumerate(book.tables):
        for at, column in enumerate(each.columns):
            yield from _list_values(column, ("tables", number, "columns", at), each)
    for at, view in enumerate(book.views):
        yield view.where, ("views", at, "where"), book.find_table(view.of)
    for at, derived in enumerate(book.derived):
        yield derived.value, ("derived", at, "value"), None
    for at, rule in enumerate(book.rules):
        if rule.when:
            table = book.find_table(rule.each) if rule.each else None
            yield rule.when, ("rules", at, "when"), table


def _list_values(
    column: Column, path: KeyPath, table: SheetTable | None
) -> Iterator[tuple[Formula, KeyPath, SheetTable | None]]:
    if column.value:
        yield column.value, (*path, "value"), table


def _list_strangers(
    tree: FormulaTree, book: Workbook, own: SheetTable | None, inner: SheetTable | None
) -> Iterator[str]:
    """The names of a formula that mean nothing: in a row, in the row of the rule, on the sheet."""
    sign, *parts = tree
    if sign == "own":
        if own is None or own.find_column(str(parts[0])) is None:
            yield f"this.{parts[0]}"
    elif sign == "name":
        if not _is_known(str(parts[0]), book, own, inner):
            yield str(parts[0])
    elif sign in ROWWISE or sign in _OF_ROWS:
        yield from _list_row_strangers(str(sign), parts, book, own, inner)
    elif sign != "value":
        for part in parts:
            yield from _list_strangers(part, book, own, inner)  # type: ignore[arg-type] # trees


def _list_row_strangers(
    sign: str, parts: FormulaTree, book: Workbook, own: SheetTable | None, inner: SheetTable | None
) -> Iterator[str]:
    rows = str(parts[0][1])  # type: ignore[index] # a tree of a name
    table = book.find_table(rows)
    if table is None:
        yield rows
        return
    for at, part in enumerate(parts[1:], start=1):
        if sign in _OF_ROWS and at != _OF_ROWS[sign]:
            if table.find_column(str(part[1])) is None:  # type: ignore[index] # a name
                yield str(part[1])  # type: ignore[index] # a name
        else:
            place = inner if sign in _OF_ROWS else table
            yield from _list_strangers(part, book, own, place)  # type: ignore[arg-type] # a tree


def _is_known(name: str, book: Workbook, own: SheetTable | None, inner: SheetTable | None) -> bool:
    tables = [table for table in (own, inner) if table]
    sheet = {field.id for field in book.fields} | {each.id for each in book.derived}
    return name in sheet or any(table.find_column(name) for table in tables)


def _find_unknown_places(rule: Rule, base: Base) -> Iterator[Finding]:
    for book in base.workbooks.values():
        for path, rows, columns in _list_places(book):
            table = book.find_table(rows)
            names = [rows] if table is None else columns
            for name in names:
                if table is None or table.find_column(name) is None:
                    what = Sentence("what", name=name)
                    yield rule.at(book.find_place(*path), what, excerpt=name)


def _list_places(book: Workbook) -> Iterator[tuple[KeyPath, str, list[str]]]:
    """Everything in a workbook that names rows and columns of it."""
    for at, view in enumerate(book.views):
        yield ("views", at, "of"), view.of, []
    for at, rule in enumerate(book.rules):
        yield from _list_rule_places(rule, ("rules", at))
    for at, picture in enumerate(book.pictures):
        columns = filter(None, (picture.giver, picture.receiver, picture.label, *picture.values))
        yield ("pictures", at), picture.of, list(columns)
    for at, each in enumerate(book.passes):
        yield ("passes", at), each.rows, list(each.columns.values())


def _list_rule_places(rule: SheetRule, path: KeyPath) -> Iterator[tuple[KeyPath, str, list[str]]]:
    if rule.each:
        yield (*path, "each"), rule.each, []
    if rule.strangers:
        yield (*path, "strangers"), rule.strangers, []
    if rule.repeat:
        by = [rule.repeat.by] if rule.repeat.by else []
        yield (*path, "repeat"), rule.repeat.of, [rule.repeat.column, *by]
    if rule.knot:
        yield (*path, "knot"), rule.knot.of, [rule.knot.needs, rule.knot.giver, rule.knot.receiver]


def _find_missing_examples(rule: Rule, base: Base) -> Iterator[Finding]:
    filled: Mapping[str, object] = base.company.sheets if base.company else {}
    for book in base.workbooks.values():
        if book.id not in filled:
            yield rule.at(book.written)
    for name in filled:
        if base.company and name not in base.workbooks and name not in base.unread:
            place = base.company.places.get(("sheets", name), base.company.written)
            yield rule.at(place, Sentence("stranger", name=name), excerpt=name)


def _find_faulty_examples(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.company is None:
        return
    for name, given in base.company.sheets.items():
        if book := base.workbooks.get(name):
            place = base.company.places.get(("sheets", name), base.company.written)
            filled, misfits = read_filled(book, given, base.words)
            for found in (*misfits, *Sheet(book, filled).findings):
                yield rule.at(place, Sentence("what", sheet=name, said=found.what))


def _find_unproved_rules(rule: Rule, base: Base) -> Iterator[Finding]:
    """Each rule brings an edit of the example after which it speaks, and no other rule does."""
    for book in base.workbooks.values():
        example = base.company.sheets.get(book.id) if base.company else None
        for at, each in enumerate(book.rules if example is not None else ()):
            if said := _try_rule(book, each, example or {}, base):
                place = book.find_place("rules", at, "broken")
                yield rule.at(place, Sentence(said, id=each.id))


def _try_rule(
    book: Workbook, rule: SheetRule, example: Mapping[str, object], base: Base
) -> str | None:
    """Why the edit proves nothing; ``None`` if it does."""
    if not rule.broken:
        return "none"
    try:
        given = break_example(example, rule.broken)
    except (KeyError, TypeError, IndexError):
        return "no_place"
    filled, misfits = read_filled(book, given, base.words)
    told = {found.rule for found in Sheet(book, filled).findings}
    if rule.id not in told:
        return "silent"
    return "others" if misfits or told != {rule.id} else None


def _find_unknown_entries(rule: Rule, base: Base) -> Iterator[Finding]:
    for book in base.workbooks.values():
        named: list[tuple[KeyPath, str]] = [
            (("about", at), name) for at, name in enumerate(book.about)
        ]
        named += [
            (("rules", at, "about"), each.about) for at, each in enumerate(book.rules) if each.about
        ]
        for path, name in named:
            if name not in base.entries and name not in base.unread:
                what = Sentence("what", id=name)
                yield rule.at(book.find_place(*path), what, excerpt=name)


def _find_rules_without_origin(rule: Rule, base: Base) -> Iterator[Finding]:
    for book in base.workbooks.values():
        for at, each in enumerate(book.rules):
            needed = {"source": each.at, "inference": each.reason, "external": each.cited}
            if each.basis is None or not needed[each.basis.value]:
                what = Sentence(each.basis.value if each.basis else "what", id=each.id)
                yield rule.at(book.find_place("rules", at), what)
            yield from find_unread(rule, base, book.find_place("rules", at, "at"), each)


def _find_unshown(rule: Rule, base: Base) -> Iterator[Finding]:
    for book in base.workbooks.values():
        if base.shown_workbooks is not None and book.id not in base.shown_workbooks:
            what = Sentence("what", id=book.id)
            yield rule.at(book.find_place("id"), what, excerpt=book.id)


WORKBOOK_CHECKS: tuple[Check, ...] = (
    Check(UNKNOWN_NAME, _find_unknown_names),
    Check(UNKNOWN_PLACE, _find_unknown_places),
    Check(NO_EXAMPLE, _find_missing_examples),
    Check(FAULTY_EXAMPLE, _find_faulty_examples),
    Check(UNPROVED_RULE, _find_unproved_rules),
    Check(UNKNOWN_ENTRY, _find_unknown_entries),
    Check(NO_ORIGIN, _find_rules_without_origin),
    Check(UNSHOWN, _find_unshown),
)
