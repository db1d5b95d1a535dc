"""Plain text of a question as HTML, and trees of XML as bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from lxml.etree import _Element

_GAP_BETWEEN = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \t\n]+")
"""Spaces that may be joined; one that keeps words together stays."""


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of *text*; a line break inside one is a space."""
    found = (_SPACES.sub(" ", part).strip(" ") for part in _GAP_BETWEEN.split(text))
    return [part for part in found if part]


def write_html(*texts: str) -> str:
    """Paragraphs of HTML; empty texts leave no trace."""
    parts = []
    for text in texts:
        for paragraph in split_paragraphs(text):
            node = html.Element("p")
            node.text = paragraph
            parts.append(html.tostring(node, encoding="unicode"))
    return "".join(parts)


def write_link(words: str, address: str) -> str:
    """A paragraph of HTML that leads to *address*, or only says the words without one."""
    node = html.Element("p")
    if address:
        link = etree.SubElement(node, "a", href=address)
        link.text = words
    else:
        node.text = words
    return str(html.tostring(node, encoding="unicode"))


def write_xml(root: _Element, doctype: str = "") -> bytes:
    """The bytes of an XML document, indented where that changes no text."""
    form = {"xml_declaration": True, "encoding": "UTF-8", "pretty_print": True}
    if doctype:
        form["doctype"] = doctype
    return bytes(etree.tostring(root, **form))  # type: ignore[call-overload] # of plain options
