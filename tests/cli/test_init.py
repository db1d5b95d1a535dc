"""A new project passes its check, builds, and speaks one language from its first page."""

import re
from pathlib import Path

import pytest
import yaml

from methodbook.cli import main
from methodbook.cli.init import list_starters

CYRILLIC = re.compile("[\u0400-\u052f]")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_new_project_has_no_findings(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "our-kitchen"
    assert main(["--language", language, "init", str(folder), "--yes"]) == 0
    assert main(["--root", str(folder), "stamp", "--check"]) == 0
    capsys.readouterr()
    assert main(["--root", str(folder), "check"]) == 0
    assert (
        capsys.readouterr().out.splitlines()[0]
        == {
            "ru": "Замечаний нет. Прочитано записей: 6.",
            "en": "No findings. Entries read: 6.",
        }[language]
    )


def test_both_languages_begin_with_the_same_files() -> None:
    assert [path for path, _ in list_starters("en", {})] == [
        path for path, _ in list_starters("ru", {})
    ]


def test_an_english_project_holds_no_letter_of_another_alphabet() -> None:
    assert [path for path, text in list_starters("en", {}) if CYRILLIC.search(text)] == []


def test_the_method_takes_the_name_of_the_folder(tmp_path: Path) -> None:
    assert main(["--language", "en", "init", str(tmp_path / "Our: kitchen"), "--yes"]) == 0
    method = yaml.safe_load((tmp_path / "Our: kitchen/method.yml").read_text("utf-8"))
    assert (method["slug"], method["name"]) == ("our-kitchen", "Our kitchen")


def test_a_name_may_be_given_by_who_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "Kitchen by night")
    assert main(["--language", "en", "init", str(tmp_path / "new")]) == 0
    assert 'name: "Kitchen by night"' in (tmp_path / "new/method.yml").read_text("utf-8")


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("kept", "utf-8")
    assert main(["--language", "en", "init", str(tmp_path), "--yes"]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_editors_find_the_schema_of_every_file_they_are_told_of(tmp_path: Path) -> None:
    assert main(["--language", "en", "init", str(tmp_path / "new"), "--yes"]) == 0
    settings = yaml.safe_load((tmp_path / "new/.vscode/settings.json").read_text("utf-8"))
    absent = [name for name in settings["yaml.schemas"] if not (tmp_path / "new" / name).is_file()]
    assert absent == []
