import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements/site.txt", "requirements/test.txt")


def read_pins(lock: Path) -> dict[str, str]:
    """Version of each locked package."""
    pins = re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", lock.read_text("utf-8"), re.MULTILINE)
    return dict(pins)


def read_project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_has_hashes(root: Path, lock: str) -> None:
    text = re.sub(r" *#.*", "", (root / lock).read_text("utf-8")).replace("\\\n", " ")
    for line in filter(None, text.splitlines()):
        requirement, *hashes = line.split("--hash=sha256:")
        assert re.match(r"[a-z0-9.-]+==\S+", requirement), line
        assert hashes, line


def test_the_site_is_tested_with_the_versions_it_is_built_with(root: Path) -> None:
    site, test = (read_pins(root / lock) for lock in LOCKS)
    assert site.items() <= test.items()


def test_the_locks_hold_what_the_project_asks_for(root: Path) -> None:
    project = read_project(root)
    groups = project["dependency-groups"]
    wanted = {
        LOCKS[0]: project["project"]["dependencies"] + groups["build"],
        LOCKS[1]: project["project"]["dependencies"] + groups["build"] + groups["test"],
    }
    for lock, requirements in wanted.items():
        pins = read_pins(root / lock)
        for requirement in map(Requirement, requirements):
            version = pins[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{requirement} in {lock}"


def test_the_build_uses_the_locked_backend(root: Path) -> None:
    project = read_project(root)
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


def test_the_npm_lock_names_no_place(root: Path) -> None:
    lock = json.loads((root / "tools/validator/package-lock.json").read_text("utf-8"))
    foreign = {name: package for name, package in lock["packages"].items() if name}
    assert foreign
    assert all("integrity" in package for package in foreign.values())
    assert not any("resolved" in package for package in foreign.values())
