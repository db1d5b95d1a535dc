"""Elements of a backup: names with values, ``$@NULL@$`` for none, numbers instead of names."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

XmlValue: TypeAlias = "str | int | None"

_NULL = "$@NULL@$"
"""How a backup writes a field of the database that is empty."""

HTML = 1
"""The number that Moodle keeps for a text in HTML."""


class Numbers:
    """Numbers of records, from one on in each table, as the database had given them."""

    def __init__(self) -> None:
        """Begin with one everywhere."""
        self._next: defaultdict[str, Iterator[int]] = defaultdict(lambda: itertools.count(1))

    def take(self, table: str) -> int:
        """The next number of *table*."""
        return next(self._next[table])


def grow(
    parent: _Element, name: str, fields: Mapping[str, XmlValue] | None = None, **marks: XmlValue
) -> _Element:
    """Add an element with its attributes and, inside it, an element for each of the *fields*."""
    node = etree.SubElement(parent, name, {mark: _write(value) for mark, value in marks.items()})
    fill(node, fields or {})
    return node


def plant(name: str, fields: Mapping[str, XmlValue] | None = None, **marks: XmlValue) -> _Element:
    """A root with its attributes and an element for each of the *fields*."""
    node = etree.Element(name, {mark: _write(value) for mark, value in marks.items()})
    fill(node, fields or {})
    return node


def fill(node: _Element, fields: Mapping[str, XmlValue]) -> None:
    """Add an element for each of the *fields*."""
    for name, value in fields.items():
        etree.SubElement(node, name).text = _write(value)


def refer(node: _Element, table: str, numbers: Iterable[int]) -> None:
    """List records of *table* that belong to what *node* is about."""
    listed = grow(node, f"{table}ref")
    for number in numbers:
        grow(listed, table, {"id": number})


def write_mark(points: float) -> str:
    """A mark with the decimals that the database keeps."""
    return f"{points:.7f}"


def write_file(root: _Element) -> bytes:
    """The bytes of a file; Moodle knows a backup by these very signs of its first line."""
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text


def _write(value: XmlValue) -> str:
    return _NULL if value is None else str(value)
