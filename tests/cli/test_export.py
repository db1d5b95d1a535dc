import json
import subprocess
import sys
from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.exports.formats import FORMATS
from tests.checkouts import SEEDLING, make_checkout

BANK = "docs/practice/quizzes/garden.yml"


def run(root: Path, *words: str) -> int:
    return main(["export", *words, "--root", str(root)])


def read_csv(folder: Path) -> str:
    [file] = folder.glob("*-questions.csv")
    return file.read_text("utf-8-sig")


def test_the_list_has_one_format_a_line_with_its_name_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(FORMATS)
    assert all(len(line.split()) > 1 for line in lines)


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_written_directly_into_the_folder(name: str, tmp_path: Path) -> None:
    assert run(SEEDLING, name, "--out", str(tmp_path / "out")) == 0
    made = list((tmp_path / "out").iterdir())
    assert made
    assert all(path.is_file() and path.stat().st_size for path in made)


def test_topics_and_levels_narrow_what_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(SEEDLING, "csv", "--out", str(tmp_path), "--quiz", "garden", "--level", "judge") == 0
    assert "garden-case" in read_csv(tmp_path)
    assert "garden-fruit" not in read_csv(tmp_path)
    assert "Целиком: 1, частично: 0, не вошло: 0." in capsys.readouterr().out
    assert run(SEEDLING, "csv", "--out", str(tmp_path), "--level", "judge,apply") == 0
    assert "garden-signs" in read_csv(tmp_path)


def test_drills_come_only_when_they_are_asked_for(tmp_path: Path) -> None:
    assert run(SEEDLING, "csv", "--out", str(tmp_path)) == 0
    assert "drill-" not in read_csv(tmp_path)
    assert run(SEEDLING, "csv", "--out", str(tmp_path), "--drills", "--seed", "3") == 0
    assert "drill-english-apple" in read_csv(tmp_path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "нужны формат и папка"),
        (["csv"], "нужны формат и папка"),
        (["cvs", "--out", "x"], "Возможно, csv?"),
        (["csv", "--out", "x", "--quiz", "gardn"], "Возможно, garden?"),
        (["csv", "--out", "x", "--level", "recal"], "Возможно, recall?"),
        (["csv", "--out", "x", "--seed", "много"], "не целое число"),
        (["csv", "--out", "x", "--variants", "0"], "не целое число"),
        (["csv", "--out", "x", "--exam", "nowhere.yml"], "такого файла нет"),
        (["csv", "--out", "x", "--exam", "."], "это папка"),
        (["csv", "--out", "x", "--exam", "mkdocs.yml", "--drills"], "вместе не бывают"),
        (["csv", "--out", "x", "--count", "5"], "exam-pdf, exam-docx"),
        (["csv", "--out", "x", "--variants", "3"], "exam-pdf, exam-docx"),
        (["csv", "--out", "x", "--shuffle"], "exam-pdf, exam-docx"),
        (["csv", "--out", "mkdocs.yml/x"], "не удалось записать"),
    ],
)
def test_wrong_use_is_explained_and_nothing_is_written(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_checkout(tmp_path)
    words = [str(root / word) if word.startswith("mkdocs.yml") else word for word in words]
    assert run(root, *words) == 2
    assert said in capsys.readouterr().err
    assert not Path("x").exists()


def test_nothing_to_write_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = ["--quiz", "garden", "--level", "judge"]
    edits = {BANK: [("level: judge", "level: apply")]}
    assert run(make_checkout(tmp_path, edits=edits), "csv", "--out", str(tmp_path), *only) == 2
    assert "не подходит ни один вопрос" in capsys.readouterr().err


def test_a_broken_bank_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edits = {BANK: [("{text: Груша, right: true}", "{text: Груша, feedback: Эта.}")]}
    root = make_checkout(tmp_path, edits=edits)
    assert run(root, "gift", "--out", str(tmp_path / "out")) == 1
    assert "error[E401]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def make_exam(folder: Path, text: str | None = None) -> Path:
    path = folder / "spring.yml"
    said = text or (SEEDLING / BANK).read_text("utf-8").replace("garden", "spring")
    path.write_text(said, "utf-8")
    return path


def test_a_closed_exam_takes_its_own_questions_only(tmp_path: Path) -> None:
    exam = make_exam(tmp_path)
    assert run(SEEDLING, "csv", "--out", str(tmp_path), "--exam", str(exam)) == 0
    assert "spring-fruit" in read_csv(tmp_path)
    assert "garden-fruit" not in read_csv(tmp_path)


def test_mistakes_of_a_closed_exam_are_told_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (SEEDLING / BANK).read_text("utf-8").replace("garden", "spring")
    broken = text.replace("[[when]]", "[[whem]]").replace("about: [pear", "about: [peer")
    exam = make_exam(tmp_path, broken)
    assert run(SEEDLING, "csv", "--out", str(tmp_path / "out"), "--exam", str(exam)) == 1
    told = capsys.readouterr().err
    assert "error[E409]" in told
    assert "error[E421]" in told
    assert f"{exam}:" in told
    assert not (tmp_path / "out").exists()


def test_the_report_can_be_had_as_a_file(tmp_path: Path) -> None:
    report = tmp_path / "reports" / "aiken.json"
    assert run(SEEDLING, "aiken", "--out", str(tmp_path), "--report", str(report)) == 0
    record = json.loads(report.read_text("utf-8"))
    assert record["format"] == "aiken"
    held = {each["id"]: each["held"] for each in record["questions"]}
    assert held["garden-pairs"] == "none"
    assert all(each["notes"] for each in record["questions"] if each["held"] != "whole")


def test_progress_is_shown_to_those_who_watch_and_to_nobody_else(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("methodbook")), "export", "csv"]
    made = subprocess.run(
        [*command, "--out", str(tmp_path), "--root", str(SEEDLING)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr == ""
