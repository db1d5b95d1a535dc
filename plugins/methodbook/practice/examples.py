"""The filled example of a workbook, and the edits of it that each break one rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from methodbook.model.workbook import OWN_ID

Given: TypeAlias = dict[str, Any]
"""A sheet as a file holds it: fields by name, rows of tables as lists."""


def break_example(example: Mapping[str, Any], edits: Mapping[str, Any]) -> Given:
    """Return *example* with *edits*: ``field``, ``table.row.column``, ``+table`` and ``-table``.

    ``+table`` adds rows, ``-table`` takes the rows of those ids away. Raises ``KeyError`` for a row
    or a table that is not there.
    """
    broken: Given = {name: _copy(value) for name, value in example.items()}
    for name, value in edits.items():
        table, *inner = name.removeprefix("+").removeprefix("-").split(".")
        if name.startswith("+"):
            broken[table] = [*broken[table], *value]
        elif name.startswith("-"):
            broken[table] = [row for row in broken[table] if row[OWN_ID] not in value]
        elif inner:
            _find_row(broken[table], inner[0])[inner[1]] = value
        else:
            broken[table] = value
    return broken


def _copy(value: Any) -> Any:  # noqa: ANN401 -- a value of YAML
    if isinstance(value, str) or not isinstance(value, Sequence):
        return value
    return [dict(row) if isinstance(row, Mapping) else row for row in value]


def _find_row(rows: Sequence[dict[str, Any]], name: str) -> dict[str, Any]:
    return {row[OWN_ID]: row for row in rows}[name]
