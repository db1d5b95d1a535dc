"""Elements of XML in one namespace, written the way they nest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Child: TypeAlias = "str | _Element"


@dataclass(frozen=True)
class Tags:
    """Makes elements of *namespace*; ``prefixes`` are declared on each that stands at the top."""

    namespace: str
    prefixes: Mapping[str | None, str] = field(default_factory=dict)

    def __call__(self, tag: str, *children: Child, **attributes: str) -> _Element:
        """An element with text and other elements in it, in the order given."""
        names = {None: self.namespace, **self.prefixes}
        name = f"{{{self.namespace}}}{tag}"
        node = etree.Element(name, attributes, nsmap=names)  # type: ignore[arg-type] # None is the default
        for child in children:
            _append(node, child)
        return node


def _append(node: _Element, child: Child) -> None:
    if not isinstance(child, str):
        node.append(child)
    elif len(node):
        node[-1].tail = (node[-1].tail or "") + child
    else:
        node.text = (node.text or "") + child


def locate_schemas(root: _Element, schemas: Mapping[str, str]) -> _Element:
    """*root*, telling a validator where the schema of each namespace lies."""
    root.set(f"{{{XSI}}}schemaLocation", " ".join(f"{name} {at}" for name, at in schemas.items()))
    return root
