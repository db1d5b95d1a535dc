"""Sheets in a real browser: filled, checked as Python checks them, saved, shared, kept, printed."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Download, FilePayload, Page, expect

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.workbook import CellKind, Column, Workbook
from methodbook.practice.examples import break_example
from methodbook.practice.sheets import Sheet, read_filled
from methodbook.render.assets import list_assets
from methodbook.render.workbook import render_workbook
from tests.browser.accessibility import find_axe_violations
from tests.browser.selfcheck_pages import TOKENS
from tests.browser.site_server import serve_folder
from tests.browser.view import DARK, DESK, PHONE, PLAIN
from tests.checkouts import SAMPLE

LARGEST = 17_300  # bytes of JavaScript and CSS, compressed
KEY = "orchard:company:sheets"
PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Лист</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ margin: 0 auto; padding: 0 12px; max-width: 44rem; background: var(--cl-paper);
color: var(--cl-ink); font: 17px/1.6 sans-serif }} .cl-link {{ color: var(--cl-link) }}</style>
<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="sheet.css">
<script defer src="base.js"></script><script defer src="sheet.js"></script></head>
<body><main class="cl-page"><h1>Лист</h1>{content}</main></body></html>
"""


@pytest.fixture(scope="module")
def base() -> Base:
    return read_content(SAMPLE).base


@pytest.fixture(scope="module")
def book(base: Base) -> Workbook:
    return base.workbooks["picking"]


