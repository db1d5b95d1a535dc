"""What the items of QTI 2.1 are put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.questions.targets.qti_logic import Q, call
from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

RESPONSE = "RESPONSE"
"""The response of an item that has only one."""


@dataclass(frozen=True)
class Reply:
    """Something to be said: by a rule, or whenever a choice of that name was made in ``of``."""

    name: str
    paragraphs: Sequence[_Element]
    of: str = ""

    @property
    def outcome(self) -> str:
        """The outcome that shows it."""
        return call(self.of or self.name)


@dataclass(frozen=True)
class Parts:
    """What an item is made of, besides what all of them have."""

    responses: Sequence[_Element]
    body: Sequence[_Element]
    rules: Sequence[_Element]
    remarks: Sequence[Reply] = ()
    shown: str = ""
    """What everybody sees after the answer, before the explanation."""
    points: int = 1
    counts: Sequence[str] = ()
    """Outcomes that hold points of a part."""


def declare(  # noqa: PLR0913 -- what a declaration of QTI has
    name: str,
    kind: str,
    right: Iterable[str],
    worth: Mapping[str, int] | None = None,
    cardinality: str = "single",
    *,
    case: bool = False,
    **mapping: str,
) -> _Element:
    """A response, what is right and what each value of it is worth; *case* is that of texts."""
    node = Q("responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    values = [Q("value", each) for each in right]
    if values:
        node.append(Q("correctResponse", *values))
    if worth:
        entries = (_map(key, points, kind, case=case) for key, points in worth.items())
        node.append(Q("mapping", *entries, defaultValue="0", **mapping))
    return node


def _map(key: str, points: int, kind: str, *, case: bool) -> _Element:
    entry = Q("mapEntry", mapKey=key, mappedValue=str(points))
    if kind == "string":
        entry.set("caseSensitive", str(case).lower())
    return entry


def write_paragraphs(*texts: str) -> list[_Element]:
    """The paragraphs of all *texts*."""
    return [Q("p", each) for text in texts for each in split_paragraphs(text)]


def comment(letter: str, texts: Iterable[str], of: str = "", start: int = 0) -> list[Reply]:
    """A remark for each of *texts*, named by *letter* and its number."""
    return [
        Reply(f"{letter}{at}", write_paragraphs(text), of) for at, text in enumerate(texts, start)
    ]


def offer(texts: Sequence[str], most: int, *, shuffle: bool) -> _Element:
    """A choice of at most *most* of *texts*; 0 is any number."""
    choices = (Q("simpleChoice", text, identifier=f"A{at}") for at, text in enumerate(texts))
    return Q(
        "choiceInteraction",
        *choices,
        responseIdentifier=RESPONSE,
        shuffle="true" if shuffle else "false",
        maxChoices=str(most),
    )
