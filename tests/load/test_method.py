from collections.abc import Sequence
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.load.method import find_root
from methodbook.model.method import Layout
from tests.checkouts import SEEDLING, find, list_codes, make_checkout
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
