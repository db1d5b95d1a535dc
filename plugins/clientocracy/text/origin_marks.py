"""A Python-Markdown extension that shows marks of origin as small superscript signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from clientocracy.text.origins import MARK, Origin, parse_origin, split_targets

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from markdown import Markdown

_PRIORITY = 185
"""Before links and emphasis (160 and less), after code (190): a mark inside code is code."""


@dataclass(frozen=True)
class OriginLabel:
    """How one origin is shown: the sign, its words for a screen reader, where it leads."""

    sign: str
    words: str
    href: str
    modifier: str


class _MarkProcessor(InlineProcessor):
    def __init__(self, label: Callable[[Origin], OriginLabel], md: Markdown) -> None:
        super().__init__(rf"\s?{MARK}", md)
        self._label = label

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- the name is Python-Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        try:
            origins = [parse_origin(target) for target in split_targets(m["targets"])]
        except ValueError:
            return None, None, None
        return self._render(origins), m.start(), m.end()

    def _render(self, origins: list[Origin]) -> ET.Element:
        sup = ET.Element("sup", {"class": "cl-origin"})
        labels = {self._label(origin): None for origin in origins}
        for label in labels:
            link = ET.SubElement(
                sup,
                "a",
                {
                    "class": f"cl-origin__mark cl-origin__mark--{label.modifier}",
                    "href": label.href,
                    "aria-label": label.words,
                },
            )
            link.text = label.sign
        return sup


class OriginMarks(Extension):
    """Shows ``[@…]``; *label* decides the sign, so that numbering belongs to the page."""

    def __init__(self, label: Callable[[Origin], OriginLabel]) -> None:
        """Take the function that numbers and names an origin."""
        super().__init__()
        self._label = label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the inline pattern."""
        md.inlinePatterns.register(_MarkProcessor(self._label, md), "cl-origin", _PRIORITY)
