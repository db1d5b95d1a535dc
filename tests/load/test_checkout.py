import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.load.method import find_root
from tests.checkouts import METHOD, SAMPLE, SEEDLING, find, list_codes, make_checkout

APPLE = "glossary/terms/apple.md"


def test_every_kind_of_content_is_read() -> None:
    base = read_content(SEEDLING).base
    kinds = {kind for entry in base.entries.values() for kind in entry.all_kinds}
    assert kinds == set(METHOD.models)
    assert set(base.sources) == {"000"}
    assert set(base.reading) == {"gardener-2001"}
    assert set(base.conflicts) == {"INC-01"}


def test_a_value_knows_its_place(tmp_path: Path) -> None:
    apple = read_content(make_checkout(tmp_path)).base.entries["apple"]
    place = apple.find_place("related", 0)
    assert (place.file, place.line, place.column) == (APPLE, 9, 11)
    section = apple.find_section("example")
    assert section is not None
    assert section.written.line == 18


def test_everything_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    edits = {
        APPLE: [["name:", "nme:"], ["По плодам", "<b>По</b> плодам"]],
        "glossary/terms/pear.md": [["id: harvest", "id: harvesd"]],
        "glossary/conflicts.yml": [["why:", "wy:"]],
        "cases/orchard.md": [["claim: told", "claim: proven"]],
    }
    files: dict[str, str | bytes] = {
        "glossary/terms/plum.md": b"\xff",
        "glossary/terms/note.txt": "заметка",
    }
    codes = list_codes(make_checkout(tmp_path, files, edits))
    assert {"E106", "E108", "E201", "E107", "E101", "E112"} <= set(codes)


@pytest.mark.parametrize(
    "name",
    [
        *sorted(SAMPLE.glob("glossary/*/*.md")),
        SAMPLE / "cases/orchard.md",
        *sorted(SAMPLE.glob("docs/practice/*/*.yml")),
    ],
    ids=lambda path: path.stem,
)
def test_a_broken_file_brings_no_findings_about_others(name: Path, tmp_path: Path) -> None:
    file = name.relative_to(SAMPLE).as_posix()
    field = "title: " if "\ntitle: " in name.read_text("utf-8") else "name: "
    root = make_checkout(tmp_path, edits={file: [[field, f'{field}"']]}, base=SAMPLE)
    assert {finding.place.file for finding in find(root)} == {file}


@pytest.mark.parametrize("name", ["glossary/sources.yml", "glossary/conflicts.yml"])
@pytest.mark.parametrize("content", ["[", "- a", "\xff"])
def test_a_broken_list_brings_no_findings_about_those_that_lead_to_it(
    name: str, content: str, tmp_path: Path
) -> None:
    found = find(make_checkout(tmp_path, {name: content.encode("latin-1")}))
    assert {finding.place.file for finding in found} == {name}


def test_a_broken_record_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    edits = {"glossary/sources.yml": [["lines: 40", "lines: сорок"]]}
    root = make_checkout(tmp_path, edits=edits)
    assert set(read_content(root).base.reading) == {"gardener-2001"}
    assert list_codes(root) == ["E107"]


def test_a_reference_to_nothing_is_still_told_beside_a_broken_file(tmp_path: Path) -> None:
    edits = {
        "glossary/terms/harvest.md": [["name: Урожай", 'name: "Урожай']],
        APPLE: [["related: [pear]", "related: [harvest, plum]"]],
    }
    codes = list_codes(make_checkout(tmp_path, edits=edits))
    assert codes.count("E201") == 1


@pytest.mark.parametrize(
    "name",
    [
        "glossary/terms/Plum.md",
        "glossary/terms/слива.md",
        "glossary/terms/plum.txt",
        "glossary/terms/plum.yml",
        "glossary/terms/fruit/plum.md",
        "glossary/term/plum.md",
        "glossary/plum.md",
        "cases/photo.png",
    ],
)
def test_a_file_that_would_be_passed_over_is_told(name: str, tmp_path: Path) -> None:
    (found,) = find(make_checkout(tmp_path, {name: "слива"}))
    assert found.code == "E112"
    assert name.startswith(found.place.file)


@pytest.mark.parametrize("name", [".hidden.md", "plum.md~", "#plum.md#", "4913"])
def test_what_an_editor_leaves_behind_is_passed_over(name: str, tmp_path: Path) -> None:
    assert find(make_checkout(tmp_path, {f"glossary/terms/{name}": "слива"})) == []


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    for path in sorted((root / "glossary/comparisons").iterdir()):
        path.unlink()
    (root / "glossary/comparisons").rmdir()
    (root / "glossary/comparisons").write_text("сравнения", "utf-8")
    assert list_codes(root) == ["E112"]


def test_a_closed_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_checkout(tmp_path)
    list_folder = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:  # the superuser may read every folder
        if path.name == "terms":
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "E101" in list_codes(root)


def test_a_page_without_a_head_or_an_id_is_no_entry(tmp_path: Path) -> None:
    pages = {"docs/plain.md": "# Текст\n", "docs/titled.md": "---\ntitle: Сад\n---\n\nТекст.\n"}
    root = make_checkout(tmp_path, pages)
    assert find(root) == []
    assert len(read_content(root).base.list_kind("page")) == 1


def test_a_checkout_without_content_is_empty_and_not_wrong(tmp_path: Path) -> None:
    shutil.copyfile(SEEDLING / "method.yml", tmp_path / "method.yml")
    content = read_content(tmp_path)
    assert (content.base.entries, content.findings) == ({}, [])


def test_the_checkout_is_looked_for_upwards() -> None:
    assert find_root(SAMPLE / "glossary/terms") == SAMPLE.resolve()


def test_outside_any_checkout_there_is_none(tmp_path: Path) -> None:
    assert find_root(tmp_path) is None
