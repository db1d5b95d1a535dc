"""What a filled sheet says, on the workbooks of the sample and on small ones made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from methodbook.load.file import TextFile
from methodbook.load.workbooks import parse_workbook
from methodbook.practice.examples import break_example
from methodbook.practice.sheets import Filled, Numerals, Sheet, read_filled, round_half
from methodbook.words import read_words

if TYPE_CHECKING:
    from methodbook.model.workbook import Workbook

WORDS = read_words("ru")

HEAD = """\
id: sheet
name: Лист
purpose: Для пробы.
people: все
minutes: 10
about: [pear]
updated: 2026-12-01
"""
TABLE = """\
fields:
  - {id: drop, name: Падение, kind: number}
  - {id: word, name: Слово}
tables:
  - id: rows
    name: Строки
    row: строка
    columns:
      - {id: id, name: Номер, kind: id}
      - {id: name, name: Имя}
      - {id: count, name: Сколько, kind: number}
      - {id: needs, name: Нужны, kind: refs, to: rows}
      - {id: list, name: Список, kind: list}
      - {id: double, name: Вдвое, kind: number, value: count * 2}
views:
  - {id: big, of: rows, where: count > 10}
"""
RULE = """\
rules:
  - id: any
    when: "false-name = 1"
    what: нет
    hint: нет
"""


def make(text: str = "", rules: str = RULE) -> Workbook:
    workbook, findings = parse_workbook(TextFile("sheet.yml", HEAD + TABLE + text + rules))
    assert workbook is not None, findings
    return workbook


def read(book: Workbook, **given: object) -> Filled:
    filled, misfits = read_filled(book, given, WORDS)
    assert misfits == ()
    return filled


ROWS = [
    {"id": "a", "name": "груша", "count": "12,5", "needs": ["b"], "list": ["x", "y"]},
    {"id": "b", "name": "слива", "count": "4", "needs": [], "list": []},
    {"id": "c", "name": "", "count": "", "needs": ["b", "q"], "list": ["z"]},
]

FORMULAS = [
    ("count(rows)", 3.0),
    ("count(big)", 1.0),
    ("count(rows, count > 3)", 2.0),
    ("sum(rows, count)", 16.5),
    ("sum(rows, double)", 33.0),
    ("sum(rows, count, count < 5)", 4.0),
    ("least(rows, count)", 4.0),
    ("most(rows, count)", 12.5),
    ("most(rows, count, count > 100)", None),
    ("any(rows, empty(name))", True),
    ("any(big, count < 5)", False),
    ("every(rows, size(list) >= 0)", True),
    ("every(rows, not empty(name))", False),
    ('held(rows, needs, "q")', True),
    ('held(rows, needs, "a")', False),
    ('pick(rows, name, "b")', "слива"),
    ('pick(rows, count, "слива", name)', 4.0),
    ('pick(rows, name, "zz")', None),
    ("count(rows, any(rows, has(needs, this.id)))", 1.0),
    ("count(rows, held(rows, needs, id))", 1.0),
    ("drop / 0", None),
    ("drop + word", None),
    ("-drop * 2 + 1", -19.0),
    ("10 - 2 - 3", 5.0),
    ("2 + 3 * 4", 14.0),
    ("(2 + 3) * 4", 20.0),
    ("round(2.345, 2)", 2.35),
    ("round(-2.5, 0)", -3.0),
    ("1 < 2 and not (2 < 1)", True),
    ("1 < 2 or unknown-is-never-asked > 1", True),
    ('word = "МЁД"', True),
    ('word != "мед"', False),
    ("words(word)", 1.0),
    ('mentions(word, "ме хл")', True),
    ('mentions(word, "ед")', False),
    ('ends(word, "ёд")', True),
    ("digits(word)", False),
    ("top(1, drop, 3)", 10.0),
    ("low(1, drop, nothing-here)", 1.0),
    ('later("2026-02-01", "2026-01-31")', True),
    ('later(word, "")', False),
    ("empty(0)", False),
    ("nothing-here", None),
]


@pytest.mark.parametrize(("formula", "value"), FORMULAS)
def test_a_formula_has_the_value_that_was_reckoned_by_hand(formula: str, value: object) -> None:
    quoted = formula.replace("'", "''")
    book = make(f"derived:\n  - {{id: it, name: Оно, value: '{quoted}'}}\n")
    filled = read(book, drop="10", word="мёд", rows=ROWS)
    assert Sheet(book, filled).derived == {"it": value}


def test_a_value_that_needs_itself_has_none() -> None:
    book = make(
        "derived:\n  - {id: one, name: А, value: two + 1}\n  - {id: two, name: Б, value: one + 1}\n"
    )
    assert Sheet(book, Filled()).derived == {"one": None, "two": None}


KINDS = """\
rules:
  - {id: row, each: rows, when: empty(name), what: "без имени: {list}", hint: "имя {needs}"}
  - {id: sheet, when: drop > 5, field: drop, what: "упало на {drop}", hint: меньше}
  - {id: twice, repeat: {of: rows, column: list}, what: "дважды «{value}»", hint: раз}
  - {id: apart, repeat: {of: rows, column: list, by: name}, what: "у разных «{value}»", hint: раз}
  - {id: lost, strangers: rows, what: "нет «{value}»", hint: есть}
