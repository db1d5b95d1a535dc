"""Running text of a block, flattened out of its inline elements, and links put into it.

A term whose words are split by emphasis is found in the flat text; the link then goes around the
elements, or between their parts if it begins or ends inside one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from methodbook.text.mentions import OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node: TypeAlias = str | ET.Element
"""A part of an element's content."""

_TRANSPARENT_TAGS = "abbr b bdi bdo cite del dfn em i ins mark q s small span strong time u wbr"
_OBJECT_TAGS = (
    "audio button canvas iframe img input label math meter object output picture progress ruby "
    "script select style sub sup svg template textarea video"
)
_TRANSPARENT = frozenset(_TRANSPARENT_TAGS.split())
_CLOSED = frozenset({"a", "code", "kbd", "samp", "var"})
_OBJECTS = frozenset(_OBJECT_TAGS.split())
_INLINE = _TRANSPARENT | _CLOSED | _OBJECTS | {"br"}
_BREAK = "\n\n"  # what a block inside another is to the text around it

REQUEST = "cl-request"
"""The attribute by which an inline element asks for a link or for none."""


@dataclass(frozen=True)
class Closed:
    """A span of flat text in which nothing is linked, and the element that it is, if it is one."""

    start: int
    end: int
    element: ET.Element | None = None


@dataclass(frozen=True)
class Passage:
    """The flat text of one block and the spans of it that stay as they are."""

    text: str
    closed: tuple[Closed, ...]


def is_inline(element: ET.Element) -> bool:
    """Whether an element is part of a line rather than a block of its own."""
    return element.tag in _INLINE


def is_shut(element: ET.Element) -> bool:
    """Whether its author wants no links in *element*."""
    return element.get("links") == "off"


def read_passage(element: ET.Element) -> Passage:
    """Read the text that stands in *element* itself; blocks inside it are breaks."""
    text, closed = "", []
    for part, owner in _flatten(element):
        if owner is not None:
            closed.append(Closed(len(text), len(text) + len(part), owner))
        text += part
    return Passage(text, tuple(closed))


def _flatten(element: ET.Element) -> Iterator[tuple[str, ET.Element | None]]:
    """The text of an element in pieces; a closed piece comes with the element that it is."""
    for node in list_nodes(element):
        if isinstance(node, str):
            yield node, None
        elif _is_open(node):
            yield from _flatten(node)
        else:
            yield _read_closed(node), node


def _is_open(element: ET.Element) -> bool:
    return element.tag in _TRANSPARENT and not is_shut(element) and REQUEST not in element.attrib


def _read_closed(element: ET.Element) -> str:
    if not is_inline(element):
        return _BREAK
    if element.tag == "br":
        return " "
    return OBJECT if element.tag in _OBJECTS else "".join(element.itertext()) or OBJECT


def wrap(element: ET.Element, start: int, end: int, link: ET.Element) -> None:
    """Put *link* around a span of the flat text of *element* that touches nothing closed."""
    nodes, place = list_nodes(element), 0
    for node in nodes:
        stop = place + _measure(node)
        if place <= start and end <= stop and not isinstance(node, str):
            wrap(node, start - place, end - place, link)
            return
        place = stop
    before, rest = _split(nodes, start)
    middle, after = _split(rest, end - start)
    put_nodes(link, middle)
    put_nodes(element, [*before, link, *after])


def unwrap(element: ET.Element, is_wanted: Callable[[ET.Element], bool]) -> None:
    """Replace every wanted element inside *element* by its content."""
    for child in element:
        unwrap(child, is_wanted)
    if any(is_wanted(child) for child in element):
        nodes = (
            list_nodes(node) if not isinstance(node, str) and is_wanted(node) else [node]
            for node in list_nodes(element)
        )
        put_nodes(element, [node for part in nodes for node in part])


def _measure(node: Node) -> int:
    if isinstance(node, str):
        return len(node)
    if _is_open(node):
        return sum(len(part) for part, _ in _flatten(node))
    return len(_read_closed(node))


def _split(nodes: list[Node], place: int) -> tuple[list[Node], list[Node]]:
    """Cut a list of nodes; an element across the cut becomes two."""
    before: list[Node] = []
    for number, node in enumerate(nodes):
        size = _measure(node)
        if place == 0:
            return before, nodes[number:]
        if place < size:
            left, right = _split_node(node, place)
            return [*before, left], [right, *nodes[number + 1 :]]
        before.append(node)
        place -= size
    return before, []


def _split_node(node: Node, place: int) -> tuple[Node, Node]:
    if isinstance(node, str):
        return node[:place], node[place:]
    left, right = _split(list_nodes(node), place)
    second = ET.Element(node.tag, {k: v for k, v in node.attrib.items() if k != "id"})
    put_nodes(node, left)
    put_nodes(second, right)
    return node, second


def list_nodes(element: ET.Element) -> list[Node]:
    """The content of an element as one list of strings and elements."""
    nodes: list[Node] = [element.text] if element.text else []
    for child in element:
        nodes += [child, child.tail] if child.tail else [child]
    return nodes


def put_nodes(element: ET.Element, nodes: list[Node]) -> None:
    """Replace the content of an element; tag and attributes stay."""
    element[:] = [node for node in nodes if not isinstance(node, str)]
    element.text = None
    last: ET.Element | None = None
    for node in nodes:
        if not isinstance(node, str):
            last, node.tail = node, None
        elif last is None:
            element.text = (element.text or "") + node
        else:
            last.tail = (last.tail or "") + node
