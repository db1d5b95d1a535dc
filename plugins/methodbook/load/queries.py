"""A file of queries with what they should find: a list of records, in YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from methodbook.load import rules
from methodbook.load.file import LARGEST, parse_bytes
from methodbook.load.tree import parse_tree
from methodbook.model.finding import Finding, Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class WantedQuery:
    """What a reader types, and the ids of what answers it, any of them."""

    id: str
    sort: str
    text: str
    wanted: frozenset[str]


def read_queries(path: Path) -> tuple[list[WantedQuery], list[Finding], str]:
    """Read the queries of *path*, what is wrong with them, and the text of the file.

    Raises ``OSError`` when the file cannot be opened.
    """
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return [], [rules.TOO_LARGE.at(Place(file=str(path)), Sentence("queries"))], ""
    file = parse_bytes(raw, str(path))
    if isinstance(file, Finding):
        return [], [file], ""
    return *parse_queries(file.text, file.path), file.text


def parse_queries(text: str, name: str) -> tuple[list[WantedQuery], list[Finding]]:
    """Parse ``- {id: …, class: …, q: …, want: [id, …]}``; a wrong record hides no other."""
    tree = parse_tree(text, name)
    if tree.findings:
        return [], tree.findings
    if not isinstance(tree.value, list):
        return [], [rules.WRONG_TYPE.at(tree.find_value(()), Sentence("queries"))]
    found = [_take(record) for record in tree.value]
    findings = [
        rules.WRONG_TYPE.at(tree.find_value((number,)), Sentence("query"))
        for number, query in enumerate(found)
        if query is None
    ]
    return [query for query in found if query], findings


def _take(record: Any) -> WantedQuery | None:  # noqa: ANN401 -- raw YAML
    if not isinstance(record, dict):
        return None
    name, sort, text, wanted = (record.get(key) for key in ("id", "class", "q", "want"))
    if not (isinstance(name, str) and isinstance(sort, str) and isinstance(text, str)):
        return None
    return (
        WantedQuery(name, sort, text, frozenset(map(str, wanted)))
        if isinstance(wanted, list)
        else None
    )
