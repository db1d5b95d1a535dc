from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.load.checkout import read_content
from tests.checkouts import METHOD, find, make_checkout

BANK = "docs/practice/quizzes/garden.yml"


def stamp(root: Path, *words: str) -> int:
    return main(["stamp", *words, "--root", str(root)])


def read_dates(root: Path) -> dict[str, str]:
    revisions = read_content(root).base.revisions
    return {name: revision.date.isoformat() for name, revision in revisions.items()}


def edit(root: Path, old: str, new: str) -> None:
    path = root / BANK
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_everything_is_stamped_once_and_stays_so(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    assert stamp(root, "--date", "2026-03-01") == 0
    dates = read_dates(root)
    assert {"garden-fruit", "apple"} <= dates.keys()
    assert set(dates.values()) == {"2026-03-01"}
    before = (root / METHOD.folders.revisions).read_bytes()
    assert stamp(root, "--date", "2026-04-01") == 0
    assert (root / METHOD.folders.revisions).read_bytes() == before
    assert find(root) == []


def test_only_what_changed_gets_the_new_day(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    stamp(root, "--date", "2026-03-01")
    edit(root, "Какой плод сужается", "Какой же плод сужается")
    stamp(root, "--date", "2026-04-01")
    dates = read_dates(root)
    assert dates.pop("garden-fruit") == "2026-04-01"
    assert set(dates.values()) == {"2026-03-01"}


def test_a_clock_that_went_back_makes_nothing_older(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    stamp(root, "--date", "2026-03-01")
    edit(root, "Какой плод сужается", "Какой же плод сужается")
    stamp(root, "--date", "2020-01-01")
    assert read_dates(root)["garden-fruit"] == "2026-03-01"


def test_moving_a_question_changes_nothing(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    stamp(root, "--date", "2026-03-01")
    edit(root, "questions:\n", "\n\nquestions:\n\n")
    assert stamp(root, "--check") == 0


def test_what_is_not_stamped_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_checkout(tmp_path)
    stamp(root, "--date", "2026-03-01")
    before = (root / METHOD.folders.revisions).read_bytes()
    edit(root, "id: garden-signs", "id: garden-marks")
    capsys.readouterr()
    assert stamp(root, "--check") == 1
    assert capsys.readouterr().out.split()[:2] == ["garden-marks", "garden-signs"]
    assert (root / METHOD.folders.revisions).read_bytes() == before


def test_a_wrong_date_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stamp(make_checkout(tmp_path), "--date", "вчера") == 2
    assert "не дата" in capsys.readouterr().err
