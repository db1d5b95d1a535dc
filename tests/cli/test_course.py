"""``methodbook course``: what it writes, and what a learner does not get."""

import io
from pathlib import Path

import pytest
from docx import Document

from methodbook.cli import main
from tests.checkouts import SAMPLE

SECRETS = ("Называют и ягоды.", "Спросите о косточке.", "Пять камер в сердцевине.")


def run(*words: str) -> int:
    return main(["course", "--root", str(SAMPLE), *words])


def read(path: Path) -> str:
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_courses_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == 0
    assert capsys.readouterr().out.startswith("day\t")


def test_a_plan_says_what_is_asked_and_how_long_it_takes(tmp_path: Path) -> None:
    assert run("day", "--out", str(tmp_path / "new")) == 0
    text = read(tmp_path / "new" / "plans.docx")
    assert "Какое яблоко снять первым?" in text
    assert "40" in text.splitlines()


def test_what_only_the_teacher_knows_stands_in_the_teachers_plan_alone(tmp_path: Path) -> None:
    assert run("day", "--out", str(tmp_path / "learner")) == 0
    assert run("day", "--teacher", "--out", str(tmp_path / "teacher")) == 0
    learner = read(tmp_path / "learner" / "plans.docx")
    teacher = read(tmp_path / "teacher" / "plans.docx")
    assert not [each for each in SECRETS if each in learner]
    assert all(each in teacher for each in SECRETS)


def test_a_hand_out_has_the_task_and_no_answer(tmp_path: Path) -> None:
    assert run("day", "--teacher", "--out", str(tmp_path)) == 0
    text = read(tmp_path / "handouts.docx")
    assert "Зарисуйте сердцевину." in text
    assert not [each for each in SECRETS if each in text]


def test_an_unknown_course_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dey", "--out", str(tmp_path)) == 2
    assert "day" in capsys.readouterr().err


def test_a_course_without_a_folder_is_refused() -> None:
    assert run("day") == 2
