"""``methodbook course``: what it writes, and what a learner does not get."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from pypdf import PdfReader

from methodbook.cli import main
from methodbook.load.checkout import read_content
from methodbook.model.profile import HOURS_A_CREDIT
from tests.checkouts import SAMPLE
from tests.exports.cartridge_reader import find_all, find_labels, mark
from tests.exports.moodle_backup_reading import Backup

SECRETS = ("Называют и ягоды.", "Спросите о косточке.", "Пять камер в сердцевине.")
OUTCOME = ("Утром было плюс один.", "21,5 кг.", "Греют сразу.")
PROFILE = SAMPLE / "docs/course/profiles/college.yml"
PAPERS = ("plans", "handouts", "answers", "rubrics")
FILED = ("rpd", "fos")


def run(*words: str) -> int:
    return main(["course", "--root", str(SAMPLE), *words])


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filed")
    assert run("day", "--profile", str(PROFILE), "--out", str(folder), "--teacher") == 0
    return folder


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a learner gets."""
    folder = tmp_path_factory.mktemp("given")
    assert run("day", "--out", str(folder)) == 0
    return folder


def read(path: Path) -> str:
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def read_pdf(path: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"\s+", " ", re.sub(r"[-\u2010\u00ad]\s*\n", "", text))


def list_tables(path: Path) -> list[list[list[str]]]:
    document = Document(io.BytesIO(path.read_bytes()))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_courses_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == 0
    assert capsys.readouterr().out.startswith("day\t")


def test_every_paper_is_there_for_word_and_as_pdf(filed: Path) -> None:
    names = {f"{name}.{ending}" for name in (*PAPERS, *FILED) for ending in ("docx", "pdf")}
    assert {path.name for path in filed.iterdir() if path.is_file()} == {
        *names,
        "course.imscc",
        "course.mbz",
    }


def test_nothing_is_filed_without_a_profile(given: Path) -> None:
    assert not any((given / f"{name}.docx").exists() for name in FILED)


def test_a_plan_says_what_is_asked_and_how_long_it_takes(given: Path) -> None:
    text = read(given / "plans.docx")
    assert "Какое яблоко снять первым?" in text
    assert "40" in text.splitlines()


def test_what_only_the_teacher_knows_stands_in_the_teachers_plan_alone(
    filed: Path, given: Path
) -> None:
    teacher, learner = read(filed / "plans.docx"), read(given / "plans.docx")
    for secret in SECRETS:
        assert secret in teacher
        assert secret not in learner


@pytest.mark.parametrize("name", ["plans.pdf", "handouts.pdf", "answers.pdf", "course.imscc"])
def test_no_file_for_learners_holds_what_only_the_teacher_knows(name: str, given: Path) -> None:
    path = given / name
    if name.endswith(".pdf"):
        text = read_pdf(path)
    else:
        with zipfile.ZipFile(path) as archive:
            pages = [each for each in archive.namelist() if each.endswith(".html")]
            text = " ".join(archive.read(each).decode() for each in pages)
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("name", PAPERS)
def test_the_pdf_says_what_the_document_says(name: str, given: Path) -> None:
    said = read_pdf(given / f"{name}.pdf")
    for line in read(given / f"{name}.docx").splitlines():
        for word in re.findall(r"[а-яё]{4,}", line):
            assert word[:4] in said


def test_a_case_for_learners_ends_at_the_decision(filed: Path, given: Path) -> None:
    sheet, guide = read(given / "cases/frost.docx"), read(filed / "cases/frost-guide.docx")
    assert "Жечь дрова или укрывать соломой?" in sheet
    assert "груши" in sheet
    assert "Солома" in sheet
    assert not [
        each for each in OUTCOME if each in sheet or each in read_pdf(given / "cases/frost.pdf")
    ]
    assert all(each in guide for each in OUTCOME)
    assert not (given / "cases/frost-guide.docx").exists()


def test_hours_of_the_programme_add_up_to_its_credits(filed: Path) -> None:
    tables = list_tables(filed / "rpd.docx")
    volume = next(rows for rows in tables if rows[0] == ["Вид работы", "Часов"])
    numbers = [int(row[1]) for row in volume[1:]]
    assert sum(numbers[:-1]) == numbers[-1] == HOURS_A_CREDIT


