"""The table of cases: what it shows, what it lacks, what it is narrowed by."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.entry import Case
from methodbook.render.case_table import FACETS, CaseRow, list_facets, make_rows
from methodbook.render.indexes import list_indexes
from methodbook.render.page import Site


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="module")
def rows(base: Base) -> dict[str, CaseRow]:
    cases = [entry for entry in base.published if isinstance(entry, Case)]
    return {row.case.id: row for row in make_rows(cases, base)}


@pytest.fixture(scope="module")
def page(base: Base) -> LexborHTMLParser:
    pages = {page.path: page for page in list_indexes(base, Site())}
    return LexborHTMLParser(pages["cases/index.md"].html)


def test_figures_with_a_value_before_come_first(rows: dict[str, CaseRow]) -> None:
    for row in rows.values():
        befores = [measure.before is None for measure in row.figures]
        assert befores == sorted(befores)
        assert row.hidden + len(row.figures) == len(row.case.measures)


def test_gaps_are_counted_from_the_figures_themselves(rows: dict[str, CaseRow]) -> None:
    row = rows["case-roskachestvo"]
    assert row.gaps == (
        "без значения «до» — 1 из 3",
        "без периода — 3 из 3",
        "размер компании не назван",
    )


def test_every_value_of_a_facet_finds_a_case(rows: dict[str, CaseRow]) -> None:
    facets = dict(list_facets(tuple(rows.values()), str.casefold))
    assert tuple(facets) == FACETS
    for facet, values in facets.items():
        assert values, facet
        for value in values:
            assert any(value in row.list_values(facet) for row in rows.values())


def test_no_value_holds_the_sign_that_separates_values(rows: dict[str, CaseRow]) -> None:
    values = [v for row in rows.values() for facet in FACETS for v in row.list_values(facet)]
    assert not [value for value in values if "|" in value]


def test_without_a_script_every_case_is_shown(
    page: LexborHTMLParser, rows: dict[str, CaseRow]
) -> None:
    items = page.css("[data-cl-item]")
    assert len(items) == len(rows)
    assert not [item for item in items if "hidden" in item.attributes]
    assert [bar.attributes.get("hidden") for bar in page.css(".cl-filter__bar")] == [None]
    assert len(page.css(".cl-filter__bar[hidden]")) == 1


def test_each_control_offers_what_the_rows_carry(page: LexborHTMLParser) -> None:
    for select in page.css("select[data-cl-facet]"):
        facet = select.attributes["data-cl-facet"]
        offered = {option.attributes["value"] for option in select.css("option")} - {""}
        carried = {
            value
            for item in page.css("[data-cl-item]")
            for value in (item.attributes[f"data-cl-{facet}"] or "").split("|")
        }
        assert offered == carried - {""}
