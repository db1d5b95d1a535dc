import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from methodbook.cli import main
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE

PLOT = """
place: plot
light: sun
soil: loam
water: near
owner: starts
"""
ROW = PLOT.replace("plot", "row").replace("owner: starts\n", "")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The sample is the same for every test: reading it anew would take most of the time."""
    edition = make_edition(SAMPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("methodbook.cli.assess.make_edition", lambda _: edition)
        yield


@pytest.fixture
def assess(tmp_path: Path) -> Callable[..., int]:
    """Run the command on answers given as lines of YAML."""

    def run(answers: str, *options: str, check: str = "planting") -> int:
        file = tmp_path / "answers.yml"
        file.write_text(
            "answers:\n" + "".join(f"  {line}\n" for line in answers.split("\n")), "utf-8"
        )
        return main(["assess", check, "--answers", str(file), "--root", str(SAMPLE), *options])

    return run


def read_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_complete_answers_get_a_verdict_with_its_reasons(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(PLOT.replace("soil: loam", "soil: rock"), "--json") == 0
    found = read_json(capsys)
    assert (found["verdict"], found["difficulty"]) == ("partial", "normal")
    assert len(found["tools"]) == 5
    assert found["tools"]["grafting"] == {"status": "useless", "reasons": ["rock"]}
    assert found["tools"]["harvest"] == {"status": "works", "reasons": []}
    assert [each["rule"] for each in found["fired"]] == ["rock", "rock-watering"]
    assert found["fired"][0]["basis"] == "source"
    assert found["fired"][0]["source"] == ["000:36"]
    assert "кадках" in found["fired"][0]["why"]
    assert found["remarks"] == []
    assert found["rules_version"] == 1
    assert "range" not in found


def test_unfinished_answers_get_a_range_and_nothing_is_guessed(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("place: row\ngarden: no", "--json") == 0
    found = read_json(capsys)
    assert found["verdict"] is None
    assert found["tools"]["harvest"]["status"] is None
    best, worst = found["range"]["best"], found["range"]["worst"]
    assert (best["verdict"], best["difficulty"]) == ("full", "hard")
    assert (worst["verdict"], worst["difficulty"]) == ("none", None)
    assert best["tools"]["grafting"] == "blocked"
    assert worst["tools"]["grafting"] == "useless"


def test_an_unquoted_yes_or_no_is_the_word(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(f"{ROW}garden: no", "--json") == 0
    assert read_json(capsys)["difficulty"] == "hard"


@pytest.mark.parametrize("answers", ["colour: green", "place: moon", "light:", "place: [plot]"])
def test_an_unknown_answer_is_a_finding_and_no_verdict(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str], answers: str
) -> None:
    assert assess(answers, "--json") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[E" in told.err
    assert "answers.yml:2:" in told.err


def test_an_answer_to_a_question_that_is_not_asked_is_a_warning_without_effect(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(f"{PLOT}water-dry: yes", "--json") == 0
    told = capsys.readouterr()
    assert "warning[W301]" in told.err
    assert json.loads(told.out)["verdict"] == "full"
    assert json.loads(told.out)["fired"] == []


def test_the_second_check_lists_what_is_missing_and_what_is_unknown(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("fruit-noted: no\nsoil-fed: yes", "--json", check="tended") == 0
    found = read_json(capsys)
    assert found["tended"] is False
    assert found["missing"] == ["fruit-noted"]
    assert len(found["unknown"]) == 3
    assert assess("fruit-noted: unknown", "--json", check="tended") == 0
    assert read_json(capsys)["tended"] is None


@pytest.mark.parametrize(
    ("check", "answers", "words"),
    [
        ("planting", PLOT, ["Сажайте, особых трудностей нет.", "Этап 3.", "один приём"]),
        ("planting", f"{PLOT}light-x: y", []),
        ("planting", "place: plot", ["Ответов пока не хватает", "пока не ясно"]),
        (
            "planting",
            PLOT.replace("sun", "shade"),
            ["вердикт станет таким: сажать всё"],
        ),
        ("tended", "fruit-noted: no", ["Сад пока не ухожен", "Урожай", "Источник: 000:8"]),
        ("tended", "fruit-noted: yes", ["Пока не ясно", "О чём нужно узнать"]),
    ],
)
def test_the_report_can_be_read(
    assess: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    check: str,
    answers: str,
    words: list[str],
) -> None:
    assess(answers, check=check)
    out = capsys.readouterr().out
    assert [each for each in words if each not in out] == []


def test_without_a_file_the_command_asks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n1\n3\n" + "\n" * 20))
    assert main(["assess", "planting", "--json", "--root", str(SAMPLE)]) == 0
    told = capsys.readouterr()
    assert "Такого номера нет." in told.err
    assert json.loads(told.out)["verdict"] == "none"


def test_an_unknown_check_or_file_is_wrong_use(tmp_path: Path) -> None:
    assert main(["assess", "plantin", "--root", str(SAMPLE)]) == 2
    missing = str(tmp_path / "none.yml")
    assert main(["assess", "planting", "--answers", missing, "--root", str(SAMPLE)]) == 2
