import difflib
import shutil
from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.cli.new import SELFCHECKS
from methodbook.load.checkout import read_content
from methodbook.model.fields import list_head
from methodbook.model.method import FILE
from methodbook.questions.kinds import KINDS
from tests.checkouts import METHOD, SEEDLING, find, make_checkout


def make_new(root: Path, kind: str, name: str) -> Path:
    assert main(["new", kind, name, "--root", str(root)]) == 0
    return root / METHOD.kinds_by_id[kind].folder / f"{name}.md"


@pytest.mark.parametrize("kind", METHOD.kinds_by_id)
def test_a_new_file_has_every_field_and_section_and_is_read(kind: str, tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    path = make_new(root, kind, "plum")
    entry = read_content(root).base.entries["plum"]
    assert entry.kind == kind
    assert {field.name for field in list_head(METHOD.models[kind])} <= entry.model_fields_set
    sections = METHOD.kinds_by_id[kind].sections
    assert {section.id for section in entry.sections} == {*sections}
    for section in sections:
        assert METHOD.sections_by_id[section].guide in path.read_text("utf-8")


@pytest.mark.parametrize("kind", METHOD.kinds_by_id)
def test_a_new_file_cannot_be_published_by_accident(kind: str, tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    path = make_new(root, kind, "plum")
    name = path.relative_to(root).as_posix()
    findings = [each for each in find(root) if each.place.file == name]
    lines = path.read_text("utf-8").split("\n")
    unfinished = {number for number, line in enumerate(lines, start=1) if "TODO" in line}
    assert unfinished == {each.place.line for each in findings if each.code == "E235"}
    assert not [each for each in findings if each.code.startswith("E1")]
    assert main(["check", "--root", str(root)]) == 1


def test_the_command_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_new(make_checkout(tmp_path), "case", "case-bakery")
    assert capsys.readouterr().out == (
        "Создан файл cases/case-bakery.md.\n"
        "Замените всё, что помечено TODO, и позовите: methodbook check\n"
    )


@pytest.mark.parametrize(
    "name", ["Plum", "plum_tree", "слива", "-plum", "plum-", "a--b", "../x", "", "a\n"]
)
def test_a_bad_id_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_checkout(tmp_path)
    assert main(["new", "term", "--root", str(root), "--", name]) == 2
    assert "не годится в id: нужны строчные латинские буквы" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("apple", "id «apple» уже занят"),
        ("worms", "id «worms» уже занят"),
        ("about", "id «about» уже занят"),
        ("gardener-2001", "id «gardener-2001» уже занят"),
        ("broken", "id «broken» уже занят"),
        ("old-apple", "прежнее имя записи «apple»"),
        ("seed", "описана в записи «apple», поле covers"),
    ],
)
def test_a_taken_id_is_refused(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = "formerly: [old-apple]\ncovers: [seed]\nrelated: [pear]"
    edits = {"glossary/terms/apple.md": [["related: [pear]", extra]]}
    root = make_checkout(tmp_path, {"glossary/tools/broken.md": "x"}, edits)
    before = sorted(root.rglob("*.md"))
    assert main(["new", "term", name, "--root", str(root)]) == 2
    assert said in capsys.readouterr().err
    assert sorted(root.rglob("*.md")) == before


def test_a_folder_that_does_not_exist_is_made(tmp_path: Path) -> None:
    shutil.copyfile(SEEDLING / "method.yml", tmp_path / "method.yml")
    assert make_new(tmp_path, "comparison", "fruits").is_file()


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(SEEDLING / "method.yml", tmp_path / "method.yml")
    (tmp_path / "glossary").touch()
    assert main(["new", "term", "plum", "--root", str(tmp_path)]) == 2
    assert "не удалось записать" in capsys.readouterr().err
    assert main(["new", "term", "a" * 300, "--root", str(tmp_path)]) == 2


@pytest.mark.parametrize("kind", SELFCHECKS)
def test_a_new_self_check_is_read_and_cannot_be_published_by_accident(
    kind: str, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path)
    assert main(["new", "selfcheck", "readiness", "--type", kind, "--root", str(root)]) == 0
    path = root / "docs/practice/selfchecks/readiness.yml"
    check = read_content(root).base.selfchecks["readiness"]
    assert check.model_dump()["kind"] == kind
    findings = [each for each in find(root) if each.place.file.endswith("readiness.yml")]
    lines = path.read_text("utf-8").split("\n")
    unfinished = {number for number, line in enumerate(lines, start=1) if "TODO" in line}
    assert unfinished == {each.place.line for each in findings if each.code == "E235"}
    assert {"E302", "W302"} <= {each.code for each in findings}
    assert main(["new", "selfcheck", "readiness", "--root", str(root)]) == 2


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("course", "docs/course"),
        ("teaching-case", "docs/course/cases"),
        ("profile", "docs/course/profiles"),
    ],
)
def test_a_new_course_is_read_and_cannot_be_published_by_accident(
    kind: str, folder: str, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path)
    assert main(["new", kind, "spring", "--root", str(root)]) == 0
    assert (root / folder / "spring.yml").is_file()
    base = read_content(root).base
    read = {"course": base.courses, "teaching-case": base.teaching_cases, "profile": base.profiles}
    assert "spring" in read[kind]
    told = [each for each in find(root) if each.place.file == f"{folder}/spring.yml"]
    assert "E235" in {each.code for each in told}
    assert main(["new", kind, "spring", "--root", str(root)]) == 2


