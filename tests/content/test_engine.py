"""The engine knows no method: no word of this one stands in its code, templates or words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.model.base import Base

KINDS = frozenset({".py", ".js", ".html", ".css", ".toml", ".typ"})
NAMES = ("клиентократ", "clientocra", "вкусвилл")
"""The name of the method in any form, and a company that its sources tell of."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(file below plugins, word) -> why it has to stand there; today nothing has to."""


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


def make_pattern(base: Base) -> re.Pattern[str]:
    """The names, the steps of the path, and every id that is more than one plain word."""
    steps = [step.name for step in base.list_steps()]
    parts = [re.escape(name) for name in (*NAMES, *steps)]
    ids = sorted((name for name in base.entries if "-" in name), key=len, reverse=True)
    return re.compile(
        f"{'|'.join(parts)}|(?<![\\w-])(?:{'|'.join(map(re.escape, ids))})(?![\\w-])", re.IGNORECASE
    )


def find_words(pattern: re.Pattern[str], folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS:
            name = path.relative_to(folder).as_posix()
            yield from ((name, found[0]) for found in pattern.finditer(path.read_text("utf-8")))


def test_no_word_of_the_method_stands_in_the_engine(root: Path, base: Base) -> None:
    found = set(find_words(make_pattern(base), root / "plugins"))
    assert found - EXCEPTIONS.keys() == set()


def test_every_exception_is_still_needed(root: Path, base: Base) -> None:
    assert EXCEPTIONS.keys() <= set(find_words(make_pattern(base), root / "plugins"))


@pytest.mark.parametrize(
    "line",
    [
        "Клиентократия: понятие",
        "FILE = 'clientocracy.apkg'",
        "tools: [governing-council]",
        "Создать Совет управляющих и автономные команды",
    ],
)
def test_a_word_of_the_method_would_be_found(line: str, base: Base, tmp_path: Path) -> None:
    (tmp_path / "some.toml").write_text(line, "utf-8")
    assert list(find_words(make_pattern(base), tmp_path))


def test_a_part_of_a_longer_word_is_no_id(base: Base, tmp_path: Path) -> None:
    (tmp_path / "some.css").write_text(".cl-strategic-canvas-x {}", "utf-8")
    assert list(find_words(make_pattern(base), tmp_path)) == []
