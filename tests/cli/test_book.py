"""``methodbook book``: what is asked for is written, and what is not there is told."""

from pathlib import Path

import pytest
from lxml import html

from methodbook.cli import main
from tests.checkouts import SAMPLE, tread


def run(*words: str) -> int:
    return main(["book", "--root", str(SAMPLE), *words])


def test_a_book_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "new" / "orchard.epub"
    assert run("--out", str(path)) == 0
    assert path.read_bytes()[:2] == b"PK"


def test_an_unknown_article_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--article", "aple", "--out", str(tmp_path / "x.md")) == 2
    assert "apple" in capsys.readouterr().err


def test_an_unknown_path_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--path", "nowhere", "--out", str(tmp_path / "x.md")) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_path_and_an_article_exclude_each_other(tmp_path: Path) -> None:
    assert run("--path", "a", "--article", "apple", "--out", str(tmp_path / "x.md")) == 2


def test_a_book_without_a_file_is_refused() -> None:
    assert run() == 2


def test_the_paths_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "--root", str(tread(tmp_path / "orchard")), "--list"]) == 0
    assert "newcomer" in capsys.readouterr().out


def test_a_shelf_of_all_books_has_a_page_that_leads_to_each(tmp_path: Path) -> None:
    root, shelf = tread(tmp_path / "orchard"), tmp_path / "books"
    assert main(["book", "--root", str(root), "--all", str(shelf)]) == 0
    page = html.fromstring((shelf / "index.html").read_text("utf-8"))
    linked = {str(link.get("href")) for link in page.iter("a")} - {"../index.html"}
    assert linked == {path.name for path in shelf.iterdir()} - {"index.html"}
    assert {"whole.epub", "newcomer.pdf"} <= linked
