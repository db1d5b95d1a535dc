from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.load.exam import read_exam
from methodbook.load.file import LARGEST, TextFile
from methodbook.load.quizzes import parse_quiz
from methodbook.model.quiz import Quiz
from methodbook.questions.numeric.model import Numeric
from tests.checkouts import SEEDLING, find, make_checkout

FOLDER = "docs/practice/quizzes"
BANK = f"{FOLDER}/garden.yml"


def parse(text: str, name: str = BANK) -> tuple[Quiz | None, list[str]]:
    quiz, findings = parse_quiz(TextFile(name, text))
    return quiz, [f"{finding.code} {finding.place.line}" for finding in findings]


def read_garden() -> str:
    return (SEEDLING / BANK).read_text("utf-8")


def test_every_kind_of_question_is_read_with_its_place() -> None:
    quiz = read_content(SEEDLING).base.quizzes["garden"]
    lines = read_garden().splitlines()
    assert len(quiz.questions) == 9
    for question in quiz.questions:
        assert lines[question.find_place("id").line - 1].strip() == f"- id: {question.id}"
        assert lines[question.find_place("prompt").line - 1].strip().startswith("prompt:")


@pytest.mark.parametrize("text", ["[]", "нет", "id: garden", "questions: {}", "questions: []\n"])
def test_a_file_that_is_no_quiz_gets_findings_and_no_traceback(text: str) -> None:
    quiz, found = parse(text)
    assert quiz is None
    assert found


def test_a_head_that_does_not_fit_hides_no_question() -> None:
    quiz, found = parse(
        read_garden().replace("order: 1", "order: первый").replace(": easy", ": esy")
    )
    assert quiz is None
    assert [each.split()[0] for each in found] == ["E107"] * 4


def test_a_quiz_is_named_after_its_file() -> None:
    assert parse(read_garden(), f"{FOLDER}/orchard.yml")[1] == ["E107 1"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("9", "9"), ("'1 250,5'", "1250.5"), ("−3", "-3"), ("0.25", "0.25"), ("1 000", "1000")],
)
def test_a_number_is_written_as_in_russian(written: str, meant: str) -> None:
    quiz, found = parse(read_garden().replace("value: 9", f"value: {written}"))
    assert quiz is not None, found
    (question,) = [each for each in quiz.questions if isinstance(each, Numeric)]
    assert str(question.value) == meant


@pytest.mark.parametrize("written", ["девять", "1e9", "nan", "1,2,3", "0x10", "''", "[9]"])
def test_what_is_no_number_is_refused(written: str) -> None:
    assert parse(read_garden().replace("value: 9", f"value: {written}"))[1] == ["E107 92"]


def test_a_bank_outside_the_site_is_read_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "garden.yml"
    path.write_text(read_garden(), "utf-8")
    quiz, findings, text = read_exam(path)
    assert quiz is not None
    assert (len(quiz.questions), findings, text) == (9, [], read_garden())


@pytest.mark.parametrize(
    ("raw", "code"), [(b"\xff\xfe", "E101"), (b"", "E102"), (b"x" * (LARGEST + 1), "E110")]
)
def test_a_broken_bank_outside_the_site_gets_a_finding(
    raw: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "garden.yml"
    path.write_bytes(raw)
    quiz, findings, _ = read_exam(path)
    assert quiz is None
    assert [finding.code for finding in findings] == [code]


def test_a_question_outside_the_folder_of_quizzes_is_never_read(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, {"exam/secret.yml": read_garden().replace("garden", "secret")})
    assert set(read_content(root).base.quizzes) == {"garden"}


def test_a_wrong_line_in_the_list_of_dates_is_told(tmp_path: Path) -> None:
    text = "revisions:\n  - {id: garden-fruit, digest: abc, date: 2026-01-01}\n"
    root = make_checkout(tmp_path, {"docs/practice/revisions.yml": text})
    (finding,) = find(root)
    assert (finding.code, finding.place.line) == ("E107", 2)
