import json
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from methodbook.cli import main
from tests.browser.selfcheck.steps import answer, open_check, show_result
from tests.checkouts import SAMPLE


def open_file(page: Page, text: str | bytes) -> None:
    content = text.encode() if isinstance(text, str) else text
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-cl=file]").set_input_files([file])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "не файл с ответами"),
        ("{", "не файл с ответами"),
        ("null", "нет ответов"),
        ("[]", "нет ответов"),
        ('{"answers": 7}', "нет ответов"),
        ('{"selfcheck": "other", "answers": {}}', "нет ответов"),
        ('{"answers": {"colour": "green"}}', "которых в проверке нет"),
        ('{"answers": {"__proto__": "sun", "light": "green"}}', "которых в проверке нет"),
        ('{"answers": {"toString": "sun"}}', "которых в проверке нет"),
        ('{"answers": {"place": ["plot"]}}', "которых в проверке нет"),
        ('{"rules_version": 2, "answers": {}}', "более новой"),
        ('{"rules_version": "x", "answers": {}}', "не читается"),
        (b"\xff\xfe" * 40, "не файл с ответами"),
        (b" " * 70000, "слишком велик"),
    ],
)
def test_a_hostile_file_gets_a_message_and_an_untouched_page(
    page: Page, text: str | bytes, words: str
) -> None:
    open_check(page)
    answer(page, "На целом участке")
    open_file(page, text)
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    expect(page.locator("#cl-planting-place input[value=plot]")).to_be_checked()
    assert page.locator("[data-cl-view=form]").is_visible()


def test_the_exported_file_comes_back_and_the_command_line_reads_it(
    page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_result(page, "P03")
    verdict = page.locator(".cl-result").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать ответы (JSON)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.get_by_role("button", name="Начать заново").click()
    page.locator("[data-cl=file]").set_input_files(file)
    expect(page.locator(".cl-verdict")).to_be_visible()
    assert page.locator(".cl-result").inner_text() == verdict
    options = ["--answers", str(file), "--json", "--root", str(SAMPLE)]
    assert main(["assess", "planting", *options]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "partial"


def test_the_result_is_exported_as_markdown(page: Page) -> None:
    show_result(page, "P03")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать результат (Markdown)").click()
    text = Path(download.value.path()).read_text("utf-8").replace("\u00a0", " ")
    lines = text.splitlines()
    assert lines[0] == "# Проверка места под сад"
    assert lines[-1].endswith("#v=1&a=0344545>")
    for line in ("## Что делать", "## Почему так", "### ✕ незачем", "## Путь по этапам"):
        assert line in lines, line
    assert "[Прививка](" in text
    assert "Изменить" not in text


def test_the_result_is_exported_as_a_document(page: Page, tmp_path: Path) -> None:
    show_result(page, "P03")
    file = tmp_path / "result.docx"
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать результат (DOCX)").click()
    download.value.save_as(file)
    told = [each.text.replace("\u00a0", " ") for each in Document(str(file)).paragraphs]
    assert told[0] == "Проверка места под сад"
    assert {"Что делать", "Почему так", "Путь по этапам"} <= set(told)
    assert told[-2].endswith("#v=1&a=0344545") or told[-1].endswith("#v=1&a=0344545")
    shown = page.locator("[data-cl=document]").inner_text().replace("\u00a0", " ")
    words = " ".join(told)
    step = page.locator("[data-cl-step] strong").first.inner_text().replace("\u00a0", " ")
    assert step in words
    assert step in shown
    assert not any("Изменить" in each for each in told)
