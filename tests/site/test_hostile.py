"""Whatever stands in a field of an entry, a reader gets it as text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from methodbook.search.files import FOLDER
from tests.building import run_build
from tests.site.checkout import make_checkout, write_entry
from tests.site.pages import SitePage, read_pages

EVIL = """"'></title></script><img src=x onerror=hack()><script>hack()</script>&lt;b&gt;"""
FIELDS: dict[str, object] = {"english": EVIL, "definition": EVIL, "phrase": EVIL}
MEASURE = dict.fromkeys(("name", "before", "value", "unit", "period", "note"), EVIL)
CASE: dict[str, object] = {
    "industry": [EVIL],
    "size": EVIL,
    "claim": "told",
    "measures": [{**MEASURE, "id": "FIG01", "at": "900:1"}],
    "timeline": [{"when": EVIL, "what": EVIL, "at": ["900:1"]}],
}
TABLE = {"columns": [EVIL, EVIL], "rows": [{"name": EVIL, "cells": [EVIL, EVIL]}]}


@pytest.fixture(scope="module")
def hostile_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of entries that an attacker has filled in; its author did not build it strictly."""
    config = "site_url: https://example.org/\nrepo_url: https://example.org/code\n"
    checkout = make_checkout(root, tmp_path_factory.mktemp("hostile"), config)
    distinct = [{"id": "bridge", "reason": EVIL}]
    words = {"synonyms": [f"{EVIL}2"], "abbreviations": [f"{EVIL}3"], "distinct_from": distinct}
    write_entry(checkout, "terms/mill", f"{EVIL}1", FIELDS | words, EVIL)
    write_entry(checkout, "terms/bridge", "Мостик")
    write_entry(checkout, "cases/case-one", f"{EVIL}4", FIELDS | CASE, EVIL)
    write_entry(checkout, "comparisons/two", f"{EVIL}5", FIELDS | {"table": TABLE}, EVIL)
    build = run_build(checkout, checkout / "site", strict=False)
    assert build.returncode == 0, build.stdout
    return checkout / "site"


@pytest.fixture(scope="module")
def hostile_pages(hostile_site: Path) -> dict[str, SitePage]:
    return read_pages(hostile_site)


def list_intruders(page: SitePage) -> Iterator[str]:
    yield from (node.html or "" for node in page.tree.css("[onerror], body title, head img"))
    scripts = (node.text() for node in page.tree.css("script:not([type='application/ld+json'])"))
    yield from (text for text in scripts if "hack()" in text)


def test_no_markup_of_a_field_comes_alive(hostile_pages: dict[str, SitePage]) -> None:
    found = {name: list(list_intruders(page)) for name, page in hostile_pages.items()}
    assert {name: intruders for name, intruders in found.items() if intruders} == {}


def test_a_title_says_what_the_author_wrote(hostile_pages: dict[str, SitePage]) -> None:
    page = hostile_pages["terms/mill/"]
    assert page.find("title").text().startswith(f"{EVIL}1")
    assert page.find("h1").text() == f"{EVIL}1"
    assert page.find("meta[name=description]").attributes["content"] == EVIL


def test_the_files_of_the_search_hold_it_as_text(hostile_site: Path) -> None:
    """A browser shows it by text nodes; what a file must not do is to end its own string."""
    files = list((hostile_site / FOLDER).glob("*.js"))
    calls = re.compile(r'methodbookSearchFiles\.take\("[a-z0-9-]+",(.*)\);\n', re.DOTALL)
    found = [calls.fullmatch(file.read_text("utf-8")) for file in files]
    assert found
    assert [json.loads(each[1]) for each in found if each]
    assert all(found)


def test_structured_data_stay_data(hostile_pages: dict[str, SitePage]) -> None:
    script = hostile_pages["terms/mill/"].find("script[type='application/ld+json']")
    assert json.loads(script.text())["description"] == EVIL
