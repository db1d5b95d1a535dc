import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.cli import main
from methodbook.model.page import EditionPage
from tests.checkouts import SEEDLING, Edits, make_checkout

NOTE = '---\ntitle: Записка\nrender_macros: true\n---\n\n# Записка\n\n{{ tool_list("pear") }}\n'


def write_pages(root: Path, folder: Path) -> dict[str, str]:
    assert main(["pages", str(folder), "--root", str(root)]) == 0
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a page that calls a macro, a picture, and a former id."""
    files = {"docs/deep/note.md": NOTE, "docs/assets/mark.svg": "<svg/>"}
    edits: Edits = {
        "glossary/terms/apple.md": [
            ["По плодам узнают", "По грушам не узнают"],
            ["english: apple", "english: apple\nformerly: [malus]"],
        ]
    }
    return make_checkout(tmp_path_factory.mktemp("pages"), files, edits)


@pytest.fixture(scope="module")
def folder(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything the command writes."""
    folder = tmp_path_factory.mktemp("out")
    write_pages(checkout, folder)
    return folder


def read(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def test_every_entry_index_and_hand_written_page_becomes_a_file(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = write_pages(checkout, tmp_path / "out")
    assert {"terms/apple.md", "terms/index.md", "cases/orchard.md"} <= set(pages)
    assert {"reference/findings.md", "about.md", "deep/note.md"} <= set(pages)
    assert f"Записано страниц: {len(pages)}, папка " in capsys.readouterr().out


def test_a_page_is_markdown_with_a_head_and_without_our_marks(folder: Path) -> None:
    page = read(folder, "terms/apple.md")
    assert page.startswith('---\ntitle: "Яблоко"\n')
    assert "<!-- methodbook:" not in page
    assert "Яблоко // Образец : [сайт]" in page.replace("\xa0", " ")


def test_a_page_has_no_blank_line_that_would_end_its_html(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        body = path.read_text("utf-8").split("---\n\n", 1)[1]
        assert "\n\n" not in body.rstrip("\n"), path


def test_terms_are_linked(folder: Path) -> None:
    assert 'data-cl="pear"' in read(folder, "terms/apple.md")


def test_the_macros_of_a_hand_written_page_are_filled_in(folder: Path) -> None:
    page = read(folder, "deep/note.md")
    assert "{{" not in page
    assert "../../terms/pear/" in page


def test_a_page_loads_its_styles_and_scripts_and_they_are_there(folder: Path) -> None:
    for name in ("terms/apple.md", "deep/note.md", "index.md"):
        tree = LexborHTMLParser(read(folder, name))
        hrefs = [node.attributes["href"] for node in tree.css("link[rel=stylesheet]")]
        hrefs += [node.attributes["src"] for node in tree.css("script[src]")]
        home = folder / name.removesuffix("index.md").removesuffix(".md")
        assert len(hrefs) >= 2
        assert all((home / str(href)).resolve().is_file() for href in hrefs), name
    assert "assets/methodbook/preview.js" in read(folder, "terms/apple.md")


def test_data_in_scripts_survives(folder: Path) -> None:
    blocks = [
        node.text()
        for path in folder.rglob("*.md")
        for node in LexborHTMLParser(path.read_text("utf-8")).css("script[type*=json]")
    ]
    assert len([json.loads(block) for block in blocks]) > 3


def test_redirects_downloads_data_and_the_authors_files_are_written(folder: Path) -> None:
    assert "../apple/" in read(folder, "terms/malus/index.html")
    assert json.loads(read(folder, "data/knowledge.json"))["version"] == 1
    assert len(list((folder / "data").iterdir())) > 5
    assert read(folder, "assets/mark.svg") == "<svg/>"
    assert not list(folder.rglob("*.yml"))


def test_a_broken_macro_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_checkout(tmp_path, {"docs/note.md": NOTE.replace("pear", "peer")})
    assert main(["pages", str(tmp_path / "out"), "--root", str(root)]) == 1
    assert "docs/note.md:8" in capsys.readouterr().err
    assert (tmp_path / "out" / "terms" / "apple.md").is_file()


@pytest.mark.parametrize("settings", ["", "[", "site_name: !ENV [X, Y]\n", "- a\n", "site_name:\n"])
def test_settings_that_cannot_be_read_are_done_without(settings: str, tmp_path: Path) -> None:
    assert write_pages(make_checkout(tmp_path, {"mkdocs.yml": settings}), tmp_path / "out")


def test_a_folder_that_is_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").touch()
    assert main(["pages", str(tmp_path / "out"), "--root", str(SEEDLING)]) == 2
    assert "не удалось записать" in capsys.readouterr().err


def test_the_authors_own_files_are_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_checkout(tmp_path)
    before = (root / "docs" / "about.md").read_bytes()
    for folder in (root, root / "docs", root / "glossary"):
        assert main(["pages", str(folder), "--root", str(root)]) == 2
        assert "заменили бы" in capsys.readouterr().err
    assert (root / "docs" / "about.md").read_bytes() == before


def test_a_page_without_anything_to_read_has_no_sections() -> None:
    assert EditionPage("x.md", "Имя", "", "").sections == ()
