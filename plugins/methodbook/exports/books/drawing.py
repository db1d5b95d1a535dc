"""The drawings of a page as SVG that stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree, html

if TYPE_CHECKING:
    from lxml.etree import _Element

_SVG = "http://www.w3.org/2000/svg"
_CASES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}


def read_drawing(text: str) -> _Element:
    """The SVG of a page as a tree with its namespace; names that HTML lowers get their case."""
    return _convert(html.fragment_fromstring(text))


def _convert(source: _Element) -> _Element:
    names = cast("dict[str, str]", {None: _SVG})
    node = etree.Element(f"{{{_SVG}}}{source.tag}", nsmap=names)
    for name, value in source.items():
        if not str(name).startswith("data-") and name != "tabindex":
            node.set(_CASES.get(str(name), str(name)), value)
    node.text, node.tail = source.text, source.tail
    node.extend([_convert(child) for child in source.iterchildren("*")])
    return node
