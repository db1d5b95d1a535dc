import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from methodbook.cli import main
from methodbook.load.checkout import read_content
from methodbook.questions.chance import make_seed
from methodbook.questions.digests import find_digest
from methodbook.questions.single.model import Single
from tests.checkouts import SAMPLE

BASE = read_content(SAMPLE).base
QUESTION = next(
    q for quiz in BASE.quizzes.values() for q in quiz.questions if isinstance(q, Single)
)
RIGHT = next(at for at, each in enumerate(QUESTION.options) if each.right)


def analyse(*files: Path) -> tuple[int, list[str]]:
    return main(["analyse", *map(str, files), "--json", "--root", str(SAMPLE)]), [
        str(f) for f in files
    ]


def read(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, object], str]:
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def make_plain(count: int = 30, end: str = "\n") -> str:
    rows = [f"Иванов {at};{QUESTION.id};{QUESTION.options[at % 2].text};" for at in range(count)]
    rows += [f"Иванов {at};other;;{at % 3}" for at in range(count)]
    return end.join(["learner;question;response;score", *rows]) + end


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_a_plain_table_is_rated_by_the_key_of_the_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert analyse(write(tmp_path / "a.csv", make_plain(), encoding))[0] == 0
    found, _ = read(capsys)
    assert found["learners"] == 30
    assert found["answers"] == 60
    questions = found["questions"]
    assert isinstance(questions, dict)
    assert questions[QUESTION.id]["difficulty"] == (0.5 if RIGHT in {0, 1} else 0)
    assert {*questions[QUESTION.id]["options"]} == {
        f"option{at}" for at in range(len(QUESTION.options))
    }
    assert questions["other"]["difficulty"] == pytest.approx(0.5)  # points of two


def test_a_workbook_of_excel_is_read_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    for line in make_plain().strip().split("\n"):
        book.active.append(line.split(";"))
    book.save(tmp_path / "a.xlsx")
    analyse(tmp_path / "a.xlsx")
    one, _ = read(capsys)
    analyse(write(tmp_path / "a.csv", make_plain()))
    assert one == read(capsys)[0]


def test_statements_of_xapi_are_read_by_our_activity_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statements = [
        {
            "actor": {"account": {"homePage": "https://x", "name": f"n{at}"}},
            "object": {"id": f"urn:orchard:question:{QUESTION.id}"},
            "result": {
                "response": f"option{at % 2}",
                "success": at % 2 == RIGHT,
                "duration": "PT1M5S",
            },
        }
        for at in range(24)
    ]
    file = write(tmp_path / "s.json", json.dumps({"statements": [*statements, {"verb": 1}, 7]}))
    assert analyse(file)[0] == 0
    found, told = read(capsys)
    assert found["questions"][QUESTION.id]["answers"] == 24  # type: ignore[index]
    assert found["questions"][QUESTION.id]["seconds"] == 65  # type: ignore[index]
    assert "W129" in told


