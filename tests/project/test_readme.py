import re
from itertools import pairwise
from pathlib import Path

import pytest

NAMES = ("README.md", "README.ru.md")
TARGET = re.compile(r"\bmake ([a-z-]+)")


def read_commands(readme: Path) -> list[str]:
    """The lines of all code blocks, without the comments, which are in the language of the file."""
    blocks = re.findall(r"^```sh\n(.*?)^```", readme.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


def read_outline(readme: Path) -> list[str]:
    """The kinds of lines in their order: headings by level, rows of tables, items of lists."""
    return re.findall(r"^(#+ |\||- )", readme.read_text("utf-8"), re.MULTILINE)


def read_targets(root: Path) -> set[str]:
    """The targets that `make help` explains."""
    return set(
        re.findall(r"^([a-z-]+):.*## ", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    )


def test_both_languages_name_the_same_commands(root: Path) -> None:
    english, russian = (read_commands(root / name) for name in NAMES)
    assert english == russian
    assert {"make serve", "make test"} <= set(english)


def test_both_languages_have_the_same_outline(root: Path) -> None:
    english, russian = (read_outline(root / name) for name in NAMES)
    assert english == russian


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_named_exists(root: Path, name: str) -> None:
    assert set(TARGET.findall((root / name).read_text("utf-8"))) <= read_targets(root)


def test_every_make_target_has_an_explanation(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert set(phony.split()) == read_targets(root)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_named_exists(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    quoted = re.findall(r"`((?:glossary|cases|docs|plugins|requirements|\.github)/[^ `]*)`", text)
    assert [path for path in linked + quoted if not (root / path).exists()] == []


def test_workflows_call_targets_that_exist(root: Path) -> None:
    workflows = [root / ".gitlab-ci.yml", root / ".ci/run", *(root / ".github/workflows").iterdir()]
    called = {target for path in workflows for target in TARGET.findall(path.read_text("utf-8"))}
    assert called
    assert called <= read_targets(root)


def test_the_way_without_make_is_the_way_of_make(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    steps = ("requirements/site.txt", "requirements/test.txt", "-m tools.browser")
    commands = "\n".join(read_commands(root / "README.md"))
    assert [step for step in steps if step not in makefile or step not in commands] == []
    positions = [commands.index(step) for step in steps]
    assert all(before < after for before, after in pairwise(positions))
