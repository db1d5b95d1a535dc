"""A hundred small methods run the whole way: read, checked, built, exported and read back."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from methodbook.cli.check import render_finding
from methodbook.exports.formats import FORMATS
from methodbook.model.export import Held
from methodbook.model.finding import Severity
from methodbook.site.edition import Edition, make_edition
from tests.building import build_site
from tests.gauntlet.bases import Recipe, draw_recipe, make_base
from tests.gauntlet.reading import find_broken_links, read_back

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS = range(100)
DEAR = ("exam-pdf", "exam-docx")
"""Formats that are made for every tenth base only."""


@pytest.fixture(params=SEEDS, ids=str)
def recipe(request: pytest.FixtureRequest) -> Recipe:
    """What this base has."""
    return draw_recipe(request.param)


def find_silence(edition: Edition) -> list[str]:
    """Files of the content that are neither read nor told of."""
    base, root = edition.base, edition.content.root
    read = {entry.written.file for entry in base.entries.values()}
    read |= {quiz.written.file for quiz in base.quizzes.values()}
    read |= {check.written.file for check in base.selfchecks.values()}
    read |= {page.file for page in edition.content.pages.values()}
    read |= {"method.yml", "mkdocs.yml", base.method.folders.sources}
    told = {finding.place.file for finding in edition.findings}
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return sorted(name for name in files - read - told if not name.startswith("."))


def find_unsaid(edition: Edition) -> list[str]:
    """Findings that lack a sentence or point at no line."""
    texts: Mapping[str, str] = edition.content.texts
    faults = []
    for finding in edition.findings:
        text = texts.get(finding.place.file, "")
        said = render_finding(finding, text, edition.base.words)
        if "‹" in said or finding.place.line > text.count("\n") + 1:
            faults.append(said)
    return faults


def hold_exports(edition: Edition, seed: int) -> None:
    """Every question is accounted for once in each format, and every file can be opened."""
    selection = edition.select(edition.base.ordered_quizzes)
    for name, each in FORMATS.items():
        if name in DEAR and seed % 10:
            continue
        made = each.export(selection, lambda: None)
        if any(outcome.held is not Held.NONE for outcome in made.outcomes):
            read_back(made.files)
        asked = [question.id for question in selection.questions] if each.card.kinds else []
        words = [entry.id for entry in selection.words] if each.card.glossary else []
        assert Counter(outcome.id for outcome in made.outcomes) == Counter([*asked, *words]), name


def test_a_base_runs_the_gauntlet(recipe: Recipe, tmp_path: Path) -> None:
    edition = make_edition(make_base(recipe, tmp_path))
    errors = [finding for finding in edition.findings if finding.level is Severity.ERROR]
    assert find_unsaid(edition) == []
    assert find_silence(edition) == []
    assert bool(errors) is not recipe.is_flawless, [
        render_finding(each, edition.content.texts.get(each.place.file, ""), edition.base.words)
        for each in errors
    ]
    assert len(edition.pages) > len(edition.base.published)
    assert find_broken_links(edition) == []
    assert edition.page_findings == []
    assert "‹" not in "".join(page.html for page in edition.pages.values())
    if not errors:
        hold_exports(edition, recipe.seed)


@pytest.mark.parametrize("seed", [15, 47])
def test_mkdocs_builds_a_base_as_it_is(seed: int, tmp_path: Path) -> None:
    recipe = draw_recipe(seed)
    root = make_base(recipe, tmp_path / "base")
    config = (
        f"site_name: База {seed}\ndocs_dir: {recipe.directory}\ntheme: {{name: material}}\n"
        "exclude_docs: |\n  practice/**/*.yml\n"
        "plugins: [methodbook, {macros: {modules: [mkdocs_methodbook.macros], "
        "render_by_default: false, on_undefined: strict}}]\n"
        "markdown_extensions: [attr_list, md_in_html, tables]\n"
    )
    (root / "mkdocs.yml").write_text(config, "utf-8")
    site = build_site(root, tmp_path / "site")
    edition = make_edition(root)
    find_url = edition.site.addresses.find_url
    for path in edition.pages:
        assert (site / find_url(path) / "index.html").exists(), path


def test_the_same_seed_makes_the_same_base(tmp_path: Path) -> None:
    first, second = (make_base(draw_recipe(7), tmp_path / name) for name in ("one", "two"))
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [(first / name).read_bytes() for name in names] == [
        (second / name).read_bytes() for name in names
    ]
