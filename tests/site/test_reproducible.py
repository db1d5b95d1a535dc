"""The same content gives the same site: anywhere, at any time, and with either host."""

import re
import shutil
from pathlib import Path

import pytest

from tests.building import build_site
from tests.checkouts import SAMPLE

GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')


def copy_sample(folder: Path) -> Path:
    """The sample, which has one of everything, with dates of today on its files."""
    return Path(shutil.copytree(SAMPLE, folder, copy_function=shutil.copyfile))


@pytest.fixture(scope="module")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    return build_site(copy_sample(folder / "checkout"), folder / "site")


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
    built_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    checkout = copy_sample(tmp_path / "other place")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    site = build_site(checkout, tmp_path / "site", cwd=tmp_path, environment=elsewhere)
    assert list_differences(built_sample, site) == []


@pytest.mark.slow
def test_properdocs_builds_the_same_site(built_sample: Path, tmp_path: Path) -> None:
    checkout = copy_sample(tmp_path / "checkout")
    site = build_site(checkout, tmp_path / "site", host="properdocs")
    differing = list_differences(built_sample, site)
    assert {name.rpartition(".")[2] for name in differing} <= {"html"}
    for name in differing:
        pages = [(folder / name).read_text("utf-8") for folder in (built_sample, site)]
        first, second = (GENERATOR.sub("", page) for page in pages)
        assert first == second, name
