"""Items of QTI 1.2 in the dialect that Canvas writes and reads itself.

The field ``question_type`` says what an item is; pairs, lists and gaps are a response each, and the
shares of their right answers add up to a hundred. Feedback goes by name: ``general_fb`` for all,
``general_incorrect_fb`` for a wrong answer, ``…_fb`` for an option. The names were read in
instructure/qti, the open importer of Canvas.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import html

from methodbook.questions.targets.cartridge import QTI
from methodbook.questions.targets.moodle import write_inline, write_remarks
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Option, Question
    from methodbook.text.elements import Child

_GENERAL, _WRONG = "general_fb", "general_incorrect_fb"
_ONLY = "response1"
_NAME_LENGTH = 100


@dataclass(frozen=True)
class CanvasItem:
    """What every item needs, whatever it asks; texts are HTML."""

    ident: str
    type: str
    points: int
    stem: str
    general: str
    wrong: str = ""
    """What is said of an answer that is not wholly right."""


@dataclass(frozen=True)
class List:
    """Answers to choose from by their names, and which one is right; ``about`` stands before it."""

    ident: str
    about: str
    answers: Mapping[str, str]
    right: tuple[str, ...]


@dataclass(frozen=True)
class CanvasMarks:
    """Fields and conditions of an item, and what is said of single options by their names."""

    fields: Sequence[_Element]
    conditions: Sequence[_Element]
    said: Mapping[str, str] = field(default_factory=dict)


def describe(
    question: Question, kind: str, points: int, point: str, *, wrong: str = ""
) -> CanvasItem:
    """What the item of *question* has in common with all; *point* leads to the article."""
    stem, general = write_html(question.prompt), write_html(question.explanation) + point
    return CanvasItem(question.id, kind, points, stem, general, wrong)


def explain_parts(parts: Iterable[tuple[str, str]]) -> str:
    """What is said of single parts, as a list of HTML; nothing where nothing is said."""
    said = [(what, feedback) for what, feedback in parts if feedback]
    return write_remarks("ul", said) if said else ""


def write_choice(item: CanvasItem, options: Sequence[Option], *, many: bool = False) -> _Element:
    """An item with options: one right, or *many* of which all have to be chosen."""
    names = [f"option{at}" for at, _ in enumerate(options)]
    answers = {name: write_html(option.text) for name, option in zip(names, options, strict=True)}
    chosen = _offer(_ONLY, "", answers, "Multiple" if many else "Single")
    said = {name: option.feedback for name, option in zip(names, options, strict=True)}
    right = [name for name, option in zip(names, options, strict=True) if option.right]
    exactly = [_choose_all(names, right)] if many else [_equals(_ONLY, right[0])]
    return write_item(item, CanvasMarks([chosen], [_award(100, *exactly)], said))


def write_lists(item: CanvasItem, lists: Sequence[List]) -> _Element:
    """An item with several lists, each of them worth the same."""
    fields = [_offer(each.ident, each.about, each.answers, None) for each in lists]
    share = 100 / len(lists)
    conditions = [
        _award(share, _equals(each.ident, name), adds=True) for each in lists for name in each.right
    ]
    return write_item(item, CanvasMarks(fields, conditions))


def write_number(item: CanvasItem, value: str, low: str, high: str) -> _Element:
    """An item that takes any number from *low* to *high*; *value* is the right one."""
    between = QTI("and", _compare("vargte", low), _compare("varlte", high))
    accepted = QTI("or", _equals(_ONLY, value), between)
    return write_item(item, CanvasMarks([_take(fibtype="Decimal")], [_award(100, accepted)]))


def write_typed(item: CanvasItem, forms: Sequence[str]) -> _Element:
    """An item with a field that takes any of *forms*."""
    accepted = [_equals(_ONLY, form) for form in forms]
    return write_item(item, CanvasMarks([_take()], [_award(100, *accepted)]))


def write_essay(item: CanvasItem) -> _Element:
    """An item that a teacher marks."""
    return write_item(item, CanvasMarks([_take()], [_tell(_GENERAL, QTI("other"))]))


def write_item(item: CanvasItem, marks: CanvasMarks) -> _Element:
    """The item around its fields and conditions."""
    said = {f"{name}_fb": write_html(text) for name, text in marks.said.items() if text}
    spoken = {_GENERAL: item.general, _WRONG: item.wrong, **said}
    processing = QTI("resprocessing", QTI("outcomes", _declare_score()))
    processing.extend(_tell(name, QTI("other")) for name in (_GENERAL, _WRONG) if spoken[name])
    processing.extend(_tell(name, _equals(_ONLY, name.removesuffix("_fb"))) for name in said)
    processing.extend(marks.conditions)
    return QTI(
        "item",
        QTI("itemmetadata", QTI("qtimetadata", *_list_fields(item))),
        QTI("presentation", QTI.material(item.stem), *marks.fields),
        processing,
        *_list_feedback(spoken),
        ident=item.ident,
        title=_name(item),
    )


def write_gap(name: str) -> str:
    """A gap in a stem: the name of its response in square brackets."""
    return f"[{name}]"


def still_brackets(text: str) -> str:
    """Keep Canvas from seeing a gap in the text around the gaps."""
    return text.replace("[", "&#91;")


def name_response(name: str) -> str:
    """The response of the gap *name*."""
    return f"response_{name}"


def _list_fields(item: CanvasItem) -> Iterator[_Element]:
    yield QTI.field("question_type", item.type)
    yield QTI.field("points_possible", f"{item.points}.0")
    yield QTI.field("assessment_question_identifierref", f"{item.ident}-question")


def _name(item: CanvasItem) -> str:
    text = html.fragment_fromstring(item.stem, create_parent=True).text_content()
    return textwrap.shorten(f"{item.ident}: {text}", _NAME_LENGTH, placeholder="…")


def _offer(ident: str, about: str, answers: Mapping[str, str], cardinality: str | None) -> _Element:
    labels = (
        QTI("response_label", QTI.material(text), ident=name) for name, text in answers.items()
    )
    children: list[Child] = [QTI.material(about)] if about else []
    how = {"rcardinality": cardinality} if cardinality else {}
    return QTI("response_lid", *children, QTI("render_choice", *labels), ident=ident, **how)


def _take(**how: str) -> _Element:
    return QTI("response_str", QTI("render_fib", **how), ident=_ONLY, rcardinality="Single")


def _declare_score() -> _Element:
    return QTI("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")


def _equals(ident: str, text: str) -> _Element:
    return QTI("varequal", text, respident=ident)


def _compare(how: str, number: str) -> _Element:
    return QTI(how, number, respident=_ONLY)


def _choose_all(names: Iterable[str], right: Sequence[str]) -> _Element:
    exactly = QTI("and")
    for name in names:
        chosen = _equals(_ONLY, name)
        exactly.append(chosen if name in right else QTI("not", chosen))
    return exactly


def _award(share: float, *conditions: _Element, adds: bool = False) -> _Element:
    points = f"{share:.2f}" if adds else "100"
    scored = QTI("setvar", points, action="Add" if adds else "Set", varname="SCORE")
    node = QTI("respcondition", QTI("conditionvar", *conditions), scored)
    if not adds:
        node.set("continue", "No")
    return node


def _tell(name: str, condition: _Element) -> _Element:
    shown = QTI("displayfeedback", feedbacktype="Response", linkrefid=name)
    node = QTI("respcondition", QTI("conditionvar", condition), shown)
    node.set("continue", "Yes")
    return node


def _list_feedback(said: Mapping[str, str]) -> Iterator[_Element]:
    for name, text in said.items():
        if text:
            yield QTI("itemfeedback", QTI("flow_mat", QTI.material(text)), ident=name)


def write_answers(texts: Iterable[str], gap: str = "") -> dict[str, str]:
    """Answers by names of their own, as HTML in one line.

    Two lists of one item may share a name only if they share the answer: Canvas takes the last.
    """
    return {f"{gap}answer{at}": write_inline(text) for at, text in enumerate(texts)}