@pytest.fixture(scope="module")
def folder(base: Base, book: Workbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheet")
    for path, text in list_assets():
        (folder / path.rpartition("/")[2]).write_text(text, "utf-8")
    style = {
        scheme: ";".join(f"--cl-{token}" for token in tokens.split(";"))
        for scheme, tokens in TOKENS.items()
    }
    content = render_workbook(book, base, lambda name: f"#{name}")
    (folder / "sheet.html").write_text(PAGE.format(content=content, **style), "utf-8")
    return folder


@pytest.fixture(scope="module")
def site_url(folder: Path) -> Iterator[str]:
    with serve_folder(folder) as url:
        yield url


def open_sheet(page: Page, fragment: str = "") -> None:
    page.goto(f"sheet.html{fragment}")
    expect(page.get_by_role("heading", name="Что говорит метод")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def take(page: Page, name: str) -> Download:
    with page.expect_download() as download:
        press(page, name)
    return download.value


def read_findings(page: Page) -> list[str]:
    return page.locator(".cl-findings strong").all_inner_texts()


def basket(page: Page, number: int) -> Any:  # noqa: ANN401 -- a locator
    return page.get_by_role("group", name=f"корзина {number}", exact=True)


def put(page: Page, name: str, *files: object) -> None:
    payload = [
        FilePayload(name=f"{name}{at}.json", mimeType="application/json", buffer=write(each))
        for at, each in enumerate(files)
    ]
    page.locator("input[type=file]").set_input_files(payload)


def write(value: object) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()


def company(**sheet: object) -> dict[str, object]:
    head = {"format": "methodbook-company", "version": 1, "method": "orchard"}
    return {**head, "sheets": {"picking": sheet}}


def test_a_sheet_is_filled_by_keyboard_and_answers_as_it_grows(page: Page) -> None:
    open_sheet(page)
    assert read_findings(page) == []
    basket(page, 1).get_by_label("Что в ней").focus()
    page.keyboard.type("груши")
    assert read_findings(page) == ["Корзина «груши» не взвешена."]
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("12,5")
    expect(page.locator("[data-cl=state]")).to_have_text("Замечаний нет.")
    assert page.locator(".cl-sheetbook__said dd").all_inner_texts() == ["12,5 кг", "1"]
    assert basket(page, 1).locator("output").inner_text() == "25"


def test_a_finding_leads_to_the_row_it_speaks_of(page: Page) -> None:
    open_sheet(page)
    basket(page, 2).get_by_label("Что в ней").fill("сливы")
    press(page, "корзина 2")
    assert page.evaluate("document.activeElement.closest('fieldset').textContent").count(
        "корзина 2"
    )


def test_rows_come_and_go_and_an_edit_is_undone(page: Page) -> None:
    open_sheet(page)
    press(page, "Показать пример")
    press(page, "Добавить: корзина")
    basket(page, 4).get_by_label("Что в ней").fill("айва")
    assert read_findings(page) == ["Корзина «айва» не взвешена."]
    press(page, "Убрать: корзина 4")
    assert read_findings(page) == []
    for _ in range(6):
        if page.get_by_role("button", name="Отменить правку").is_enabled():
            press(page, "Отменить правку")
    assert basket(page, 1).get_by_label("Что в ней").input_value() == ""


def list_cases(book: Workbook, base: Base, count: int) -> list[dict[str, Any]]:
    """The example, the example with each rule broken, and sheets filled by chance."""
    assert base.company
    example = dict(base.company.sheets[book.id])
    chance = random.Random(20261201)  # noqa: S311 -- a repeatable draw
    broken = [break_example(example, rule.broken) for rule in book.rules]
    return [example, *broken, *(draw_sheet(book, chance) for _ in range(count))]


WORDS = (
    "",
    "а",
    "ЛЕСТНИЦА.",
    "лестница",
    "5",
    "12,5",
    "-3",
    "1 200",
    "2026-01-02",
    "в саду",
    "x; y",
)


def draw_sheet(book: Workbook, chance: random.Random) -> dict[str, Any]:
    sheet: dict[str, Any] = {
        each.id: draw_cell(each, chance) for each in book.fields if chance.random() < 0.8
    }
    for table in book.tables:
        sheet[table.id] = [
            {
                column.id: draw_cell(column, chance)
                for column in table.columns
                if column.value is None and chance.random() < 0.85
            }
            for _ in range(chance.randrange(6))
        ]
    return sheet | ({"stranger": "1"} if chance.random() < 0.1 else {})


def draw_cell(column: Column, chance: random.Random) -> object:
    ids = ["p1", "p2", "p3", ""]
    if column.kind in {CellKind.ID, CellKind.REF}:
        return chance.choice(ids)
    if column.kind in {CellKind.REFS, CellKind.LIST}:
        return [chance.choice([*ids, "лестница"]) for _ in range(chance.randrange(3))]
    return chance.choice(WORDS)


def test_the_page_says_what_python_says(page: Page, book: Workbook, base: Base) -> None:
    open_sheet(page)
    cases = list_cases(book, base, 2_000)
    said = page.evaluate(
        """(cases) => cases.map((given) => {
          const { book } = document.querySelector("cl-sheet");
          const { filled, misfits } = methodbookSheet.read(book, given);
          const { findings, derived } = methodbookSheet.check(book, filled);
          return { misfits, findings, derived };
        })""",
        cases,
    )
    for given, found in zip(cases, said, strict=True):
        filled, misfits = read_filled(book, given, base.words)
        sheet = Sheet(book, filled)
        assert found == {
            "misfits": [asdict(each) for each in misfits],
            "findings": [asdict(each) for each in sheet.findings],
            "derived": sheet.derived,
        }, given


def test_a_saved_file_opens_as_it_was_saved(page: Page, tmp_path: Path) -> None:
    open_sheet(page)
    press(page, "Показать пример")
    first = tmp_path / "first.json"
    take(page, "Сохранить дело в файл").save_as(first)
    press(page, "Очистить лист")
    put(page, "file", first.read_bytes())
    expect(page.get_by_text("Лист открыт из файла.")).to_be_visible()
    second = tmp_path / "second.json"
    take(page, "Сохранить дело в файл").save_as(second)
    assert first.read_bytes() == second.read_bytes()


HOSTILE = [
    (b"{", "не читается"),
    (b"\xff\xfe\x00", "не читается"),
    ([], "не читается"),
    ({"format": "methodbook-company"}, "не читается"),
    (company() | {"method": "other"}, "другой методологии"),
    (company() | {"version": 9}, "более новой версией"),
    (company() | {"sheets": {}}, "нет этого листа"),
    (company(baskets=[{"text": "<img src=x onerror=alert(1)>", "weight": "x"}]), "не число"),
    (company(baskets="x", __proto__={"a": 1}), "нужен список строк"),
]


@pytest.mark.parametrize(("file", "said"), HOSTILE)
def test_a_foreign_file_gives_a_message(file: object, said: str, page: Page) -> None:
    open_sheet(page)
    basket(page, 1).get_by_label("Что в ней").fill("груши")
    put(page, "file", file)
    expect(page.locator(".cl-error")).to_contain_text(said)
    assert page.locator(".cl-page img").count() == 0


def test_a_link_holds_the_whole_sheet(page: Page) -> None:
    open_sheet(page)
    press(page, "Показать пример")
    press(page, "Ссылка на этот лист")
    link = page.get_by_label("Ссылка: лист целиком").input_value()
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_text("Лист открыт по ссылке.")).to_be_visible()
    assert basket(page, 1).get_by_label("Вес").input_value() == "12,5"
    assert "#" not in page.url


@pytest.mark.parametrize("fragment", ["#sheet=", "#sheet=e30x", "#sheet=_-_-", "#sheet=W10"])
def test_a_damaged_link_changes_nothing(fragment: str, page: Page) -> None:
    open_sheet(page, fragment)
    expect(page.locator(".cl-error")).to_contain_text("Ссылка повреждена")


def test_nothing_is_kept_before_a_reader_asks(page: Page) -> None:
    open_sheet(page)
    basket(page, 1).get_by_label("Что в ней").fill("груши")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Хранить на этом устройстве").check()
    page.reload()
    assert basket(page, 1).get_by_label("Что в ней").input_value() == "груши"
    page.get_by_label("Хранить на этом устройстве").uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_another_sheet_of_the_company_survives(page: Page) -> None:
    open_sheet(page)
    page.get_by_label("Хранить на этом устройстве").check()
    kept = company() | {"sheets": {"other": {"a": "1"}, "picking": {}}}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    basket(page, 1).get_by_label("Что в ней").fill("груши")
    stored = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))
    assert stored["sheets"]["other"] == {"a": "1"}
    assert stored["sheets"]["picking"]["baskets"][0]["text"] == "груши"


