import json
from pathlib import Path

import pytest

from methodbook.cli import main
from tests.checkouts import SAMPLE


def run(*arguments: str) -> int:
    return main(["search", *arguments, "--root", str(SAMPLE)])


def test_the_answer_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("яблоками") == 0
    assert "Яблоко · term · terms/apple/" in capsys.readouterr().out.splitlines()[0]


def test_json_gives_a_program_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("урожай", "--json", "--limit", "1") == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert list(hit) == ["id", "kind", "url", "title", "score", "entities"]
    assert hit["id"] == "harvest"
    assert hit["entities"] == ["harvest"]


def test_why_tells_how_a_query_was_read_and_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--why", "uheif") == 0  # «груша» on the other layout
    out = capsys.readouterr().out
    assert "груша → груш 64" in out
    assert "название: «Груша» — 1024 из 1024" in out


def test_hand_written_pages_are_found_and_those_for_authors_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("образец", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert "page" in {hit["kind"] for hit in found}
    assert not [hit for hit in found if hit["url"].startswith("reference/")]


def test_what_is_nowhere_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("щзщзщз") == 0
    assert capsys.readouterr().out == "Ничего не нашлось.\n"


def test_a_report_lists_ranks_and_shares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "queries.yml"
    file.write_text(
        "- {id: a, class: exact, q: груша, want: [pear]}\n"
        "- {id: b, class: exact, q: яблоко, want: [plum]}\n",
        "utf-8",
    )
    assert run("--report", str(file)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["a", "1", "груша", "→", "pear"]
    assert lines[1].split()[1] == "—"
    assert lines[2].split() == ["exact", "2", "S@1", "0.500", "S@5", "0.500"]


def test_a_broken_report_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "queries.yml"
    file.write_text("- {id: a}\n- {id: b, class: c, q: груша, want: [pear]}\n", "utf-8")
    assert run("--report", str(file)) == 1
    said = capsys.readouterr()
    assert f"{file}:1:3" in said.err
    assert said.out.splitlines()[0].split()[:2] == ["b", "1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "нужен запрос"),
        (["груша", "--limit", "0"], "--limit"),
        (["--report", "nowhere.yml"], "такого файла нет"),
    ],
)
def test_wrong_use_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err
