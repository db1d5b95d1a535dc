"""Fields of Moodle XML, and what all formats for Moodle share in writing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lxml import etree, html

from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from lxml.etree import _Element

ANSWER_LENGTH = 255
"""A longer second half of a pair stops the whole import with an error of the database."""


@dataclass(frozen=True)
class GapAnswer:
    """An answer of a gap: what is compared or shown, and what is said of it as HTML."""

    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True)
class GapPart:
    """A gap as the question that Moodle makes of it; ``notation`` is how it stands in a stem."""

    type: str
    notation: str
    answers: tuple[GapAnswer, ...]


@dataclass(frozen=True)
class GapText:
    """A stem whose gaps are ``{#1}``, ``{#2}`` …, and the gaps."""

    stem: str
    gaps: tuple[GapPart, ...]


def write_number(number: Decimal) -> str:
    """A number with a decimal point, never in powers of ten."""
    return format(number, "f")


def set_text(node: _Element, text: str) -> None:
    """Give *node* its *text*, in a section of CDATA if it has spaces or signs of markup.

    Moodle is given a text in pieces, cut beside references, and drops a piece of white space alone:
    «</strong> Мысль» would become one word. A section is not cut there.
    """
    node.text = etree.CDATA(text) if set("&<> ") & set(text) else text


def write_inline(text: str) -> str:
    """*text* as HTML without a paragraph of its own."""
    return escape(join_paragraphs(text), quote=False)


def join_paragraphs(text: str) -> str:
    """*text* in one line."""
    return " ".join(split_paragraphs(text))


def write_remarks(tag: str, remarks: Iterable[tuple[str, str]]) -> str:
    """What is said of single parts as one list of HTML: Moodle keeps nothing for each of them."""
    parts = html.Element(tag)
    for what, feedback in remarks:
        name = etree.SubElement(etree.SubElement(parts, "li"), "strong")
        name.text, name.tail = join_paragraphs(what), f" {join_paragraphs(feedback)}"
    return str(html.tostring(parts, encoding="unicode"))


def add(node: _Element, name: str, text: str) -> _Element:
    """Add a field with plain text."""
    child = etree.SubElement(node, name)
    set_text(child, text)
    return child


def add_plain(node: _Element, name: str, text: str) -> _Element:
    """Add a field with a text in an element of its own."""
    child = etree.SubElement(node, name)
    add(child, "text", text)
    return child


def add_html(node: _Element, name: str, text: str) -> _Element:
    """Add a field with HTML."""
    child = add_plain(node, name, text)
    child.set("format", "html")
    return child


def add_answer(node: _Element, text: str, weight: str, feedback: str = "") -> _Element:
    """Add an answer with its weight in percent."""
    answer = add_plain(node, "answer", text)
    answer.set("fraction", weight)
    add_html(answer, "feedback", feedback)
    return answer


def add_remarks(node: _Element, remarks: str) -> None:
    """Say *remarks* on single parts after an answer that is not wholly right."""
    add_html(node, "partiallycorrectfeedback", remarks)
    add_html(node, "incorrectfeedback", remarks)
    add(node, "shownumcorrect", "1")  # an ordering without it breaks the whole import
