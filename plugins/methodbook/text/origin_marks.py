"""A Python-Markdown extension that shows marks of origin as small superscript signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from methodbook.text.origins import MARK, Origin, parse_origin, split_targets

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from markdown import Markdown

_PRIORITY = 185
"""Before links and emphasis (160 and less), after code (190): a mark inside code is code."""

_TREE_PRIORITY = -1
"""After MkDocs has looked for the places that links lead to (0), before terms are linked (-2)."""

_TARGETS = "cl-targets"


@dataclass(frozen=True)
class OriginLabel:
    """How one origin is shown: the sign, its words for a screen reader, where it leads."""

    sign: str
    words: str
    href: str
    modifier: str


class _MarkPattern(InlineProcessor):
    """Sets a mark aside: inline patterns do not run in the order in which a reader meets them."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- the name is Python-Markdown's
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 -- the whole text is not needed
    ) -> tuple[ET.Element | None, int | None, int | None]:
        try:
            for target in split_targets(m["targets"]):
                parse_origin(target)
        except ValueError:
            return None, None, None
        mark = ET.Element("sup", {"class": "cl-origin", _TARGETS: m["targets"]})
        return mark, m.start(), m.end()


class _MarkWriter(Treeprocessor):
    """Numbers the marks of the finished tree in document order."""

    def __init__(self, label: Callable[[Origin], OriginLabel], md: Markdown) -> None:
        super().__init__(md)
        self._label = label

    def run(self, root: ET.Element) -> None:
        for mark in root.iter("sup"):
            targets = mark.attrib.pop(_TARGETS, None)
            if targets is not None:
                origins = [parse_origin(target) for target in split_targets(targets)]
                self._write(mark, dict.fromkeys(self._label(origin) for origin in origins))

    def _write(self, mark: ET.Element, labels: Iterable[OriginLabel]) -> None:
        for label in labels:
            link = ET.SubElement(
                mark,
                "a",
                {
                    "class": f"cl-origin__mark cl-origin__mark--{label.modifier}",
                    "href": label.href,
                    "aria-label": label.words,
                },
            )
            link.text = label.sign


class OriginMarks(Extension):
    """Shows ``[@…]``; *label* decides the sign, so that numbering belongs to the page."""

    def __init__(self, label: Callable[[Origin], OriginLabel]) -> None:
        """Take the function that numbers and names an origin."""
        super().__init__()
        self._label = label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the notation and the numbering."""
        md.inlinePatterns.register(_MarkPattern(rf"\s?{MARK}", md), "cl-origin", _PRIORITY)
        md.treeprocessors.register(_MarkWriter(self._label, md), "cl-origin", _TREE_PRIORITY)
