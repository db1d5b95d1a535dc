"""``data/knowledge.json``: a promise to programs that read the site."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from methodbook.load.checkout import read_content

KINDS = {"term", "principle", "tool", "stage", "problem", "case", "comparison", "page"}
FIELDS = {
    "id": str,
    "kind": str,
    "kinds": list,
    "name": str,
    "url": str,
    "summary": str,
    "synonyms": list,
    "abbreviations": list,
    "relations": list,
    "citations": list,
}
CITATION = re.compile(r"\d{3}:\d+(-\d+)?")


@pytest.fixture(scope="module")
def records(built_site: Path) -> list[dict[str, Any]]:
    knowledge = json.loads((built_site / "data" / "knowledge.json").read_text("utf-8"))
    assert knowledge.keys() == {"version", "entries"}
    assert knowledge["version"] == 1
    entries: list[dict[str, Any]] = knowledge["entries"]
    return entries


def test_each_published_entry_stands_once(root: Path, records: list[dict[str, Any]]) -> None:
    published = [entry.id for entry in read_content(root).base.published]
    assert Counter(record["id"] for record in records) == Counter(published)


def test_each_entry_has_the_promised_fields(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert {name: type(record.get(name)) for name in FIELDS} == FIELDS, record["id"]
        assert record["name"].strip(), record["id"]
        assert record["summary"].strip(), record["id"]


def test_kinds_are_the_promised_ones(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert set(record["kinds"]) <= KINDS, record["id"]
        assert record["kind"] == record["kinds"][0], record["id"]
    assert {record["kind"] for record in records} == KINDS


def test_addresses_are_relative_and_unique(built_site: Path, records: list[dict[str, Any]]) -> None:
    addresses = [record["url"] for record in records]
    assert max(Counter(addresses).values()) == 1
    assert [url for url in addresses if url[:1] == "/" or ":" in url] == []
    assert [url for url in addresses if not (built_site / url / "index.html").is_file()] == []


def test_relations_lead_to_entries(records: list[dict[str, Any]]) -> None:
    ids = {record["id"] for record in records}
    ends = {relation["to"] for record in records for relation in record["relations"]}
    assert ends <= ids


def test_citations_name_a_document_and_its_lines(records: list[dict[str, Any]]) -> None:
    cited = [citation for record in records for citation in record["citations"]]
    assert cited
    assert [citation for citation in cited if not CITATION.fullmatch(citation)] == []


def test_a_word_that_is_also_a_tool_is_one_entry(records: list[dict[str, Any]]) -> None:
    both = [record for record in records if {"term", "tool"} <= set(record["kinds"])]
    assert both
    assert all(record["url"].startswith(f"{record['kind']}s/") for record in both)
