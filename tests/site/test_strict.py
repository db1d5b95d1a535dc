"""A strict build stops at what must not be published, and says all of it first."""

import re
from pathlib import Path

import pytest

from tests.building import run_build
from tests.site.checkout import make_checkout, write_entry


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    checkout = make_checkout(root, tmp_path)
    write_entry(checkout, "terms/mill", "Мельница", {"related": ["bridge"]})
    write_entry(checkout, "terms/bridge", "Мостик")
    return checkout


def test_content_without_findings_is_built(checkout: Path) -> None:
    build = run_build(checkout, checkout / "site")
    assert build.returncode == 0, build.stdout
    assert "WARNING" not in build.stdout


def test_every_error_is_told_before_the_build_stops(checkout: Path) -> None:
    write_entry(
        checkout, "terms/mill", "Мельница", {"related": ["no-such-entry"], "colour": "white"}
    )
    write_entry(checkout, "terms/bridge", "Мостик", {"related": ["neither-this"]})
    build = run_build(checkout, checkout / "site")
    assert build.returncode == 1
    assert re.search(r"glossary/terms/mill\.md:9:\d+: E106", build.stdout)
    assert re.search(r"glossary/terms/bridge\.md:8:\d+: E201", build.stdout)
    assert "Traceback" not in build.stdout
    assert not (checkout / "site" / "index.html").exists()


def test_an_author_who_does_not_build_strictly_gets_pages_and_is_told(checkout: Path) -> None:
    write_entry(checkout, "terms/bridge", "Мостик", {"related": ["no-such-entry"]})
    build = run_build(checkout, checkout / "site", strict=False)
    assert build.returncode == 0, build.stdout
    assert "E201" in build.stdout
    assert (checkout / "site" / "terms" / "bridge" / "index.html").exists()


@pytest.mark.parametrize("strict", [True, False])
def test_raw_markup_on_a_page_fails_the_build(checkout: Path, *, strict: bool) -> None:
    for name in ("first", "second"):
        text = f"# Страница {name}\n\nЗдесь был макрос: {{{{ stages() }}}}.\n"
        (checkout / "docs" / f"{name}.md").write_text(text, "utf-8")
    build = run_build(checkout, checkout / "site", strict=strict)
    assert build.returncode == 1
    assert "first.md" in build.stdout
    assert "second.md" in build.stdout
    assert "Traceback" not in build.stdout


def test_markup_shown_as_code_is_no_raw_markup(checkout: Path) -> None:
    text = "# Как это пишут\n\nМакрос `{{ stages() }}` и метка `[@inference]`.\n"
    (checkout / "docs" / "index.md").write_text(text, "utf-8")
    build = run_build(checkout, checkout / "site")
    assert build.returncode == 0, build.stdout


def test_a_page_that_asks_for_macros_gets_them(checkout: Path) -> None:
    text = "---\nrender_macros: true\n---\n\n# Чтение\n\nМинут: {{ minutes('terms/mill.md') }}.\n"
    (checkout / "docs" / "index.md").write_text(text, "utf-8")
    build = run_build(checkout, checkout / "site")
    assert build.returncode == 0, build.stdout
    assert "Минут: 1." in (checkout / "site" / "index.html").read_text("utf-8")


def test_a_checkout_without_any_entry_is_a_site_too(root: Path, tmp_path: Path) -> None:
    checkout = make_checkout(root, tmp_path)
    config = (checkout / "mkdocs.yml").read_text("utf-8").replace("  - Слова: terms/index.md\n", "")
    (checkout / "mkdocs.yml").write_text(config, "utf-8")
    build = run_build(checkout, checkout / "site")
    assert build.returncode == 0, build.stdout
    assert (checkout / "site" / "index.html").exists()
