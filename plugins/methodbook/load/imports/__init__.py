"""Questions of other systems: Moodle XML, GIFT, QTI and tables become a file of the bank.

A key is never changed: what cannot be held as it was is left out and told of, question by
question. A file is a stranger's: no entity is resolved, no address opened, no archive unpacked
beyond a limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.load.imports.draft import RecordDraft, UnreadableError
from methodbook.load.imports.gift import parse_gift
from methodbook.load.imports.moodle import parse_moodle
from methodbook.load.imports.qti import parse_qti
from methodbook.load.imports.table import parse_table

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 32 << 20
"""Bytes of a file, and of all that is packed in one."""

__all__ = ["LARGEST", "RecordDraft", "UnreadableError", "parse_questions"]


def parse_questions(raw: bytes, name: str) -> list[RecordDraft]:
    """The questions of a file; raises ``UnreadableError`` when it is none of these formats."""
    if len(raw) > LARGEST:
        raise UnreadableError("large")
    return _find_parser(raw, name)(raw)


def _find_parser(raw: bytes, name: str) -> Callable[[bytes], list[RecordDraft]]:
    start = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if raw[:4] == b"PK\x03\x04":
        return parse_qti
    if start.startswith(b"<"):
        return parse_moodle if b"<quiz" in raw[:4096] else parse_qti
    if name.lower().endswith((".csv", ".tsv")):
        return parse_table
    return parse_gift
