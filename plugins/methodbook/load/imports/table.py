"""A table: the one that ``methodbook export csv`` writes, or a plain one.

A plain table has the columns ``question`` and ``right`` and any number of columns that begin with
``wrong``; beside them ``id``, ``explanation`` and ``about`` are read.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from methodbook.load.imports.draft import RecordDraft, UnreadableError, choose

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = ("level", "difficulty", "seconds", "about", "basis", "at", "read", "prompt", "explanation")


def parse_table(raw: bytes) -> list[RecordDraft]:
    """Every row of the table."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1251", "replace")
    line = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=line.count))
    heads = {each.strip().lower(): each for each in rows.fieldnames or ()}
    own = {"kind", "content", "prompt"} <= heads.keys()
    if not own and not {"question", "right"} <= heads.keys():
        raise UnreadableError("columns")
    found = [{name: (row.get(head) or "").strip() for name, head in heads.items()} for row in rows]
    return [_read_own(row) if own else _read_plain(row) for row in found if any(row.values())]


def _read_own(row: Mapping[str, str]) -> RecordDraft:
    draft = RecordDraft(_arm(row["prompt"])[:80], row.get("id", ""))
    try:
        content = json.loads(row["content"])
    except ValueError:
        return draft.refuse("content")
    if not isinstance(content, dict):
        return draft.refuse("content")
    draft.record = {"kind": row["kind"]}
    draft.record |= {name: _arm(row[name]) for name in _KEPT if row.get(name)}
    if "about" in draft.record:
        draft.record["about"] = row["about"].split()
    draft.record |= content
    return draft


def _arm(text: str) -> str:
    """Take back the sign that kept a spreadsheet from running a text."""
    return text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text


def _read_plain(row: Mapping[str, str]) -> RecordDraft:
    draft = RecordDraft(row["question"][:80], row.get("id", ""))
    if not row["question"]:
        return draft.refuse("empty")
    draft.record = {"prompt": _arm(row["question"])}
    if row.get("explanation"):
        draft.record["explanation"] = _arm(row["explanation"])
    draft.tags = tuple(each.strip() for each in row.get("about", "").split(",") if each.strip())
    wrong = [_arm(text) for name, text in row.items() if name.startswith("wrong") and text]
    options = [(_arm(row["right"]), 1.0, ""), *((text, 0.0, "") for text in wrong)]
    return choose(draft, options, several=False, fixed=False)
