from pathlib import Path

import pytest

from methodbook.cli import main
from tests.checkouts import SEEDLING, make_checkout


def write_pages(root: Path, folder: Path) -> dict[str, str]:
    assert main(["pages", str(folder), "--root", str(root)]) == 0
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }


def test_every_entry_and_index_becomes_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = write_pages(SEEDLING, tmp_path / "out")
    assert {"terms/apple.md", "terms/index.md", "cases/orchard.md"} <= set(pages)
    assert "reference/findings.md" in pages
    assert f"Записано страниц: {len(pages)}, папка " in capsys.readouterr().out


def test_a_page_is_markdown_with_a_head_and_without_our_marks(tmp_path: Path) -> None:
    page = write_pages(SEEDLING, tmp_path / "out")["terms/apple.md"]
    assert page.startswith('---\ntitle: "Яблоко"\n')
    assert "<!-- methodbook:" not in page
    assert "Яблоко // Образец : [сайт]" in page.replace("\xa0", " ")


def test_terms_are_linked(tmp_path: Path) -> None:
    edits = {"glossary/terms/apple.md": [["По плодам узнают", "По грушам не узнают"]]}
    pages = write_pages(make_checkout(tmp_path, edits=edits), tmp_path / "out")
    assert 'data-cl="pear"' in pages["terms/apple.md"]


@pytest.mark.parametrize("settings", ["", "[", "site_name: !ENV [X, Y]\n", "- a\n", "site_name:\n"])
def test_settings_that_cannot_be_read_are_done_without(settings: str, tmp_path: Path) -> None:
    assert write_pages(make_checkout(tmp_path, {"mkdocs.yml": settings}), tmp_path / "out")


def test_a_folder_that_is_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").touch()
    assert main(["pages", str(tmp_path / "out"), "--root", str(SEEDLING)]) == 2
    assert "не удалось записать" in capsys.readouterr().err
