"""Code speaks no language: sentences stand in catalogues, letters in the module of a language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[2] / "plugins"
CYRILLIC = re.compile("[\u0400-\u052f]")
ESCAPED = re.compile(r"\\u04[0-9a-fA-F]{2}|\\u05[01][0-9a-fA-F]")
COMMENTS = {
    ".js": re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".html": re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
    ".toml": re.compile(r"(?m)^\s*#[^\n]*"),
    ".typ": re.compile(r"(?m)^\s*//[^\n]*"),
}
HOMES = ("methodbook/words/", "methodbook/text/languages/")
EXCEPTIONS = {
    "methodbook/widgets/search/words.js": "the letter of list_alike(); one table holds both",
    "methodbook/widgets/quiz/scoring.js": "the same letter; one table of answers holds both",
}


def list_spoken(path: Path) -> Iterator[str]:
    """What the program *path* may say or compare: its strings, and all but comments elsewhere."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield COMMENTS[path.suffix].sub("", text)
        return
    tree = ast.parse(text)
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(said)) if id(node) not in documentation:
                yield said


def find_letters(folder: Path) -> set[str]:
    """The files of *folder* that hold letters of a language outside its homes."""
    return {
        name
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", *COMMENTS}
        and not (name := path.relative_to(folder).as_posix()).startswith(HOMES)
        and any(CYRILLIC.search(each) or ESCAPED.search(each) for each in list_spoken(path))
    }


def test_no_code_holds_letters_of_a_language() -> None:
    assert find_letters(ENGINE) - EXCEPTIONS.keys() == set()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", "def say():\n    return 'Верно'\n"),
        ("a.js", 'var text = "Верно"; // true\n'),
        ("a.js", 'text.replace(/\\u0451/g, "e");\n'),
        ("a.html", "<p>Верно</p>"),
        ("a.toml", 'name = "Верно"\n'),
    ],
)
def test_a_letter_in_code_would_be_found(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert find_letters(tmp_path) == {name}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", '"""«Верно»."""\nX = 1\n"""Верно."""\n'),
        ("a.js", "// «Верно»\n"),
        ("a.css", "/* ё */"),
    ],
)
def test_comments_may_give_examples(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert find_letters(tmp_path) == set()
