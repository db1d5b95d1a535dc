"""Codes that people have shared are read by these tables for ever."""

import hashlib
import json

import pytest

from methodbook.model.selfcheck import Checklist, Decision

# A table that has been published never changes: add a new version and a line here.
PUBLISHED = {
    ("applicability", 1): "0f379f231bacd9d6",
    ("applicability", 2): "32e3543a6a6b5ecc",
    ("clientocratic", 1): "09061e0c38bc0eba",
    ("clientocratic", 2): "4c57a0b5a5f16029",
}


@pytest.fixture
def tables(applicability: Decision, clientocratic: Checklist) -> dict[tuple[str, int], str]:
    """A short hash of every table of questions."""
    return {
        (check.id, version.version): shorten(version.model_dump(mode="json")["questions"])
        for check in (applicability, clientocratic)
        for version in check.versions
    }


def shorten(table: object) -> str:
    return hashlib.sha256(json.dumps(table).encode()).hexdigest()[:16]


def test_a_published_table_of_questions_never_changes(tables: dict[tuple[str, int], str]) -> None:
    assert tables == PUBLISHED
