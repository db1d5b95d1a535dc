"""A Python-Markdown extension that lets wide tables scroll by keyboard inside a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

    from methodbook.words import Words

_PRIORITY = 2
"""Near the end: the frame is nobody's business but the reader's."""

_SIDES = {f"text-align: {side};": side for side in ("left", "center", "right")}
"""What Python-Markdown writes as a style of a cell."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class FramedTables(Extension):
    """Puts each table into a group that can be focused and has a name.

    A region would be a landmark, and a page may have a dozen tables.
    """

    def __init__(self, words: Words) -> None:
        """Take the sentences that name a table."""
        super().__init__()
        self._words = words

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Framer(md, self._words), "cl-framed-tables", _PRIORITY)


class _Framer(Treeprocessor):
    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self._words = words

    def run(self, root: ET.Element) -> None:
        title = self._words.say("tables", "untitled")
        for place, child in enumerate(list(root)):
            if child.tag in _HEADINGS:
                title = "".join(child.itertext()).strip() or title
            elif child.tag == "table":
                root[place] = _frame(child, self._words.say("tables", "name", title=title))
            else:
                self.run(child)


def _frame(table: ET.Element, name: str) -> ET.Element:
    attributes = {"class": "cl-table-frame", "role": "group", "tabindex": "0"}
    frame = ET.Element("div", {**attributes, "aria-label": name})
    frame.tail, table.tail = table.tail, None
    table.set("class", "cl-plain")
    for cell in table.iter():
        _classify(cell)
    frame.append(table)
    return frame


def _classify(cell: ET.Element) -> None:
    """Give a cell a class for its alignment: a strict policy forbids styles inside a page."""
    side = _SIDES.get(cell.get("style", ""))
    if side:
        del cell.attrib["style"]
        cell.set("class", f"cl-{side}")
