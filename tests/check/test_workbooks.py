"""Rules about workbooks: the sample with one thing wrong."""

from pathlib import Path

import pytest

from tests.checkouts import SAMPLE, find, make_checkout
from tests.said import tell

BOOK = "docs/practice/workbooks/picking.yml"
COMPANY = "docs/practice/company.yml"

CASES = [
    (BOOK, "value: weight * 2", "value: wight * 2", "E501", "wight"),
    (BOOK, "where: weight > 10", "where: this.width > 10", "E501", "this.width"),
    (BOOK, "when: empty(weight)", "when: any(barrels, weight > 1)", "E501", "barrels"),
    (BOOK, "when: empty(weight)", "when: held(baskets, need, id)", "E501", "need"),
    (BOOK, "of: baskets, where:", "of: basket, where:", "E502", "basket"),
    (BOOK, "column: tools, by: from", "column: tool, by: from", "E502", "tool"),
    (
        BOOK,
        "giver: from, receiver: to}\n    basis",
        "giver: form, receiver: to}\n    basis",
        "E502",
        "form",
    ),
    (BOOK, "label: text, values: [weight]", "label: text, values: [height]", "E502", "height"),
    (COMPANY, "  picking:", "  packing:", "E503", "packing"),
    (COMPANY, "weight: 9,", "weight: много,", "E504", "много"),
    (COMPANY, "to: boris, weight", "to: olga, weight", "E504", "olga"),
    (BOOK, 'broken: {goal: "100"}', "broken: {}", "E505", "too-little"),
    (BOOK, 'broken: {goal: "100"}', 'broken: {goal: "1"}', "E505", "молчит"),
    (BOOK, "baskets.plums.to: nobody", "baskets.quinces.to: nobody", "E505", "строку"),
    (
        BOOK,
        'broken: {goal: "100"}',
        'broken: {goal: "100", baskets.plums.weight: ""}',
        "E505",
        "не только",
    ),
    (BOOK, "about: [harvest]", "about: [harvests]", "E506", "harvests"),
    (BOOK, "    basis: source\n    at: 000:1\n", "    basis: source\n", "E507", "circle"),
    (BOOK, "    reason: План больше собранного.\n", "", "E507", "too-little"),
    (BOOK, "    basis: inference\n    reason: План больше собранного.\n", "", "E507", "basis"),
    ("docs/practice/picking.md", '{{ workbook("picking") }}', "Лист.", "W508", "picking"),
    (BOOK, "at: 000:1", "at: 000:99", "E507", "000:99"),
    (BOOK, "value: count(heavy)", "value: count(heavy", "E107", "скобка"),
    (BOOK, "value: count(heavy)", "value: number(heavy)", "E107", "функции"),
    (BOOK, "value: count(heavy)", "value: count(heavy) +", "E107", "не хватает"),
    (BOOK, "value: count(heavy)", "value: 1 ? 2", "E107", "знак"),
    (BOOK, "value: count(heavy)", "value: that.weight", "E107", "this"),
    (BOOK, "    when: empty(weight)\n", "", "E107", "ровно одно"),
    (
        BOOK,
        "kind: ref, to: people}\n      - {id: to,",
        "kind: ref}\n      - {id: to,",
        "E107",
        "to",
    ),
    (BOOK, "id: heavy-count", "id: total", "E107", "total"),
    (BOOK, "id: picking", "id: packing", "E107", "packing"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[3]} {case[4]}")
def test_what_is_wrong_with_a_workbook_is_told_at_its_place(
    case: tuple[str, str, str, str, str], tmp_path: Path
) -> None:
    file, old, new, code, said = case
    root = make_checkout(tmp_path, edits={file: [(old, new)]}, base=SAMPLE)
    told = [(each.code, each.place.file, tell(each).what) for each in find(root)]
    assert [what for found, _, what in told if found == code and said in what], told
    assert {place for _, place, _ in told} <= {BOOK, COMPANY}


def test_a_company_may_be_missing_but_its_sheets_may_not(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, base=SAMPLE)
    (root / COMPANY).unlink()
    assert [(each.code, each.place.file) for each in find(root)] == [("E503", BOOK)]
