"""Questions and terms as the fields of Anki notes.

Anki reads a field as HTML and looks in it for marks of its own: gaps in braces, sounds and formulas
in brackets or behind a backslash. A text that only looks like one must stay a text, so these signs
are written as character references, which a browser undoes and Anki does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import html

from methodbook.exports.markup import split_paragraphs, write_html, write_link
from methodbook.exports.numerals import write_number
from methodbook.model.quiz import Option
from methodbook.questions.chance import make_seed, shuffle
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.exports.format import Selection
    from methodbook.model.entry import Entry
    from methodbook.questions.cloze.model import Gap

Shown: TypeAlias = Single | Several | TrueFalse | Matching | Numeric
"""Questions with one card that shows the whole answer on its back."""

Gapped: TypeAlias = Cloze | Ordering
"""Questions with a card for each gap; in an order every place is one."""

_SIGNS = {
    "{": "&#123;",
    "}": "&#125;",
    "[": "&#91;",
    "]": "&#93;",
    "\\": "<span>&#92;</span>",  # MathJax reads the page as shown, and stops at a tag
}
# Noncharacters are set aside for use inside a program: no text has them.
_OPEN, _TURN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_PLAIN = str.maketrans(_SIGNS)
_GAPPED = str.maketrans({**_SIGNS, ":": "&#58;", _OPEN: "{{c", _TURN: "::", _CLOSE: "}}"})


def describe_word(entry: Entry, selection: Selection) -> list[str]:
    """The fields of the note type ``term``."""
    fields = [
        _write_inline(entry.name),
        write_html(entry.definition),
        write_html(entry.phrase or entry.definition),
        _write_inline(", ".join((*entry.synonyms, *entry.abbreviations))),
        _write_inline(entry.english or ""),
        write_link(entry.name, selection.address(entry.id, "")),
        entry.id,
    ]
    return [field.translate(_PLAIN) for field in fields]


def describe_shown(question: Shown, topic: str, selection: Selection) -> list[str]:
    """The fields of the note type ``question``."""
    front, back = _show(question, selection)
    rest = _describe_rest(question, topic, selection)
    fields = [write_html(question.prompt), front, back, *rest]
    return [field.translate(_PLAIN) for field in fields]


def describe_gapped(question: Gapped, topic: str, selection: Selection) -> list[str]:
    """The fields of the note type ``cloze``; only the first of them has gaps."""
    text, review = _chain(question) if isinstance(question, Ordering) else _cut(question)
    fields = [write_html(question.prompt), review, *_describe_rest(question, topic, selection)]
    return [text.translate(_GAPPED), *(field.translate(_PLAIN) for field in fields)]


def _describe_rest(question: Shown | Gapped, topic: str, selection: Selection) -> list[str]:
    name, address = selection.find_reading(question)
    kind = selection.say("exports", f"kind_{question.kind}")
    return [
        write_html(question.explanation),
        write_link(name, address) if name else "",
        # Anki would show the name of the deck as well, but as HTML.
        _write_inline(f"{topic} · {kind}"),
        question.id,
    ]


def _show(question: Shown, selection: Selection) -> tuple[str, str]:
    """What stands below the question on the front of its card, and the answer."""
    match question:
        case Single() | Several():
            return _show_options(question.options)
        case TrueFalse():
            return _show_options(_list_verdicts(question, selection))
        case Matching():
            return _show_pairs(question, selection)
        case Numeric():
            return _show_number(question, selection)
        case _:
            raise LookupError(question.kind)


def _list_verdicts(question: TrueFalse, selection: Selection) -> tuple[Option, ...]:
    return tuple(
        Option(
            text=selection.say("anki", str(verdict).lower()),
            right=verdict is question.right,
            feedback="" if verdict is question.right else question.feedback,
        )
        for verdict in (True, False)
    )


def _show_options(options: Sequence[Option]) -> tuple[str, str]:
    front = _node("ol", *(_node("li", *_say(option.text)) for option in options), css="options")
    return _write(front), _write(_check(options, "ol"))


def _check(options: Iterable[Option], tag: str = "ul") -> _Element:
    return _node(tag, *map(_judge, options), css="checked")


def _judge(option: Option) -> _Element:
    css = "right" if option.right else "wrong"
    return _node("li", *_say(option.text), *_say(option.feedback, "feedback"), css=css)


def _show_pairs(question: Matching, selection: Selection) -> tuple[str, str]:
    answers = shuffle(tuple(dict.fromkeys(question.answers)), make_seed("anki", question.id))
    lefts = _node("ul", *(_node("li", *_say(pair.left)) for pair in question.pairs))
    rights = _node("ol", *(_node("li", *_say(answer)) for answer in answers), css="options")
    spare = selection.say("anki", "spare")
    rows = [
        *((pair.left, pair.right, pair.feedback) for pair in question.pairs),
        *((spare, each.text, each.feedback) for each in question.spare),
    ]
    return _write(lefts, rights), _write(_tell(rows))


def _show_number(question: Numeric, selection: Selection) -> tuple[str, str]:
    unit = f"\u00a0{question.unit}" if question.unit else ""
    asked = _say(selection.say("anki", "unit", unit=question.unit), "aside") if unit else ()
    tolerance = selection.say(
        "anki", "tolerance", tolerance=write_number(question.tolerance) + unit
    )
    mistakes = [
        *((write_number(each.value) + unit, each.feedback) for each in question.mistakes),
        (selection.say("anki", "other_number"), question.feedback),
    ]
    back = (
        *_say(write_number(question.value) + unit, "word"),
        *(_say(tolerance, "aside") if question.tolerance else ()),
        _check(Option(text=text, feedback=feedback) for text, feedback in mistakes),
    )
    return _write(*asked), _write(*back)


def _chain(question: Ordering) -> tuple[str, str]:
    """The order as a list with a gap in each place, and why each thing stands where it does."""
    places = (
        _node("li", *_say(_gap(number, item.text)))
        for number, item in enumerate(question.items, start=1)
    )
    reasons = (_node("li", *_say(item.feedback, "feedback")) for item in question.items)
    told = any(item.feedback for item in question.items)
    return _write(_node("ol", *places)), _write(_node("ol", *reasons)) if told else ""


def _cut(question: Cloze) -> tuple[str, str]:
    """The text with its gaps, and what else fits or does not fit into each."""
    numbers = {gap.id: number for number, gap in enumerate(question.gaps, start=1)}
    text = "".join(
        part
        if isinstance(part, str)
        else _gap(numbers[part.id], part.answers[0], _list_choices(question, part))
        for part in question.split()
    )
    return _write(*_say(text)), _write(
        _check(each for gap in question.gaps for each in _list_fillings(gap))
    )


def _list_fillings(gap: Gap) -> Iterator[Option]:
    yield Option(text=", ".join(gap.answers), right=True, feedback=gap.feedback)
    yield from gap.wrong


def _list_choices(question: Cloze, gap: Gap) -> str:
    """What a reader can choose from for *gap*; nothing if the answer is to be found unaided."""
    if not gap.wrong:
        return ""
    choices = (gap.answers[0], *(option.text for option in gap.wrong))
    return " / ".join(shuffle(choices, make_seed("anki", question.id, gap.id)))


def _gap(number: int, answer: str, hint: str = "") -> str:
    turn = _TURN + hint if hint else ""
    return f"{_OPEN}{number}{_TURN}{answer}{turn}{_CLOSE}"


def _tell(rows: Iterable[tuple[str, str, str]]) -> _Element:
    """Names, each with what belongs to it and why; one of which nothing is said is left out."""
    node = _node("dl")
    for name, text, feedback in rows:
        if said := [*_say(text), *_say(feedback, "feedback")]:
            node.extend([_node("dt", *_say(name)), _node("dd", *said)])
    return node


def _say(text: str, css: str = "") -> list[_Element]:
    nodes = []
    for paragraph in split_paragraphs(text):
        node = _node("p", css=css)
        node.text = paragraph
        nodes.append(node)
    return nodes


def _node(tag: str, *children: _Element, css: str = "") -> _Element:
    node: _Element = html.Element(tag, {"class": css} if css else {})
    node.extend(children)
    return node


def _write(*nodes: _Element) -> str:
    return "".join(html.tostring(node, encoding="unicode") for node in nodes)


def _write_inline(text: str) -> str:
    """HTML of *text* without a paragraph around it."""
    node = _node("p")
    node.text = text
    return _write(node).removeprefix("<p>").removesuffix("</p>")