def test_several_files_are_compared_and_change_nothing(page: Page) -> None:
    open_sheet(page)
    put(
        page,
        "student",
        company(baskets=[{"text": "груши", "weight": "1"}]),
        company(baskets=[{"text": "айва"}]),
    )
    rows = page.locator("[data-cl=compared] tbody tr")
    assert [each.split("\t") for each in rows.all_inner_texts()] == [
        ["student0.json", "1", "без замечаний"],
        ["student1.json", "1", "Корзина «айва» не взвешена."],
    ]
    assert basket(page, 1).get_by_label("Что в ней").input_value() == ""


def test_a_document_and_a_table_carry_the_sheet_away(page: Page, tmp_path: Path) -> None:
    open_sheet(page)
    press(page, "Показать пример")
    basket(page, 1).get_by_label("Что в ней").fill("=1+1")
    word, table = tmp_path / "sheet.docx", tmp_path / "sheet.csv"
    take(page, "Документ DOCX").save_as(word)
    take(page, "Таблица CSV").save_as(table)
    with zipfile.ZipFile(io.BytesIO(word.read_bytes())) as archive:
        assert archive.testzip() is None
    document = Document(str(word))
    assert document.paragraphs[0].text == "Сбор урожая"
    assert [cell.text for cell in document.tables[1].rows[1].cells][:4] == [
        "pears",
        "=1+1",
        "anna",
        "boris",
    ]
    assert "pears;'=1+1;anna" in table.read_text("utf-8-sig")


def test_pictures_are_drawn_from_what_was_filled(page: Page) -> None:
    open_sheet(page)
    press(page, "Показать пример")
    titles = page.locator(".cl-drawing title").all_text_contents()
    assert titles == ["Кто кому носит", "Вес корзин"]
    assert page.locator(".cl-drawing").first.locator("text").all_text_contents()[:3] == [
        "Анна",
        "Борис",
        "Вера",
    ]


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_without_scripts_the_sheet_is_a_blank(page: Page) -> None:
    page.goto("sheet.html")
    assert page.locator("fieldset").count() == 5
    assert page.get_by_role("button").count() == 0
    page.get_by_text("Заполненный пример").click()
    expect(page.get_by_text("Вымышленный сад на двоих.")).to_be_visible()
    page.get_by_text("Все правила листа").click()
    expect(page.get_by_text("Источник: 000:1.")).to_be_visible()


@pytest.mark.parametrize("view", [DESK, DARK, PHONE], indirect=True, ids=str)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page) -> None:
    open_sheet(page)
    assert find_axe_violations(page) == []
    press(page, "Показать пример")
    basket(page, 1).get_by_label("Вес").fill("")
    assert find_axe_violations(page) == []
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1]


def test_the_files_of_a_sheet_are_light(folder: Path) -> None:
    files = [folder / name for name in ("base.js", "sheet.js", "sheet.css")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= LARGEST


NASTY = [
    "a|b",
    "\\",
    "\\|",
    "\\n",
    "#1",
    "два\nряда",
    "a\tb",
    "a; b",
    "|",
    "«груши»",
    " ",
    "##",
    "1,5",
]


def test_a_sheet_as_text_comes_back_as_it_was(page: Page, book: Workbook) -> None:
    chance = random.Random(7)  # noqa: S311 -- a repeatable draw
    sheets = [draw_sheet(book, chance) for _ in range(200)]
    for sheet in sheets:
        for table in book.tables:
            for row in sheet.get(table.id, []):
                column = chance.choice([each for each in table.columns if not each.value])
                row[column.id] = chance.choice(NASTY)
    open_sheet(page)
    odd = page.evaluate(
        """(sheets) => {
            var place = document.querySelector("cl-sheet");
            return sheets.filter((sheet) => {
                place.fillGiven(sheet);
                var filled = JSON.stringify(place.last);
                var { given, strange } = methodbookLines.read(place.book, place.parts.text.value);
                place.clear();
                place.fillGiven(given);
                return strange.length || JSON.stringify(place.last) !== filled;
            });
        }""",
        sheets,
    )
    assert odd == []


def test_rows_of_a_spreadsheet_are_taken_from_text(page: Page) -> None:
    open_sheet(page)
    page.get_by_text("Лист текстом").click()
    page.get_by_label("Весь лист").fill(
        "# корзины\np\tгруши\t\t\t3\nлишнее | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8\n# Бочки"
    )
    press(page, "Взять лист из текста")
    assert basket(page, 1).get_by_label("Что в ней").input_value() == "груши"
    told = page.locator(".cl-error").inner_text()
    assert "Строка 3 не прочитана" in told
    assert "Строка 4 не прочитана" in told
    press(page, "Отменить правку")
    assert basket(page, 1).get_by_label("Что в ней").input_value() == ""
