"""What the fields of Anki notes are written with.

Anki reads a field as HTML and looks in it for marks of its own: gaps in braces, sounds and formulas
in brackets or behind a backslash. A text that only looks like one must stay a text, so these signs
are written as character references, which a browser undoes and Anki does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Option

_SIGNS = {
    "{": "&#123;",
    "}": "&#125;",
    "[": "&#91;",
    "]": "&#93;",
    "\\": "<span>&#92;</span>",  # MathJax reads the page as shown, and stops at a tag
}
# Noncharacters are set aside for use inside a program: no text has them.
_OPEN, _TURN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
PLAIN = str.maketrans(_SIGNS)
"""For a field without gaps."""
GAPPED = str.maketrans({**_SIGNS, ":": "&#58;", _OPEN: "{{c", _TURN: "::", _CLOSE: "}}"})
"""For a field with gaps."""


def show_options(options: Sequence[Option]) -> tuple[str, str]:
    """Options to choose from, and the same with what is right and what is said of each."""
    front = node("ol", *(node("li", *say(option.text)) for option in options), css="options")
    return write(front), write(check(options, "ol"))


def check(options: Iterable[Option], tag: str = "ul") -> _Element:
    """Options with a mark of what is right."""
    return node(tag, *map(_judge, options), css="checked")


def _judge(option: Option) -> _Element:
    css = "right" if option.right else "wrong"
    return node("li", *say(option.text), *say(option.feedback, "feedback"), css=css)


def write_gap(number: int, answer: str, hint: str = "") -> str:
    """A gap in the notation of Anki, for a text that is translated by :data:`GAPPED`."""
    turn = _TURN + hint if hint else ""
    return f"{_OPEN}{number}{_TURN}{answer}{turn}{_CLOSE}"


def tell(rows: Iterable[tuple[str, str, str]]) -> _Element:
    """Names, each with what belongs to it and why; one of which nothing is said is left out."""
    listed = node("dl")
    for name, text, feedback in rows:
        if said := [*say(text), *say(feedback, "feedback")]:
            listed.extend([node("dt", *say(name)), node("dd", *said)])
    return listed


def say(text: str, css: str = "") -> list[_Element]:
    """The paragraphs of *text*."""
    nodes = []
    for paragraph in split_paragraphs(text):
        made = node("p", css=css)
        made.text = paragraph
        nodes.append(made)
    return nodes


def node(tag: str, *children: _Element, css: str = "") -> _Element:
    """An element of HTML."""
    made: _Element = html.Element(tag, {"class": css} if css else {})
    made.extend(children)
    return made


def write(*nodes: _Element) -> str:
    """HTML as text."""
    return "".join(html.tostring(each, encoding="unicode") for each in nodes)


def write_inline(text: str) -> str:
    """HTML of *text* without a paragraph around it."""
    made = node("p")
    made.text = text
    return write(made).removeprefix("<p>").removesuffix("</p>")
