import pkgutil
import re
import subprocess
import tomllib
from pathlib import Path

import pytest


def test_every_package_of_the_core_has_its_layer(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers"
    )
    layers = {name for layer in contract["layers"] for name in layer.split(" | ")}
    core = {each.name for each in pkgutil.iter_modules([str(root / "plugins" / "methodbook")])}
    core.discard("__main__")  # the way into the command, on no floor
    assert {f"methodbook.{name}" for name in core} == layers - {"mkdocs_methodbook"}


def test_every_silenced_lint_rule_has_its_reason(root: Path) -> None:
    text = (root / "pyproject.toml").read_text("utf-8")
    rules = re.findall(r'^  ("[A-Z]+[0-9]*",.*)$', text, re.MULTILINE)
    assert rules
    assert [rule for rule in rules if "# " not in rule] == []


def test_the_version_is_the_same_wherever_it_stands(root: Path) -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (root / "CITATION.cff").read_text("utf-8")
    assert f"\n## [{version}]" in (root / "CHANGELOG.md").read_text("utf-8")


def list_files(root: Path) -> list[Path]:
    """Files that belong to the project: what git knows or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return [path for line in listed.stdout.splitlines() if (path := root / line).is_file()]


@pytest.mark.parametrize(
    "place", [Path.home(), Path(__file__).parents[2]], ids=["home", "checkout"]
)
def test_no_file_names_the_machine_it_was_written_on(root: Path, place: Path) -> None:
    name = f"{place}/".encode()
    assert [path for path in list_files(root) if name in path.read_bytes()] == []
