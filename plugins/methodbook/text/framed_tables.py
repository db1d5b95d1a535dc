"""A Python-Markdown extension that lets wide tables scroll by keyboard inside a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from methodbook.messages import message

if TYPE_CHECKING:
    from markdown import Markdown

_PRIORITY = 2
"""Near the end: the frame is nobody's business but the reader's."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class FramedTables(Extension):
    """Puts each table into a group that can be focused and has a name.

    A region would be a landmark, and a page may have a dozen tables.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Framer(md), "cl-framed-tables", _PRIORITY)


class _Framer(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        title = message("tables", "untitled")
        for place, child in enumerate(list(root)):
            if child.tag in _HEADINGS:
                title = "".join(child.itertext()).strip() or title
            elif child.tag == "table":
                root[place] = _frame(child, title)
            else:
                self.run(child)


def _frame(table: ET.Element, title: str) -> ET.Element:
    attributes = {"class": "cl-table-frame", "role": "group", "tabindex": "0"}
    frame = ET.Element("div", {**attributes, "aria-label": message("tables", "name", title=title)})
    frame.tail, table.tail = table.tail, None
    table.set("class", "cl-plain")
    frame.append(table)
    return frame
