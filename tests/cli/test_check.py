import json
from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.cli.check import render_finding
from methodbook.model.finding import Place, Rule
from methodbook.words import Words
from tests.checkouts import SEEDLING, make_checkout
from tests.said import RU

WORDS = Words(
    "xx",
    {
        "E999": {"what": "слово", "why": "Так надо.", "fix": "Исправьте."},
        "check": RU.area("check"),
    },
)
RULE = Rule("E999")


def test_a_finding_looks_like_that_of_a_compiler(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits = {"glossary/terms/apple.md": [["definition:", "definiton:"]]}
    assert main(["check", "--root", str(make_checkout(tmp_path, edits=edits))]) == 1
    assert (
        capsys.readouterr().out
        == """\
error[E108]: нет обязательного поля «definition»
 --> glossary/terms/apple.md:2:1
  |
2 | name: Яблоко
  | ^
  |
  = почему: Без этого поля страница записи была бы неполной.
  = подсказка: Добавьте поле; пример — в справочнике «Поля».

error[E106]: неизвестное поле «definiton»
 --> glossary/terms/apple.md:5:1
  |
5 | definiton: Яблоко — это плод с семенами в сердцевине.
  | ^^^^^^^^^
  |
  = почему: Значение неизвестного поля не попало бы на сайт, и никто бы этого не заметил.
  = подсказка: Возможно, definition?

Ошибок: 2, предупреждений: 0. Прочитано записей: 9.
"""
    )


def test_json_holds_the_same_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = {"glossary/terms/apple.md": [["По плодам", "По  плодам"]]}
    root = make_checkout(tmp_path, edits=edits)
    assert main(["check", "--root", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "W233",
            "level": "warning",
            "file": "glossary/terms/apple.md",
            "line": 16,
            "column": 3,
            "what": "двойной пробел",
            "why": "Лишний пробел мешает искать и сравнивать тексты.",
            "hint": "Оставьте один пробел.",
        }
    ]


def test_json_of_nothing_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(SEEDLING), "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_clean_checkout_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(SEEDLING)]) == 0
    assert capsys.readouterr().out == "Замечаний нет. Прочитано записей: 10.\n"


def test_warnings_alone_do_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = {"glossary/terms/apple.md": [["По плодам", "По плодам..."]]}
    assert main(["check", "--root", str(make_checkout(tmp_path, edits=edits))]) == 0
    assert "Ошибок: 0, предупреждений: 1." in capsys.readouterr().out


def show(line: str, column: int, excerpt: str) -> list[str]:
    """The source line and the line with carets, as they are printed."""
    finding = RULE.at(Place(file="a", line=1, column=column), excerpt=excerpt)
    return render_finding(finding, line, WORDS).split("\n")[3:5]


@pytest.mark.parametrize(
    ("line", "column", "excerpt", "carets"),
    [
        ("name: слово", 7, "слово", "      ^^^^^"),
        ('name: "слово"', 7, "слово", "       ^^^^^"),
        ("name: слово", 7, "иное", "      ^"),
        ("name: слово", 7, "", "      ^"),
        ("name", 5, "", "    ^"),
    ],
)
def test_carets_stand_under_the_words(line: str, column: int, excerpt: str, carets: str) -> None:
    assert show(line, column, excerpt) == [f"1 | {line}".rstrip(), f"  | {carets}"]


def test_a_tab_is_as_wide_as_its_caret_expects() -> None:
    assert show("\tname: слово", 8, "слово") == ["1 | →name: слово", "  |        ^^^^^"]


def test_of_a_long_line_the_part_around_the_words_is_shown() -> None:
    shown, carets = show("а" * 200 + " слово " + "б" * 200, 202, "слово")
    assert len(shown) < 110
    assert shown.startswith("1 | …ааа")
    assert shown.endswith("ббб…")
    place = carets.index("^")
    assert shown[place : place + carets.count("^")] == "слово"


def test_carets_never_leave_the_shown_part() -> None:
    shown, carets = show("слово " * 100, 1, "слово " * 100)
    assert len(carets) <= len(shown)


def test_a_file_that_could_not_be_read_has_no_line_to_show() -> None:
    finding = RULE.at(Place(file="a"))
    assert "|" not in render_finding(finding, "", WORDS)
