"""A finished page is cut at its headings, for those who read pages: a search, a book, a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from methodbook.model.page import PageSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

UNSEARCHED = "data-cl-unsearched"
"""The attribute of what a search should pass over; on a heading it speaks for its section."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CUT = ",".join(f"{heading}[id]" for heading in _HEADINGS)
_UNREAD = frozenset({"script", "style", "template", "-comment"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u "
    "var wbr".split()
)
_MARK = "cl-origin"


@dataclass
class _Cut:
    """A section while its parts are collected."""

    heading: LexborNode | None = None
    nodes: list[LexborNode] = field(default_factory=list)

    def close(self) -> PageSection:
        node = self.heading
        read = [each for each in self.nodes if not _is_passed_over(each)]
        return PageSection(
            id=(node.attributes["id"] or "") if node else "",
            title=read_text(node) if node else "",
            level=_HEADINGS.index(str(node.tag)) + 1 if node else 0,
            text="\n".join(filter(None, map(read_text, read))),
            html="".join(each.html or "" for each in self.nodes).strip(),
            searched=node is None or UNSEARCHED not in node.attributes,
        )


def split_page(html: str) -> tuple[PageSection, ...]:
    """Cut the body of a page at every heading that has an id; none of its words is lost.

    What stands before the first heading is a section of its own if there is anything to read.
    """
    body = LexborHTMLParser(html).body
    cuts = [_Cut()]
    for node in _list_parts(body) if body else ():
        if node.tag in _HEADINGS and "id" in node.attributes:
            cuts.append(_Cut(node))
        else:
            cuts[-1].nodes.append(node)
    sections = [cut.close() for cut in cuts]
    return tuple(each for each in sections if each.level or each.text)


def _list_parts(node: LexborNode) -> Iterator[LexborNode]:
    """Headings, and between them the largest nodes that enclose none."""
    for child in node.iter(include_text=True):
        if child.tag == "-text" or child.css_first(_CUT) is None or child.tag in _HEADINGS:
            yield child
        else:
            yield from _list_parts(child)


def read_text(node: LexborNode) -> str:
    """The words inside a node without marks of origin and what is not searched, a block a line."""
    words = "".join(_list_words(node))
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def _list_words(node: LexborNode) -> Iterator[str]:
    """Walk without recursion: a page may nest as deep as its author likes."""
    stack: list[LexborNode | str] = _open(node)
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            yield each
        elif each.tag == "-text":
            yield (each.text_content or "").replace("\n", " ")
        elif not _is_passed_over(each):
            edge = "" if each.tag in _INLINE else "\n"
            stack += [edge, *_open(each), edge]


def _open(node: LexborNode) -> list[LexborNode | str]:
    """What is inside a node, the last first; a node of text has itself."""
    inside = [node] if node.tag == "-text" else [*node.iter(include_text=True)]
    return [*reversed(inside)]


def _is_passed_over(node: LexborNode) -> bool:
    said = node.attributes
    return node.tag in _UNREAD or UNSEARCHED in said or said.get("class") == _MARK