def test_topics_share_out_exactly_the_hours_of_the_profile(filed: Path) -> None:
    tables = list_tables(filed / "rpd.docx")
    topics = next(rows for rows in tables if "Лек" in rows[0])
    first = topics[0].index("Лек")
    columns = [[int(row[at]) for row in topics[1:]] for at in range(first, first + 5)]
    assert [column[-1] for column in columns] == [2, 1, 0, 0, 33]
    assert all(sum(column[:-1]) == column[-1] for column in columns)


def test_what_the_base_cannot_know_is_left_to_the_department(filed: Path) -> None:
    text = read(filed / "rpd.docx")
    assert "Садовый колледж" in text
    assert text.count("[заполняет кафедра]") >= 8


def test_every_task_stands_with_key_code_and_time(filed: Path) -> None:
    tasks = [rows for rows in list_tables(filed / "fos.docx") if "Ключ" in rows[0]]
    assert tasks
    for row in (row for rows in tasks for row in rows[1:]):
        number, form, task, key, code, time = row
        assert number.isdecimal()
        assert task
        assert key
        assert code == "ОК-1.1"
        assert time.endswith("мин")
        assert form.startswith(("закрытый", "открытый", "на "))


def test_the_scale_comes_from_the_profile(filed: Path) -> None:
    scale = next(rows for rows in list_tables(filed / "fos.docx") if rows[0][0] == "Оценка")
    assert [row[:2] for row in scale[1:]] == [["зачтено", "60–100"], ["не зачтено", "0–59"]]


def test_a_profile_with_errors_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "profile.yml"
    wrong.write_text(PROFILE.read_text("utf-8").replace("credits: 1", "credits: 4"), "utf-8")
    assert run("day", "--profile", str(wrong), "--out", str(tmp_path / "out")) == 1
    said = capsys.readouterr().err
    assert "E515" in said
    assert f"{wrong}:" in said
    assert not (tmp_path / "out").exists()


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert run("day", "--profile", str(tmp_path / "no.yml"), "--out", str(tmp_path / "x")) == 2


def test_the_cartridge_has_a_module_for_each_session(given: Path) -> None:
    with zipfile.ZipFile(given / "course.imscc") as archive:
        names = set(archive.namelist())
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        listed = {node.get("href") for node in manifest.iter("{*}file")}
        assert listed | {"imsmanifest.xml"} == names
        known = {node.get("identifier") for node in manifest.iter("{*}resource")}
        wanted = {node.get("identifierref") for node in manifest.iter("{*}item")} - {None}
        assert wanted <= known
        modules = manifest.findall(".//{*}organization/{*}item/{*}item")
        assert len(modules) == len(read_content(SAMPLE).base.courses["day"].sessions)


def test_links_between_the_pages_of_a_cartridge_lead_to_pages(given: Path) -> None:
    with zipfile.ZipFile(given / "course.imscc") as archive:
        names = set(archive.namelist())
        links = 0
        for name in (each for each in names if each.endswith(".html")):
            folder = Path(name).parent
            for href in re.findall(r'href="([^"#:]+)', archive.read(name).decode()):
                links += 1
                assert (Path("/") / folder / href).resolve().relative_to("/").as_posix() in names
        assert links > 3


def test_the_test_of_a_session_scores_in_the_cartridge(given: Path) -> None:
    with zipfile.ZipFile(given / "course.imscc") as archive:
        root = etree.fromstring(archive.read("day-first/assessment.xml"))
    items = find_all(root, "assessment/section/item")
    choices = [item for item in items if find_labels(item)]
    assert choices
    for item in choices:
        scores = [mark(item, {label}).score for label in find_labels(item)]
        assert max(scores) <= 100
        assert min(scores) == 0


def test_sections_of_the_moodle_course_are_the_sessions(given: Path) -> None:
    course = Backup((given / "course.mbz").read_bytes()).read()
    assert course.title.startswith("День в саду")
    assert "Тест 1. Яблоня" in course.sections
    assert course.questions
    assert all(quiz.slots for quiz in course.quizzes)


def test_the_same_content_gives_the_same_bytes(given: Path, tmp_path: Path) -> None:
    assert run("day", "--out", str(tmp_path)) == 0
    for path in sorted(given.rglob("*.*")):
        again = tmp_path / path.relative_to(given)
        assert again.read_bytes() == path.read_bytes(), path.name
