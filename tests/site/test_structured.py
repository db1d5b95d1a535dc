"""Structured data: every term is a schema.org DefinedTerm of one set, the glossary."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.site.pages import SitePage, read_pages

SCRIPT = "script[type='application/ld+json']"
SCHEMA = "https://schema.org"


def read_structured(page: SitePage) -> dict[str, Any]:
    [script] = page.tree.css(SCRIPT)
    record: dict[str, Any] = json.loads(script.text())
    return record


@pytest.fixture(scope="module")
def terms(entries: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry for entry in entries.values() if "term" in entry["kinds"]]


def test_every_term_is_a_defined_term(
    pages: Mapping[str, SitePage], terms: list[dict[str, Any]]
) -> None:
    for term in terms:
        record = read_structured(pages[term["url"]])
        assert (record["@context"], record["@type"]) == (SCHEMA, "DefinedTerm")
        assert (record["name"], record["description"]) == (term["name"], term["summary"])
        assert record["inDefinedTermSet"]["@type"] == "DefinedTermSet"
        assert record["inLanguage"] == "ru"
        assert record["termCode"] == term["id"]


def test_the_glossary_is_the_set_of_all_terms(
    pages: Mapping[str, SitePage], terms: list[dict[str, Any]]
) -> None:
    record = read_structured(pages["terms/"])
    assert (record["@context"], record["@type"]) == (SCHEMA, "DefinedTermSet")
    named = [term["name"] for term in record["hasDefinedTerm"]]
    assert sorted(named) == sorted(term["name"] for term in terms)


def test_without_an_address_of_the_site_no_address_is_named(
    pages: Mapping[str, SitePage],
) -> None:
    texts = [script.text() for page in pages.values() for script in page.tree.css(SCRIPT)]
    assert [text for text in texts if '"url"' in text or '"@id"' in text] == []
    assert {text.count("://") for text in texts} == {1}  # the context's own


def test_a_term_of_an_addressed_site_names_its_address_and_that_of_its_set(
    addressed_site: Path, address: str
) -> None:
    pages = read_pages(addressed_site)
    record = read_structured(pages["terms/mill/"])
    assert record["url"] == record["@id"] == f"{address}terms/mill/"
    assert record["inDefinedTermSet"]["url"] == f"{address}terms/"
    assert read_structured(pages["terms/"])["url"] == f"{address}terms/"
