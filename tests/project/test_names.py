"""The name of a type means one thing in the whole engine."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[2] / "plugins"


def list_types(code: str) -> Iterator[str]:
    """The public classes and the public aliases of types that *code* defines."""
    for node in ast.parse(code).body:
        match node:
            case ast.ClassDef(name=name):
                found = name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias")):
                found = name
            case _:
                continue
        if not found.startswith("_"):
            yield found


def find_shared(folder: Path) -> dict[str, list[str]]:
    """Names of types that several modules of *folder* give to things of their own."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*.py")):
        for name in list_types(path.read_text("utf-8")):
            homes[name].append(path.relative_to(folder).as_posix())
    return {name: found for name, found in homes.items() if len(found) > 1}


def test_no_two_types_have_one_name() -> None:
    assert find_shared(ENGINE) == {}


@pytest.mark.parametrize("second", ["class Row: ...", 'Row: TypeAlias = "tuple[str, ...]"'])
def test_a_second_type_of_a_name_would_be_found(second: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("class Row: ...\n", "utf-8")
    (tmp_path / "b.py").write_text(f"{second}\nclass _Own: ...\n", "utf-8")
    (tmp_path / "c.py").write_text("from a import Row\nclass _Own: ...\n", "utf-8")
    assert find_shared(tmp_path) == {"Row": ["a.py", "b.py"]}
