"""The same content gives the same site: anywhere, at any time, and with either host."""

import re
import shutil
from pathlib import Path

import pytest

from tests.building import build_site

OURS = ("cases", "docs", "glossary")
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')


def copy_content(root: Path, folder: Path) -> Path:
    """A checkout of the same content somewhere else, with other dates on its files."""
    for name in OURS:
        shutil.copytree(root / name, folder / name, copy_function=shutil.copyfile)
    for name in ("method.yml", "mkdocs.yml"):
        shutil.copyfile(root / name, folder / name)
    return folder


def list_files(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def list_differences(first: Path, second: Path) -> list[str]:
    """Files that only one of two sites has, or that differ in any byte."""
    names, others = list_files(first), list_files(second)
    alone = sorted(set(names) ^ set(others))
    both = sorted(set(names) & set(others))
    return alone + [name for name in both if read(first / name) != read(second / name)]


def read(file: Path) -> bytes:
    return file.read_bytes()


@pytest.mark.slow
def test_another_folder_time_zone_and_working_directory_change_nothing(
    root: Path, built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    checkout = copy_content(root, tmp_path / "other place")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    site = build_site(checkout, tmp_path / "site", cwd=tmp_path, environment=elsewhere)
    assert list_differences(built_site, site) == []


@pytest.mark.slow
def test_properdocs_builds_the_same_site(root: Path, built_site: Path, tmp_path: Path) -> None:
    site = build_site(root, tmp_path / "site", host="properdocs")
    differing = list_differences(built_site, site)
    assert {name.rpartition(".")[2] for name in differing} <= {"html"}
    for name in differing:
        pages = [(folder / name).read_text("utf-8") for folder in (built_site, site)]
        first, second = (GENERATOR.sub("", page) for page in pages)
        assert first == second, name
