import json
from pathlib import Path

import pytest

from methodbook.cli import main
from tests.checkouts import SAMPLE

FAULTY = """\
people: [{id: anna, name: Анна}]
baskets:
  - {id: pears, text: груши, from: anna, to: anna, weight: 3, needs: [pears], colour: red}
"""


def run(*arguments: str) -> int:
    return main(["sheet", *arguments, "--root", str(SAMPLE)])


def test_the_sheets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == 0
    assert capsys.readouterr().out == "picking\tСбор урожая\n"


def test_a_sheet_tells_a_program_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.yml"
    file.write_text(FAULTY, "utf-8")
    assert run("picking", "--check", str(file), "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert [(each["rule"], each["at"]) for each in said["findings"]] == [
        ("unknown-name", "baskets.1.colour"),
        ("circle", "pears"),
    ]
    assert said["findings"][1]["what"] == "Корзины ждут друг друга: груши → груши."
    assert said["derived"] == {"total": 3.0, "heavy-count": 0.0}


def test_a_sheet_tells_a_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sheet.json"
    file.write_text('{"baskets":\t[{"id": "a", "text": "груши", "weight": 12.5}]}', "utf-8")
    assert run("picking", "--check", str(file)) == 0
    assert capsys.readouterr().out.split("\n")[:4] == [
        "Замечаний нет.",
        "",
        "Из заполненного следует:",
        "  Всего: 12,5 кг",
    ]


def test_what_contradicts_the_method_is_no_error_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.yml"
    file.write_text("baskets: [{id: a, text: груши}]\n", "utf-8")
    assert run("picking", "--check", str(file)) == 0
    assert "a: Корзина «груши» не взвешена." in capsys.readouterr().out


@pytest.mark.parametrize("text", ["baskets: [", "- a\n- b\n", "\x00", "a: 1\na: 2\n", "{"])
def test_a_damaged_file_is_told_and_not_guessed(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.yml"
    file.write_text(text, "utf-8")
    assert run("picking", "--check", str(file)) == 1
    said = capsys.readouterr()
    assert said.err + said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "arguments", [("packing", "--check", "x.yml"), ("picking",), ("picking", "--check", "none.yml")]
)
def test_a_wrong_call_says_what_is_right(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err.startswith("methodbook: ")