def test_reports_of_other_systems_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [each.text for each in QUESTION.options]
    asked = QUESTION.prompt.replace('"', '""')
    moodle = ["Фамилия,Имя,Оценка,Вопрос 1,Ответ 1,Правильный ответ 1"]
    moodle += [f'Ф{at},И,1,"{asked}","{options[at % 2]}","{options[RIGHT]}"' for at in range(25)]
    canvas = [f'name,id,sis_id,"12: {asked}",1.0']
    canvas += [f'N{at},{at},,"{options[at % 2]}",{float(at % 2 == RIGHT)}' for at in range(25)]
    for name, lines in (("m.csv", moodle), ("c.csv", canvas)):
        assert analyse(write(tmp_path / name, "\n".join(lines)))[0] == 0
        found, _ = read(capsys)
        use = found["questions"][QUESTION.id]  # type: ignore[index]
        assert use["answers"] == 25, name
        assert use["options"]["option0"]["share"] == pytest.approx(13 / 25), name
        assert "Ф1" not in json.dumps(found, ensure_ascii=False)
    grades = ["Фамилия,Имя,В. 1 /2,00,".replace("2,00,", '"'), *()]
    grades = ['Фамилия,Имя,"В. 1 /2,00"', *(f'Ф{at},И,"1,00"' for at in range(25))]
    stepik = [
        "submission_id,step_id,user_id,status",
        *(f"{at},77,{at},correct" for at in range(25)),
    ]
    for name, lines, question, share in (("g.csv", grades, "Q1", 0.5), ("s.csv", stepik, "77", 1)):
        assert analyse(write(tmp_path / name, "\n".join(lines)))[0] == 0
        found, _ = read(capsys)
        assert found["questions"][question]["difficulty"] == share, name  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", b"name;mark\nx;1\n"),
        ("a.csv", b""),
        ("a.csv", b"\x00\x01\x02"),
        ("a.json", b"{"),
        ("a.json", b'{"a": 1}'),
        ("a.json", b"[" * 100_000),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.xlsx", b"learner,question,score\n"),
    ],
)
def test_a_file_that_is_none_of_these_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes
) -> None:
    (tmp_path / name).write_bytes(raw)
    assert analyse(tmp_path / name)[0] == 1
    found, told = read(capsys)
    assert found["questions"] == {}
    assert "E128" in told


def test_rows_that_cannot_be_counted_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["learner,question,score", *(f"l{at},q,1" for at in range(20)), "l,q,хорошо", ",q,1"]
    assert analyse(write(tmp_path / "a.csv", "\n".join(rows)))[0] == 0
    found, told = read(capsys)
    assert found["questions"]["q"]["answers"] == 20  # type: ignore[index]
    assert "не прочитано строк: 2" in told


def test_a_teacher_gets_words_and_a_table_without_formulas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["learner,question,score", *(f"Петров{at},=1+1,{at % 2}" for at in range(30))]
    file, table = write(tmp_path / "a.csv", "\n".join(rows)), tmp_path / "out.csv"
    assert main(["analyse", str(file), "--csv", str(table), "--root", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Учеников: 30, ответов: 30.")
    assert "доля верных 0,50" in said
    assert "'=1+1;30;0,50" in table.read_text("utf-8-sig")
    assert "Петров" not in said + table.read_text("utf-8-sig")


def save_answers(path: Path, learner: str, **changes: object) -> Path:
    """The file that a page saves, as its script writes it."""
    answers = [[QUESTION.id, find_digest(QUESTION), RIGHT]]
    written = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
    file = {
        "format": "methodbook-answers",
        "version": 1,
        "test": "bank",
        "learner": learner,
        "answers": answers,
        "seal": make_seed("bank", learner, written),
    }
    return write(path, json.dumps(file | changes, ensure_ascii=False))


def test_thirty_files_of_a_page_are_one_group(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [save_answers(tmp_path / f"{at}.json", f"Ученик {at}") for at in range(29)]
    files.append(save_answers(tmp_path / "без имени.json", ""))
    assert analyse(*files)[0] == 0
    found, said = read(capsys)
    assert found["learners"] == 30
    questions = found["questions"]
    assert isinstance(questions, dict)
    assert questions[QUESTION.id]["difficulty"] == 1
    assert "W129" not in said


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"seal": 1}, "изменён после того"),
        ({"answers": [[QUESTION.id, find_digest(QUESTION), {"a": 1}]]}, "нечитаемых: 1"),
        ({"answers": [[QUESTION.id, "00000000", 0]]}, "другую редакцию"),
        ({"answers": [["no", "00000000", 0], 5, ["a"]]}, "нечитаемых: 3"),
        ({"version": 2}, "другой версии"),
        ({"answers": "a"}, "другой версии"),
    ],
)
def test_a_changed_or_strange_file_is_told(
    changes: dict[str, object], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = [save_answers(tmp_path / f"{at}.json", f"Ученик {at}") for at in range(25)]
    analyse(*whole, save_answers(tmp_path / "odd.json", "Пётр", **changes))
    _, said = read(capsys)
    assert told in said
    assert "odd.json" in said
    assert "Traceback" not in said
