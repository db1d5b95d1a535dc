"""The engine knows no host: what it writes says nothing in the words of a theme."""

import re
from pathlib import Path

import pytest

ENGINE = Path("plugins") / "methodbook"
THEME = re.compile(
    r"\bmd-[a-z]|\bdata-md-|data-search-exclude|\[dir\b|mkdocs|\b__md", re.IGNORECASE
)


def list_shown(root: Path) -> list[Path]:
    """The styles, scripts and templates of the engine."""
    return [
        path
        for path in sorted((root / ENGINE).rglob("*"))
        if path.suffix in {".css", ".js", ".html", ".svg"}
    ]


def test_styles_scripts_and_templates_know_no_theme(root: Path) -> None:
    found = list_shown(root)
    assert len(found) > 50
    assert [path.name for path in found if THEME.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "line", [".md-typeset p {}", "<p data-md-x>", "<h2 data-search-exclude>", "[dir=ltr] p {}"]
)
def test_the_words_of_a_theme_are_known_when_seen(line: str) -> None:
    assert THEME.search(line)


def test_the_host_is_thin(root: Path) -> None:
    """Less than four of a hundred lines of Python."""
    lines = {
        name: sum(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.py"))
        for name, folder in (
            ("host", root / "plugins" / "mkdocs_methodbook"),
            ("all", root / "plugins"),
        )
    }
    assert lines["host"] < 0.04 * lines["all"]
