"""Small checkouts: a base without findings with edits on top.

`tests/sample` is a complete small method: an orchard that has one of everything. `tests/seedling`
is its beginning, a dozen files, for tests that ask what one edit changes.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from methodbook.cli.check import check_content
from methodbook.load.method import read_method
from methodbook.model.finding import Finding
from methodbook.model.method import UNREAD

SAMPLE = Path(__file__).parent / "sample"
SEEDLING = Path(__file__).parent / "seedling"
METHOD = read_method(SAMPLE)[0] or UNREAD
"""The method of the sample: a kind of every shape."""

Edits = Mapping[str, Sequence[Sequence[str]]]
"""File -> pairs of what stands in it and what is put in its place."""


def make_checkout(
    folder: Path,
    files: Mapping[str, str | bytes] | None = None,
    edits: Edits | None = None,
    base: Path = SEEDLING,
) -> Path:
    """Copy *base* into *folder*, change its files and add others."""
    root = folder / "checkout"
    shutil.copytree(base, root)
    for name, pairs in (edits or {}).items():
        text = (root / name).read_text("utf-8")
        for old, new in pairs:
            assert old in text, f"в файле {name} нет «{old}»"
            text = text.replace(old, new, 1)
        (root / name).write_text(text, "utf-8")
    for name, content in (files or {}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def find(root: Path) -> list[Finding]:
    """Everything the checker says about a checkout."""
    return check_content(root)[1]


def list_codes(root: Path) -> list[str]:
    """The codes of everything the checker says about a checkout."""
    return [finding.code for finding in find(root)]


PATHS = """# Пути

## Новичку {: #newcomer }

1. [Яблоко](terms/apple.md). Сначала о плоде.
2. [Обход сада](method/tour.md).
3. [Ухожен ли сад](practice/tended.md).

## Прочее

Здесь списка нет.
"""

_BOOKS = """
roles:
  paths: paths.md
books:
  opening:
    - {title: Начало, pages: [about.md]}
  closing:
    - {title: Конец, pages: [method/tour.md]}
"""


def tread(folder: Path) -> Path:
    """A copy of the sample at *folder* with reading paths and a book that opens and closes."""
    shutil.copytree(SAMPLE, folder)
    (folder / "docs" / "paths.md").write_text(PATHS, "utf-8")
    with (folder / "method.yml").open("a", encoding="utf-8") as file:
        file.write(_BOOKS)
    return folder
