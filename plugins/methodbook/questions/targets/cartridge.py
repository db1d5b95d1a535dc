"""Items of QTI 1.2.1, within what the profile of Common Cartridge 1.1 allows.

Moodle's import decides some details; they break no other reader of the profile:

* a condition that goes on (``continue="Yes"``) carries the general feedback and nothing else;
* the score of an answer is read from the last condition that names it, and only 100 is a score;
* the scored condition of a gap holds its answers side by side, the first such condition counts;
* HTML is unescaped once too often, so an empty element follows a ``<`` or ``&`` that would then
  begin a tag or an entity.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html

from methodbook.text.elements import Child, Tags
from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Option, Question


class _Qti(Tags):
    """Elements of QTI 1.2, and the few groups of them that return everywhere."""

    def field(self, label: str, entry: str) -> _Element:
        """One field of metadata."""
        return self("qtimetadatafield", self("fieldlabel", label), self("fieldentry", entry))

    def material(self, text: str) -> _Element:
        """Text that is shown, as HTML."""
        return self("material", self("mattext", text, texttype="text/html"))


QTI = _Qti("http://www.imsglobal.org/xsd/ims_qtiasiv1p2")

_RESPONSE = "response"
_GENERAL = "general_fb"


@dataclass(frozen=True)
class ChoiceLabel:
    """An answer that can be chosen."""

    ident: str
    option: Option


@dataclass(frozen=True)
class CartridgeItem:
    """What every item needs, whatever it asks."""

    ident: str
    profile: str
    stem: str
    general: str
    computed: bool = True


def describe(question: Question, profile: str, point: str, *said: str) -> CartridgeItem:
    """What the item of *question* has in common with all; *said* stands before the explanation."""
    return CartridgeItem(
        question.id,
        profile,
        write_text(question.prompt),
        write_text(*said, question.explanation) + point,
        computed=profile != "essay",
    )


def label(options: Sequence[Option]) -> list[ChoiceLabel]:
    """The options, each with its name."""
    return [ChoiceLabel(f"option{at}", option) for at, option in enumerate(options)]


def write_choice(item: CartridgeItem, labels: Sequence[ChoiceLabel], fixed: bool) -> _Element:  # noqa: FBT001 -- a field of the question
    """An item with one right option."""
    conditions = (
        _decide(_equals(each.ident), right=each.option.right, feedback=_feedback(each))
        for each in labels
        if each.option.right or each.option.feedback
    )
    return _write_item(item, _offer(labels, "Single", fixed=fixed), conditions, labels)


def write_choices(item: CartridgeItem, labels: Sequence[ChoiceLabel], fixed: bool) -> _Element:  # noqa: FBT001 -- a field of the question
    """All right options and no other: the profile has no partial credit."""
    exactly = QTI("and")
    for each in labels:
        chosen = _equals(each.ident, case="Yes")
        exactly.append(chosen if each.option.right else QTI("not", chosen))
    conditions = [
        _decide(exactly, right=True),
        *(
            _decide(_equals(each.ident), right=False, feedback=_feedback(each))
            for each in labels
            if each.option.feedback
        ),
    ]
    return _write_item(item, _offer(labels, "Multiple", fixed=fixed), conditions, labels)


def write_typed(item: CartridgeItem, forms: Sequence[str]) -> _Element:
    """An item with a field that takes any of *forms*."""
    accepted = [_equals(form) for form in forms]
    return _write_item(item, _take_text(rows=1), [_decide(*accepted, right=True)])


def write_essay(item: CartridgeItem) -> _Element:
    """An item that is answered in free words."""
    return _write_item(item, _take_text(rows=15), ())


def _write_item(
    item: CartridgeItem,
    response: _Element,
    conditions: Iterator[_Element] | Sequence[_Element],
    labels: Sequence[ChoiceLabel] = (),
) -> _Element:
    processing = QTI("resprocessing", QTI("outcomes", _declare_score()))
    if item.general:
        processing.append(_decide(QTI("other"), right=False, feedback=_GENERAL, goes_on=True))
    processing.extend(conditions)
    return QTI(
        "item",
        QTI("itemmetadata", QTI("qtimetadata", *_list_fields(item))),
        QTI("presentation", QTI.material(item.stem), response),
        *([processing] if len(processing) > 1 else []),
        *_list_feedback(item, labels),
        ident=item.ident,
        title=_name(item),
    )


def _list_fields(item: CartridgeItem) -> Iterator[_Element]:
    yield QTI.field("cc_profile", f"cc.{item.profile}.v0p1")
    yield QTI.field("qmd_scoringpermitted", "Yes")
    yield QTI.field("qmd_computerscored", "Yes" if item.computed else "No")


_NAME_LENGTH = 100


def _name(item: CartridgeItem) -> str:
    """What a teacher sees in a list of questions: the id, to be found again, and the beginning."""
    text = html.fragment_fromstring(item.stem, create_parent=True).text_content()
    return textwrap.shorten(f"{item.ident}: {text}", _NAME_LENGTH, placeholder="…")


def _list_feedback(item: CartridgeItem, labels: Sequence[ChoiceLabel]) -> Iterator[_Element]:
    said = {_feedback(each): write_text(each.option.feedback) for each in labels}
    for ident, text in {_GENERAL: item.general, **said}.items():
        if ident and text:
            yield QTI("itemfeedback", QTI("flow_mat", QTI.material(text)), ident=ident)


def _feedback(label: ChoiceLabel) -> str:
    return f"{label.ident}_fb" if label.option.feedback else ""


def _offer(labels: Sequence[ChoiceLabel], cardinality: str, *, fixed: bool) -> _Element:
    options = (
        QTI("response_label", QTI.material(write_text(each.option.text)), ident=each.ident)
        for each in labels
    )
    choice = QTI("render_choice", *options, shuffle="No" if fixed else "Yes")
    return QTI("response_lid", choice, ident=_RESPONSE, rcardinality=cardinality)


def _take_text(rows: int) -> _Element:
    field = QTI("render_fib", rows=str(rows), fibtype="String", prompt="Box")
    return QTI("response_str", field, ident=_RESPONSE, rcardinality="Single")


def _declare_score() -> _Element:
    return QTI("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")


def _equals(text: str, case: str = "No") -> _Element:
    return QTI("varequal", text, respident=_RESPONSE, case=case)


def _decide(*conditions: Child, right: bool, feedback: str = "", goes_on: bool = False) -> _Element:
    node = QTI("respcondition", QTI("conditionvar", *conditions))
    node.set("continue", "Yes" if goes_on else "No")
    if right:
        node.append(QTI("setvar", "100", varname="SCORE", action="Set"))
    if feedback:
        node.append(QTI("displayfeedback", feedbacktype="Response", linkrefid=feedback))
    return node


def write_point(words: str, address: str) -> str:
    """A paragraph that leads to *address*, or only says the *words* without one."""
    paragraph = html.Element("p")
    fill(etree.SubElement(paragraph, "a", href=address) if address else paragraph, words)
    return str(html.tostring(paragraph, encoding="unicode"))


def write_text(*texts: str) -> str:
    """Paragraphs of HTML that are still the same after being unescaped once too often."""
    paragraphs = []
    for text in texts:
        for each in split_paragraphs(text):
            paragraph = html.Element("p")
            fill(paragraph, each)
            paragraphs.append(html.tostring(paragraph, encoding="unicode"))
    return "".join(paragraphs)


_OPENING = re.compile(r"(?<=[<&])(?=[A-Za-z#/!?])")
"""Behind a sign that begins a tag or an entity."""


def fill(node: _Element, text: str) -> None:
    """Set *text*, with an empty element where it could be read as a tag or an entity."""
    node.text, *rest = _OPENING.split(text)
    for each in rest:
        etree.SubElement(node, "span").tail = each
