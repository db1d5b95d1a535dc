"""``build`` and ``serve`` find the site generator by entry point."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from methodbook.cli import hosts, main
from tests.checkouts import SAMPLE, make_checkout


@dataclass
class Recorder:
    """A site generator that only remembers what it was asked."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def build(self, settings: Path, folder: Path | None) -> int:
        self.asked.append((settings, folder))
        return 1

    def serve(self, settings: Path, port: int) -> int:
        self.asked.append((settings, port))
        return 0


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    points = [
        SimpleNamespace(name="sphinx", load=lambda: pytest.fail("the wrong one")),
        SimpleNamespace(name="mkdocs", load=lambda: recorder),
    ]
    monkeypatch.setattr(hosts, "entry_points", lambda group: points if group else [])
    return recorder


def test_the_site_is_built_where_it_is_asked_for_and_the_host_has_the_last_word(
    recorder: Recorder, tmp_path: Path
) -> None:
    assert main(["build", "--root", str(SAMPLE), "--out", str(tmp_path), "--host", "mkdocs"]) == 1
    assert main(["build", "--root", str(SAMPLE)]) == 1
    assert recorder.asked == [
        (SAMPLE / "mkdocs.yml", tmp_path.resolve()),
        (SAMPLE / "mkdocs.yml", None),
    ]


def test_the_site_is_served_at_a_port(recorder: Recorder) -> None:
    assert main(["serve", "--root", str(SAMPLE), "--port", "8123"]) == 0
    assert recorder.asked == [(SAMPLE / "mkdocs.yml", 8123)]


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1", "8000.5", "²"])
def test_a_port_that_is_none_is_refused(
    recorder: Recorder, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", f"--port={port}", "--root", str(SAMPLE)]) == 2
    assert f"«{port}»" in capsys.readouterr().err
    assert recorder.asked == []


def test_another_host_or_file_of_settings_is_told(
    recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--host", "mkdosc", "--root", str(SAMPLE)]) == 2
    assert "Возможно, mkdocs?" in capsys.readouterr().err
    assert main(["build", "--config", "none.yml", "--root", str(SAMPLE)]) == 2
    assert "none.yml" in capsys.readouterr().err
    assert recorder.asked == []


def test_without_any_host_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hosts, "entry_points", lambda group: [] if group else None)
    assert main(["build", "--root", str(SAMPLE)]) == 2
    assert "mkdocs" in capsys.readouterr().err


def test_the_command_line_starts_without_the_site_generator() -> None:
    code = "import sys, methodbook.cli; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_the_installed_host_builds_a_site_and_refuses_a_broken_one(tmp_path: Path) -> None:
    settings = "site_name: Сад\nplugins: [methodbook]\ntheme: {name: material}\n"
    root = make_checkout(tmp_path, {"mkdocs.yml": settings})
    command = [sys.executable, "-m", "methodbook", "build", "--root", str(root), "--out"]
    build = subprocess.run([*command, str(tmp_path / "site")], capture_output=True, check=False)
    assert build.returncode == 0, build.stderr.decode()
    assert (tmp_path / "site" / "terms" / "apple" / "index.html").is_file()
    (root / "glossary" / "terms" / "apple.md").write_text("---\n---\n", "utf-8")
    build = subprocess.run([*command, str(tmp_path / "other")], capture_output=True, check=False)
    assert build.returncode == 1
