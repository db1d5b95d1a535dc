"""A page says what it was made from: a file that it does not name cannot change it."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from methodbook.model.page import EditionPage
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE

CHANGED = {
    "glossary": re.compile(r"(?<=^definition: ).+", re.MULTILINE),
    "cases": re.compile(r"(?<=^definition: ).+", re.MULTILINE),
    "glossary/sources.yml": re.compile(r"(?<=title: ).+"),
    "glossary/conflicts.yml": re.compile(r"(?<=position: )[^}\n]+|(?<=title: ).+"),
}
QUIZ = re.compile(r"(?<=prompt: ).+")

NOTE = """\
---
render_macros: true
---

# Всё

{{ sources() }}

{{ conflicts() }}

{{ quiz_bank() }}

{{ tool_list("pear") }}

{{ minutes("terms/apple.md") }}
"""


def list_content() -> list[str]:
    """The files of the sample that have something to change."""
    files = [path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*")]
    found = sorted(file for file in files if file.endswith((".md", ".yml")) and find_pattern(file))
    # One of each kind: a folder holds alike ones, and each makes an edition of its own.
    return list(
        {(Path(file).parent, Path(file).suffix == ".md" or file): file for file in found}.values()
    )


def find_pattern(file: str) -> re.Pattern[str] | None:
    """What is changed in a file; ``None`` where nothing of it is shown."""
    if "/quizzes/" in file:
        return QUIZ
    pattern = CHANGED.get(file) or CHANGED.get(file.partition("/")[0])
    known = pattern and pattern.search((SAMPLE / file).read_text("utf-8"))
    return pattern if known else None


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = tmp_path_factory.mktemp("reads") / "checkout"
    shutil.copytree(SAMPLE, checkout)
    (checkout / "docs" / "all.md").write_text(NOTE, "utf-8")
    # It lists the downloads, and making those takes longer than all pages.
    (checkout / "docs" / "course" / "quizzes.md").unlink()
    return checkout


@pytest.fixture(scope="module")
def before(checkout: Path) -> Mapping[str, EditionPage]:
    return make_edition(checkout).pages


def show(page: EditionPage) -> tuple[object, ...]:
    return (page.html, page.tail, page.title, page.description, page.structured, page.headings)


def test_there_is_something_to_change() -> None:
    assert len(list_content()) > 10


@pytest.mark.parametrize("file", list_content())
def test_a_change_reaches_only_pages_that_name_the_file(
    checkout: Path, before: Mapping[str, EditionPage], file: str
) -> None:
    path, pattern = checkout / file, find_pattern(file)
    text = path.read_text("utf-8")
    assert pattern is not None
    path.write_text(pattern.sub("совсем другие слова", text), "utf-8")
    try:
        after = make_edition(checkout).pages
    finally:
        path.write_text(text, "utf-8")
    changed = {each for each, page in after.items() if show(page) != show(before[each])}
    named = {each for each, page in before.items() if file in page.reads}
    assert changed
    assert changed <= named
