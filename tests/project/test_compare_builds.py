"""The tool that compares two builds sees what a reader would."""

from pathlib import Path

import pytest

from tools.compare_builds import compare

PAGE = '<!doctype html><title>Сад</title><p class="a" id="b">Яблоко\n созрело.</p>'


def write_site(folder: Path, page: str, style: str = "p{}") -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(page, "utf-8")
    (folder / "site.txt").write_text(style, "utf-8")
    return folder


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        PAGE.replace("\n ", " "),
        PAGE.replace('class="a" id="b"', 'id="b" class="a"'),
        PAGE.replace("<p", "\n\n<p").replace("</p>", ""),
    ],
)
def test_the_same_tree_is_equal_however_it_is_written(page: str, tmp_path: Path) -> None:
    report = compare(write_site(tmp_path / "old", PAGE), write_site(tmp_path / "new", page))
    assert (report.pages, report.same, report.unexplained) == (1, 1, {})


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("созрело", "упало"),
        PAGE.replace('class="a" ', ""),
        PAGE.replace("<p", "<p><p"),
        PAGE.replace("</p>", "</p><p>Груша."),
    ],
)
def test_another_word_element_or_attribute_is_told(page: str, tmp_path: Path) -> None:
    report = compare(write_site(tmp_path / "old", PAGE), write_site(tmp_path / "new", page))
    assert report.same == 0
    [[place]] = report.unexplained.values()
    assert place.startswith("index.html\n")


def test_another_file_is_told_and_so_is_a_missing_one(tmp_path: Path) -> None:
    old = write_site(tmp_path / "old", PAGE)
    new = write_site(tmp_path / "new", PAGE, "p{color:red}")
    (old / "gone.txt").touch()
    places = [
        each.split("\n")[0] for found in compare(old, new).unexplained.values() for each in found
    ]
    assert sorted(places) == ["gone.txt", "site.txt"]