"""


def tell(book: Workbook, **given: object) -> list[tuple[str, str, str]]:
    sheet = Sheet(book, read(book, **given))
    return [(found.rule, found.at, found.what) for found in sheet.findings]


def test_each_kind_of_rule_says_where_and_what() -> None:
    book = make(rules=KINDS)
    rows = [*ROWS, {"id": "d", "name": "груша", "list": ["X."], "needs": ["a"]}]
    assert tell(book, drop="7.25", rows=rows) == [
        ("row", "c", "без имени: z"),
        ("sheet", "drop", "упало на 7,25"),
        ("twice", "x", "дважды «x»"),
        ("lost", "c", "нет «q»"),
    ]


def test_a_row_without_a_name_is_told_by_its_number() -> None:
    assert tell(make(rules=KINDS), rows=[{"count": "1"}])[0][:2] == ("row", "1")


def test_an_empty_sheet_contradicts_nothing() -> None:
    assert tell(make(rules=KINDS)) == []


MISFITS = [
    ([], "not-a-sheet", ""),
    ({"other": "1"}, "unknown-name", "other"),
    ({"rows": "x"}, "not-a-table", "rows"),
    ({"rows": ["x"]}, "not-a-row", "rows.1"),
    ({"rows": [{"colour": "x"}]}, "unknown-name", "rows.1.colour"),
    ({"rows": [{"double": "2"}]}, "unknown-name", "rows.1.double"),
    ({"rows": [{"count": "много"}]}, "not-a-number", "rows.1.count"),
    ({"rows": [{"name": ["а"]}]}, "not-a-word", "rows.1.name"),
    ({"rows": [{"list": [["а"]]}]}, "not-a-word", "rows.1.list"),
    ({"word": "а" * 4_001}, "too-long", "word"),
    ({"rows": [{}] * 2_001}, "too-many-rows", "rows"),
]


@pytest.mark.parametrize(("given", "rule", "at"), MISFITS)
def test_what_a_sheet_has_no_place_for_is_told(given: object, rule: str, at: str) -> None:
    _, misfits = read_filled(make(), given, WORDS)
    assert [(found.rule, found.at) for found in misfits] == [(rule, at)]
    assert "‹" not in misfits[0].what + misfits[0].hint


def test_a_list_may_be_written_in_one_line() -> None:
    filled = read(make(), rows=[{"list": "один; два\nтри"}])
    assert filled.tables["rows"][0]["list"] == ("один", "два", "три")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1234567.5, "1\u00a0234\u00a0567,5"),
        (-0.004, "0"),
        (-2.5, "−2,5"),
        (0.125, "0,13"),
    ],
)
def test_a_number_is_written_as_people_write_it(value: float, text: str) -> None:
    assert Numerals().write(value) == text


def test_halves_are_rounded_away_from_zero() -> None:
    assert [round_half(each, 0) for each in (0.5, 1.5, -0.5, -1.5)] == [1.0, 2.0, -1.0, -2.0]


def test_an_example_is_broken_without_being_changed() -> None:
    example = {"word": "мёд", "rows": [{"id": "a", "name": "груша"}, {"id": "b", "name": "слива"}]}
    broken = break_example(
        example, {"word": "", "rows.a.name": "", "-rows": ["b"], "+rows": [{"id": "c"}]}
    )
    assert broken == {"word": "", "rows": [{"id": "a", "name": ""}, {"id": "c"}]}
    assert example["rows"] == [{"id": "a", "name": "груша"}, {"id": "b", "name": "слива"}]
    with pytest.raises(KeyError):
        break_example(example, {"rows.z.name": ""})
