"""A small grammar of XML for formats whose schemas no package registry carries.

A shape says of an element which children it has, in which order, and which attributes; it is
written down from the specification, not from what our exports happen to write.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

FREE = frozenset({"schemaLocation", "lang"})
"""Attributes of other namespaces, allowed anywhere."""


@dataclass(frozen=True)
class Shape:
    """``children`` is a regular expression over tags, each followed by a space."""

    children: str = ""
    required: str = ""
    optional: str = ""
    text: bool = False


def read_text(node: _Element) -> str:
    """All text in *node*, whatever it stands in."""
    return "".join(map(str, node.itertext()))


def read_attribute(node: _Element, name: str) -> str:
    """An attribute that must be there."""
    return str(node.attrib[name])


def local(name: object) -> str:
    return str(name).rpartition("}")[2]


def find_faults(root: _Element, shapes: Mapping[str, Shape]) -> Iterator[str]:
    """What in the tree of *root* breaks *shapes*."""
    for node in root.iter("*"):
        tag = local(node.tag)
        if tag not in shapes:
            yield f"{tag}: unknown"
            continue
        shape = shapes[tag]
        row = "".join(f"{local(child.tag)} " for child in node.iterchildren("*"))
        if not re.fullmatch(expand(shape.children), row):
            yield f"{tag}: children {row}"
        names = {local(name) for name in node.attrib} - FREE
        required, optional = set(shape.required.split()), set(shape.optional.split())
        if required - names or names - required - optional:
            yield f"{tag}: attributes {' '.join(sorted(names))}"
        said = "".join([node.text or "", *(child.tail or "" for child in node)])
        if said.strip() and not shape.text:
            yield f"{tag}: text {said.strip()!r}"


def expand(children: str) -> str:
    """Turn ``a b* (c|d)+`` into an expression over tags that are each followed by a space."""
    tags = re.sub(r"\w+", lambda word: f"(?:{word[0]}_)", children)
    return tags.replace(" ", "").replace("_)", " )")
