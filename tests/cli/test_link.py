import io
import json
from pathlib import Path

import pytest

from methodbook.cli import main
from tests.checkouts import SEEDLING, make_checkout


def link(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["link", "--root", str(SEEDLING)])


def test_each_line_is_answered_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = [
        {"sid": "b", "text": "🍎 Много яблок и груш."},
        {"sid": 1, "text": "Ничего."},
        {"sid": None, "text": ""},
    ]
    assert link(monkeypatch, *map(json.dumps, questions)) == 0
    first, *others = map(json.loads, capsys.readouterr().out.splitlines())
    found = [(each["start"], each["end"], each["id"]) for each in first["links"]]
    assert (first["sid"], found) == ("b", [(8, 13, "apple"), (16, 20, "pear")])
    assert first["links"][0]["why"] == "«Яблоко», род. мн.; auto"
    assert others == [{"sid": 1, "links": []}, {"sid": None, "links": []}]


def test_every_occurrence_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    link(monkeypatch, '{"sid": 1, "text": "яблоко, яблоко, яблоко"}', "")
    (answer,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert len(answer["links"]) == 3


@pytest.mark.parametrize(
    "line", ["яблоко", "[]", "{}", '{"sid": 1}', '{"text": "x"}', "1", "[" * 100_000]
)
def test_a_line_that_is_no_question_is_told(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(monkeypatch, '{"sid": 1, "text": ""}', line) == 2
    assert "строка 2 входа — не JSON вида" in capsys.readouterr().err


def test_a_text_that_is_no_text_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(monkeypatch, '{"sid": 1, "text": 2}') == 2
    assert "строка 1 входа: text — не строка" in capsys.readouterr().err


PROSE = (
    "Груши не яблоки. Груше рано, [яблоку](term:apple) пора, [урожаю](term:off) тоже. "
    "Групша не в счёт. [@000:5]"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    edits = {"glossary/terms/apple.md": [["По плодам узнают дерево. [@000:5]", PROSE]]}
    return make_checkout(tmp_path, edits=edits)


@pytest.mark.parametrize("page", ["apple", "glossary/terms/apple.md"])
def test_each_link_of_a_page_and_each_missing_one_is_explained(
    page: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", "--why", page, "--root", str(checkout)]) == 0
    said = capsys.readouterr().out
    assert "+ «Груши» → pear: «Груша», " in said
    assert "    [Груши] не яблоки." in said
    assert "- «яблоки» → apple: это сама запись" in said
    assert "- «Груше» → pear: в разделе уже есть такая ссылка" in said


def test_a_page_written_by_hand_is_explained_as_well(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntitle: Яблоки\n---\n\n# Яблоки\n\nЯблоки и `груши`.\n"
    (checkout / "docs/note.md").write_text(text, "utf-8")
    assert main(["link", "--why", "docs/note.md", "--root", str(checkout)]) == 0
    assert capsys.readouterr().out.startswith("+ «Яблоки» → apple: ")


def test_an_unknown_page_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "--why", "aple", "--root", str(SEEDLING)]) == 2
    assert "страницы «aple» нет. Возможно, apple?" in capsys.readouterr().err
