"""Files of today meet what readers imported from version 0.1.0: nothing is doubled, nothing lost.

`identities.tsv` was written down from the exports of that version.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.exports.formats import FORMATS
from methodbook.site.edition import Edition, make_edition
from tests.checkouts import SAMPLE
from tests.content.identities import Identity, list_identities

GOLDEN = Path(__file__).with_name("identities.tsv")
NAMING = ("anki", "common-cartridge", "csv", "gift", "aiken", "moodle-xml", "moodle-glossary")
PACKAGES = ("qti", "scorm", "xapi")


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    return make_edition(root)


def export(edition: Edition) -> set[Identity]:
    selection = edition.select(edition.base.ordered_quizzes)
    files: dict[str, bytes] = {}
    for name in (*NAMING, *PACKAGES):
        files |= FORMATS[name].export(selection, lambda: None).files
    return set(list_identities(files))


@pytest.fixture(scope="module")
def today(edition: Edition) -> Mapping[tuple[str, str], str]:
    return {(what, whose): said for what, whose, said in export(edition)}


@pytest.fixture(scope="module")
def golden() -> Mapping[tuple[str, str], str]:
    lines = (line.split("\t") for line in GOLDEN.read_text("utf-8").splitlines())
    return {(what, whose): said for what, whose, said in lines}


def test_everything_that_is_still_there_is_known_by_the_same_id(
    today: Mapping[tuple[str, str], str], golden: Mapping[tuple[str, str], str]
) -> None:
    shared = golden.keys() & today.keys()
    assert {key: today[key] for key in shared} == {key: golden[key] for key in shared}


def test_files_packages_types_and_extensions_are_all_still_there(
    today: Mapping[tuple[str, str], str], golden: Mapping[tuple[str, str], str]
) -> None:
    lost = golden.keys() - today.keys()
    assert {what for what, _ in lost} <= {"anki note"}


def test_every_question_of_then_has_its_name_in_xapi(
    today: Mapping[tuple[str, str], str], edition: Edition
) -> None:
    for name in edition.base.questions:
        assert today["xapi id", name] == f"urn:clientocracy:question:{name}"


def test_what_the_browser_keeps_stays_under_its_key(edition: Edition) -> None:
    held = {
        str(node.attributes["data-cl-method"])
        for page in edition.pages.values()
        for node in LexborHTMLParser(page.html).css("[data-cl-method]")
    }
    assert held == {"clientocracy"}


def test_two_methods_share_no_id(today: Mapping[tuple[str, str], str]) -> None:
    theirs = {
        said
        for what, whose, said in export(make_edition(SAMPLE))
        if whose not in {"Default", "None"} and not what.endswith("organization")
    }
    ours = {said for (_, whose), said in today.items() if whose not in {"Default", "None"}}
    assert theirs
    assert not theirs & ours
