"""The sheets of the method: their names, their proofs, one company on all of them."""

from pathlib import Path

from methodbook.model.base import Base
from methodbook.model.workbook import Cell, Pass
from methodbook.practice.sheets import Filled, Sheet, read_filled

NAMES = {
    "promise-map",
    "strategic-canvas",
    "council-sheet",
    "team-economy",
    "hypothesis-board",
    "metric-balance",
    "black-box",
    "duplication-map",
    "conflict-removal",
    "customer-interview",
    "goal-test",
    "stage-tracker",
}
"""What other programs call them by."""

PROMISE_RULES = {
    "loop",
    "no-metric",
    "no-power",
    "power-twice",
    "orphan",
    "no-client",
    "not-root",
    "unknown-id",
}


def fill(base: Base, name: str) -> Filled:
    assert base.company
    filled, misfits = read_filled(base.workbooks[name], base.company.sheets[name], base.words)
    assert misfits == ()
    return filled


def test_the_sheets_keep_their_names(base: Base) -> None:
    assert set(base.workbooks) == NAMES
    assert {rule.id for rule in base.workbooks["promise-map"].rules} >= PROMISE_RULES


def test_every_sheet_has_at_least_five_rules_that_are_proved(base: Base) -> None:
    few = [
        book.id for book in base.workbooks.values() if sum(bool(r.broken) for r in book.rules) < 5
    ]
    assert few == []


def test_every_sheet_has_a_page(root: Path) -> None:
    for name in NAMES:
        page = root / f"docs/practice/sheets/{name}.md"
        assert f'workbook("{name}")' in page.read_text("utf-8")


def test_the_company_hands_on_what_it_wrote(base: Base) -> None:
    """What one sheet passes stands on the next one, under the same ids."""
    for name, each in [(n, p) for n, b in base.workbooks.items() for p in b.passes]:
        if (name, each.to) in STARTED_ANEW:
            continue
        given, taken = fill(base, name), fill(base, each.to)
        rows = Sheet(base.workbooks[name], given).list_rows(each.rows)
        assert find_keys(taken, each) >= {str(row[each.columns[each.key]]) for row in rows}, name


STARTED_ANEW = {("duplication-map", "promise-map"), ("conflict-removal", "promise-map")}
"""Their rows become promises and parties only where the company decides so."""


def find_keys(filled: Filled, each: Pass) -> set[str]:
    return {str(row.get(each.key)) for row in filled.tables[each.table]}


def list_cells(cell: Cell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else ()


def test_the_council_speaks_for_the_values_of_the_canvas(base: Base) -> None:
    canvas, council = fill(base, "strategic-canvas"), fill(base, "council-sheet")
    kept = {row["id"] for row in canvas.tables["values"] if row["wanted"] >= row["now"]}  # type: ignore[operator] # numbers
    voiced = {value for row in council.tables["members"] for value in list_cells(row.get("values"))}
    assert voiced == kept
    dropped = {row["id"] for row in council.tables["values"] if row.get("dropped") == "yes"}
    assert dropped == {row["id"] for row in canvas.tables["values"]} - kept


def test_members_of_the_council_gave_the_promises_of_the_map(base: Base) -> None:
    promises = {row["text"]: row for row in fill(base, "promise-map").tables["promises"]}
    for member in fill(base, "council-sheet").tables["members"]:
        if member["role"] == "promise":
            promise = promises[member["promise"]]
            assert (promise["from"], promise["kind"]) == (member["team"], "root")


def test_the_conflict_that_was_removed_became_a_promise(base: Base) -> None:
    sheet = fill(base, "conflict-removal")
    promises = {row["text"]: row for row in fill(base, "promise-map").tables["promises"]}
    promise = promises[sheet.fields["promise"]]
    assert promise["metric"] == sheet.fields["metric"]
    given = {row["text"] for row in sheet.tables["powers"] if row["kind"] == "power"}
    assert given == set(list_cells(promise["powers"]))


def test_the_money_of_the_teams_is_the_money_of_the_map(base: Base) -> None:
    teams = {row["id"] for row in fill(base, "team-economy").tables["teams"]}
    parties = fill(base, "promise-map").tables["parties"]
    assert teams == {row["id"] for row in parties if row["kind"] == "team"}