def test_a_kind_that_nobody_knows_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "terms", "plum", "--root", str(make_checkout(tmp_path))]) == 2
    said = capsys.readouterr().err
    assert "«terms» не подходит. Возможно, term?" in said
    assert "selfcheck, quiz, question, kind, course" in said


def test_a_new_kind_is_a_record_and_a_folder_and_leaves_the_rest_as_it_was(
    tmp_path: Path,
) -> None:
    root = make_checkout(tmp_path)
    before = (root / FILE).read_text("utf-8").splitlines()
    assert main(["new", "kind", "ritual", "--root", str(root)]) == 0
    after = (root / FILE).read_text("utf-8").splitlines()
    added = [line for line in difflib.ndiff(before, after) if not line.startswith("  ")]
    assert added
    assert {line[:2] for line in added} == {"+ "}
    assert (root / "glossary/ritual").is_dir()
    assert read_content(root).base.method.kinds_by_id["ritual"].folder == "glossary/ritual"
    assert {finding.code for finding in find(root)} == {"E235"}
    assert main(["new", "ritual", "plum", "--root", str(root)]) == 0
    assert "ritual" in read_content(root).base.entries["plum"].kinds


def test_a_kind_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_checkout(tmp_path)
    before = (root / FILE).read_bytes()
    assert main(["new", "kind", "term", "--root", str(root)]) == 2
    assert "вид «term» уже есть" in capsys.readouterr().err
    assert (root / FILE).read_bytes() == before


def add_question(root: Path, *arguments: str) -> int:
    return main(["new", "question", *arguments, "--root", str(root)])


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_question_of_every_kind_is_read_and_cannot_be_published(
    kind: str, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path)
    before = read_content(root).base.quizzes["garden"].questions
    assert add_question(root, "garden", "--type", kind) == 0
    *kept, new = read_content(root).base.quizzes["garden"].questions
    assert [each.id for each in kept] == [each.id for each in before]
    assert (new.id, new.kind) == (f"garden-{len(before) + 1}", kind)
    codes = {each.code for each in find(root)}
    assert "E235" in codes
    assert not any(code.startswith("E1") for code in codes)


def test_a_new_question_takes_the_name_it_is_given_or_the_next_free_number(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    assert add_question(root, "garden-harvest-time") == 0
    assert add_question(root, "garden") == 0
    names = [each.id for each in read_content(root).base.quizzes["garden"].questions]
    assert names[-2:] == ["garden-harvest-time", f"garden-{len(names)}"]


def test_a_question_without_a_quiz_or_with_a_name_that_is_taken_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_checkout(tmp_path)
    assert add_question(root, "gardens-1") == 2
    assert "Есть: garden" in capsys.readouterr().err
    assert add_question(root, "garden-fruit") == 2
    assert add_question(root, "garden", "--type", "riddle") == 2
    assert "single, several" in capsys.readouterr().err


def test_a_new_quiz_stands_at_the_next_free_place_with_one_question(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    last = max(quiz.order for quiz in read_content(root).base.quizzes.values())
    assert main(["new", "quiz", "tools", "--type", "short", "--root", str(root)]) == 0
    quiz = read_content(root).base.quizzes["tools"]
    assert (quiz.order, [each.id for each in quiz.questions]) == (last + 1, ["tools-1"])
    assert quiz.questions[0].kind == "short"


def test_a_new_case_proposes_the_next_number_of_a_measure(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    path = make_new(root, "case", "case-bakery")
    assert "Следующий свободный номер: FIG02." in path.read_text("utf-8")
