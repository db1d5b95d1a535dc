from collections.abc import Sequence
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.load.method import find_root
from methodbook.model.method import Layout
from methodbook.model.settings import Settings
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE, SEEDLING, find, list_codes, make_checkout
from tests.said import tell

FILE = "method.yml"


def test_the_base_knows_its_method() -> None:
    method = read_content(SEEDLING).base.method
    assert (method.slug, method.name, method.languages) == ("orchard", "Садоводство", ("ru",))
    assert method.kinds_by_id["stage"].index_layout is Layout.PATH


def test_ids_begin_with_the_slug_where_nothing_else_is_said(tmp_path: Path) -> None:
    pinned = [["exports:", "seeds: {anki: old-garden}\nexports:"]]
    seeds = read_content(make_checkout(tmp_path, edits={FILE: pinned})).base.method.seeds
    assert (seeds.anki, seeds.packages, seeds.storage) == ("old-garden", "orchard", "orchard")


def test_the_root_is_the_nearest_folder_with_a_method(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    (root / "docs/mkdocs.yml").touch()
    assert find_root(root / "docs") == root.resolve()


def test_a_project_without_a_method_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    assert find_root(tmp_path) == tmp_path.resolve()
    [finding] = find(tmp_path)
    assert (finding.code, finding.place.file) == ("E120", FILE)
    assert FILE in tell(finding).hint


WRONG = {
    "a broken file says one thing": ([["slug: orchard", "slug: [orchard"]], "E103"),
    "a field that nobody knows": ([["slug: orchard", "slug: orchard\ncolour: red"]], "E106"),
    "a field that is missing": ([["slug: orchard\n", ""]], "E108"),
    "two kinds in one folder": ([["glossary/tools", "glossary/terms"]], "E121"),
    "a section that is not described": ([["required: [why,", "required: [wy,"]], "E122"),
    "types of a kind that has none": ([["shape: trouble", "shape: plain"]], "E123"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_method_is_told_alone_and_at_its_place(
    name: str, tmp_path: Path
) -> None:
    edits, code = WRONG[name]
    root = make_checkout(tmp_path, edits={FILE: edits})
    findings = find(root)
    assert {finding.code for finding in findings} == {code}
    assert {finding.place.file for finding in findings} == {FILE}


def test_a_finding_stands_where_the_wrong_name_is(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, edits={FILE: [["required: [why,", "required: [wy,"]]})
    [finding] = find(root)
    line = (root / FILE).read_text("utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("wy,")


@pytest.mark.parametrize(
    ("edits", "codes"),
    [([], ["E124"]), ([["exports:", "folders: {pages: content}\nexports:"]], [])],
)
def test_pages_that_the_site_looks_for_elsewhere_do_not_vanish(
    edits: Sequence[Sequence[str]], codes: list[str], tmp_path: Path
) -> None:
    root = make_checkout(tmp_path, {"mkdocs.yml": "docs_dir: content\n"}, {FILE: edits})
    (root / "docs").rename(root / "content")
    assert [code for code in list_codes(root) if code == "E124"] == codes


def test_everything_of_the_folder_of_pages_moves_with_it(tmp_path: Path) -> None:
    edits = {FILE: [["exports:", "folders: {pages: content}\nexports:"]]}
    host = {"mkdocs.yml": "docs_dir: content\n"}
    root = make_checkout(tmp_path, host, edits, SAMPLE)
    (root / "docs").rename(root / "content")
    base, before = read_content(root).base, read_content(SAMPLE).base
    assert base.questions.keys() == before.questions.keys()
    assert base.selfchecks.keys() == before.selfchecks.keys()
    assert base.workbooks.keys() == before.workbooks.keys()
    assert base.entries.keys() == before.entries.keys()
    assert list_codes(root) == list_codes(SAMPLE)


def test_a_host_may_say_in_another_file_where_its_pages_lie(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, {"mkdocs.yml": "INHERIT: ../base.yml\n"})
    assert list_codes(root) == []
    assert "E124" in {each.code for each in make_edition(root, Settings(pages="content")).findings}
    assert make_edition(root, Settings(pages="docs")).findings == ()


@pytest.mark.parametrize(
    "file",
    [
        "docs/practice/quizzes/garden.yaml",
        "docs/practice/quizzes/more/garden.yml",
        "docs/practice/selfchecks/planting.txt",
    ],
)
def test_a_file_of_practice_that_would_not_be_read_is_told(file: str, tmp_path: Path) -> None:
    findings = find(make_checkout(tmp_path, {file: "id: garden\n"}))
    assert [finding.code for finding in findings] == ["E112"]
    assert file.startswith(findings[0].place.file)
