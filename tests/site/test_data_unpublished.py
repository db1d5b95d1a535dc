"""Files with keys and with what only a teacher reads never lie on the site."""

from pathlib import Path

import pytest

from methodbook.model.method import Folders
from tests.building import build_site
from tests.checkouts import SAMPLE, make_checkout


def test_no_file_of_data_is_published(built_site: Path) -> None:
    assert [
        path for path in built_site.rglob("*") if path.suffix.lower() in {".yml", ".yaml"}
    ] == []


@pytest.mark.parametrize("name", ["day.yml", "day.YML", "day.yaml", "cases/frost.Yaml"])
def test_another_ending_publishes_nothing(name: str) -> None:
    assert Folders().holds(f"docs/course/{name}")


@pytest.mark.parametrize("path", ["docs/course/index.md", "docs/course/plan.pdf", "docs/map.yml"])
def test_pages_and_other_files_are_published(path: str) -> None:
    assert not Folders().holds(path)


def test_the_sample_needs_no_setting_for_it(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, base=SAMPLE)
    site = build_site(root, tmp_path / "site")
    assert list(site.rglob("*.yml")) == []
    assert (site / "data" / "course-day.zip").is_file()
