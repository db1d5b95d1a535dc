import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from methodbook.cli import main
from methodbook.site.edition import make_edition

COMPANY = """
object: company
interest: grows
exchange: none
debt: low
resources: enough
mind-boss: accept
mind-people: accept
mind-goal: accept
leader: starts
"""
DIVISION = COMPANY.replace("company", "division").replace("leader: starts\n", "")


@pytest.fixture(scope="module", autouse=True)
def read_once(root: Path) -> Iterator[None]:
    """The content is the same for every test: reading it anew would take most of the time."""
    edition = make_edition(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("methodbook.cli.assess.make_edition", lambda _: edition)
        yield


@pytest.fixture
def assess(root: Path, tmp_path: Path) -> Callable[..., int]:
    """Run the command on answers given as lines of YAML."""

    def run(answers: str, *options: str, check: str = "applicability") -> int:
        file = tmp_path / "answers.yml"
        file.write_text(
            "answers:\n" + "".join(f"  {line}\n" for line in answers.split("\n")), "utf-8"
        )
        return main(["assess", check, "--answers", str(file), "--root", str(root), *options])

    return run


def read_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_complete_answers_get_a_verdict_with_its_reasons(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(COMPANY.replace("exchange: none", "exchange: all"), "--json") == 0
    found = read_json(capsys)
    assert (found["verdict"], found["difficulty"]) == ("partial", "normal")
    assert len(found["tools"]) == 32
    assert found["tools"]["strategic-canvas"] == {
        "status": "not-applicable",
        "reasons": ["exchange-all"],
    }
    assert found["tools"]["black-box"] == {"status": "works", "reasons": []}
    assert [each["rule"] for each in found["fired"]] == ["exchange-all", "exchange-all-value"]
    assert found["fired"][0]["basis"] == "source"
    assert found["fired"][0]["source"] == ["000:102"]
    assert "себестоимость" in found["fired"][0]["why"]
    assert found["remarks"] == []
    assert found["rules_version"] == 1
    assert "range" not in found


def test_unfinished_answers_get_a_range_and_nothing_is_guessed(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("object: company\nresources: scarce", "--json") == 0
    found = read_json(capsys)
    assert found["verdict"] is None
    assert found["tools"]["black-box"]["status"] is None
    best, worst = found["range"]["best"], found["range"]["worst"]
    assert (best["verdict"], best["difficulty"]) == ("full", "harder")
    assert (worst["verdict"], worst["difficulty"]) == ("none", None)
    assert best["tools"]["autonomous-team"] == "harder"
    assert worst["tools"]["autonomous-team"] == "not-applicable"


def test_an_unquoted_yes_or_no_is_the_word(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    answers = f"{DIVISION}has-council: no\npowers: yes\ncover: yes"
    assert assess(answers, "--json") == 0
    assert read_json(capsys)["difficulty"] == "hard"


@pytest.mark.parametrize(
    "answers", ["colour: green", "object: moon", "interest:", "object: [company]"]
)
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
    assert assess(f"{COMPANY}debt-fear: yes", "--json") == 0
    told = capsys.readouterr()
    assert "warning[W301]" in told.err
    assert json.loads(told.out)["verdict"] == "full"
    assert json.loads(told.out)["fired"] == []


def test_the_second_check_lists_what_is_missing_and_what_is_unknown(
    assess: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("promises-root: no\nkey-value-one: yes", "--json", check="clientocratic") == 0
    found = read_json(capsys)
    assert found["clientocratic"] is False
    assert found["missing"] == ["promises-root"]
    assert len(found["unknown"]) == 25
    assert assess("promises-root: unknown", "--json", check="clientocratic") == 0
    assert read_json(capsys)["clientocratic"] is None


@pytest.mark.parametrize(
    ("check", "answers", "words"),
    [
        ("applicability", COMPANY, ["применима целиком", "Этап 9.", "один инструмент"]),
        ("applicability", f"{COMPANY}interest-x: y", []),
        ("applicability", "object: company", ["Ответов пока не хватает", "пока не ясно"]),
        (
            "applicability",
            COMPANY.replace("grows", "indifferent"),
            ["вердикт станет таким: применима целиком"],
        ),
        (
            "clientocratic",
            "promises-root: no",
            ["пока не клиентократична", "promise-system", "Источник: 000:320"],
        ),
        ("clientocratic", "promises-root: yes", ["Пока не ясно", "О чём нужно узнать"]),
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
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n1\n3\n" + "\n" * 20))
    assert main(["assess", "applicability", "--json", "--root", str(root)]) == 0
    told = capsys.readouterr()
    assert "Такого номера нет." in told.err
    assert json.loads(told.out)["verdict"] == "none"


def test_an_unknown_check_or_file_is_wrong_use(root: Path, tmp_path: Path) -> None:
    assert main(["assess", "applicabilty", "--root", str(root)]) == 2
    missing = str(tmp_path / "none.yml")
    assert main(["assess", "applicability", "--answers", missing, "--root", str(root)]) == 2


@pytest.mark.shared
def test_every_public_scenario_gets_what_it_expects(
    root: Path, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenarios = yaml.safe_load((shared / "selfcheck" / "scenarios.yml").read_text("utf-8"))
    file = tmp_path / "answers.json"
    wrong = []
    for kind, companies in scenarios.items():
        for company in companies:
            file.write_text(json.dumps({"answers": company["answers"]}), "utf-8")
            main(["assess", kind, "--answers", str(file), "--json", "--root", str(root)])
            wrong += [f"{company['id']}: {each}" for each in differ(read_json(capsys), company)]
    assert wrong == []


def differ(found: dict[str, Any], company: dict[str, Any]) -> list[str]:
    """What is not as the scenario expects."""
    expected = dict(company["expect"])
    tools = expected.pop("tools", [])
    wrong = [
        key
        for key, value in expected.items()
        if (found[key] not in value if key in {"verdict", "difficulty"} else found[key] != value)
    ]
    wrong += [
        tool
        for each in tools
        for tool in each["any_of"]
        if found["tools"][tool]["status"] not in each["status"]
    ]
    text = json.dumps(found, ensure_ascii=False).casefold()
    return wrong + [words for words in company.get("explanation_mentions", []) if words not in text]
