"""A file of queries with what they should find: a list of records, in YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from methodbook.load import rules
from methodbook.load.file import LARGEST, parse_bytes
from methodbook.load.tree import parse_tree
from methodbook.model.finding import Finding, Place

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class WantedQuery:
    """What a reader types, and the ids of what answers it, any of them."""

    id: str
    sort: str
    text: str
    wanted: frozenset[str]


def read_queries(path: Path) -> tuple[list[WantedQuery], list[Finding]]:
    """Read the queries of *path*, and what is wrong with them.

    Raises ``OSError`` when the file cannot be opened.
    """
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return [], [rules.TOO_LARGE.at(Place(file=str(path)), "файл с запросами слишком велик")]
    file = parse_bytes(raw, str(path))
    if isinstance(file, Finding):
        return [], [file]
    return parse_queries(file.text, file.path)


def parse_queries(text: str, name: str) -> tuple[list[WantedQuery], list[Finding]]:
    """Parse ``- {id: …, class: …, q: …, want: [id, …]}``; a wrong record hides no other."""
    tree = parse_tree(text, name)
    if tree.findings:
        return [], tree.findings
    if not isinstance(tree.value, list):
        what = "нужен список записей {id, class, q, want}"
        return [], [rules.WRONG_TYPE.at(tree.find_value(()), what)]
    found = [_take(record) for record in tree.value]
    findings = [
        rules.WRONG_TYPE.at(tree.find_value((number,)), "нужны id, class, q и список want")
        for number, query in enumerate(found)
        if query is None
    ]
    return [query for query in found if query], findings


def _take(record: Any) -> WantedQuery | None:  # noqa: ANN401 -- raw YAML
    if not isinstance(record, dict):
        return None
    said = [record.get(name) for name in ("id", "class", "q")]
    wanted = record.get("want")
    if not all(isinstance(each, str) for each in said) or not isinstance(wanted, list):
        return None
    return WantedQuery(said[0], said[1], said[2], frozenset(map(str, wanted)))
