"""Questions as items of QTI 1.2.1, within what the profile of Common Cartridge 1.1 allows.

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

from methodbook.exports.element import Child, Tags
from methodbook.exports.forms import list_forms, list_options
from methodbook.exports.markup import split_paragraphs
from methodbook.model.quiz import Option
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze, Gap
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.exports.format import Selection
    from methodbook.model.quiz import Question


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
class _Label:
    """An answer that can be chosen."""

    ident: str
    option: Option


@dataclass(frozen=True)
class _Item:
    """What every item needs, whatever it asks."""

    ident: str
    profile: str
    stem: str
    general: str
    computed: bool = True


def write_items(question: Question, selection: Selection) -> Iterator[_Element]:
    """The items that *question* becomes: one, or one for each gap of a cloze."""
    match question:
        case Single():
            item = _describe(question, "multiple_choice", selection)
            yield _write_choice(item, _label(question.options), question.fixed)
        case Several():
            item = _describe(question, "multiple_response", selection)
            yield _write_choices(item, _label(question.options), question.fixed)
        case TrueFalse():
            item = _describe(question, "true_false", selection)
            yield _write_choice(item, _label_verdicts(question, selection), fixed=True)
        case Cloze():
            yield from (_write_gap(question, gap, selection) for gap in question.gaps)
        case CaseStudy():
            rubric = _list_rubric(question, selection)
            yield _write_essay(_describe(question, "essay", selection, *rubric))
        case Matching() | Ordering() | Numeric():
            raise LookupError(question.kind)  # the card of the format lets none of them through
        case _:
            raise LookupError(question.kind)


def _describe(question: Question, profile: str, selection: Selection, *said: str) -> _Item:
    return _Item(
        question.id,
        profile,
        _write_text(question.prompt),
        _write_text(*said, question.explanation) + _point(question, selection),
        computed=profile != "essay",
    )


def _label(options: Sequence[Option]) -> list[_Label]:
    return [_Label(f"option{at}", option) for at, option in enumerate(options)]


def _label_verdicts(question: TrueFalse, selection: Selection) -> list[_Label]:
    return [
        _Label(
            verdict,
            Option(
                text=selection.say("interchange", verdict),
                right=right,
                feedback="" if right else question.feedback,
            ),
        )
        for verdict, right in (("true", question.right), ("false", not question.right))
    ]


def _list_rubric(question: CaseStudy, selection: Selection) -> Iterator[str]:
    yield selection.say("interchange", "rubric")
    for each in question.criteria:
        yield selection.say("interchange", "criterion", text=each.text, points=each.points)
        yield selection.say("interchange", "full", full=each.full)
        if each.partial:
            yield selection.say("interchange", "partial", partial=each.partial)
    yield selection.say("interchange", "sample")
    yield question.sample


def _write_choice(item: _Item, labels: Sequence[_Label], fixed: bool) -> _Element:  # noqa: FBT001 -- a field of the question
    conditions = (
        _decide(_equals(each.ident), right=each.option.right, feedback=_feedback(each))
        for each in labels
        if each.option.right or each.option.feedback
    )
    return _write_item(item, _offer(labels, "Single", fixed=fixed), conditions, labels)


def _write_choices(item: _Item, labels: Sequence[_Label], fixed: bool) -> _Element:  # noqa: FBT001 -- a field of the question
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


def _write_gap(question: Cloze, gap: Gap, selection: Selection) -> _Element:
    profile = "multiple_choice" if gap.wrong else "fib"
    whole = _describe(question, profile, selection, "" if gap.wrong else gap.feedback)
    item = _Item(
        f"{question.id}.{gap.id}",
        profile,
        _write_text(question.prompt, _show_gap(question, gap, selection)),
        whole.general,
    )
    if gap.wrong:
        return _write_choice(item, _label(list_options(gap)), fixed=False)
    accepted = [_equals(form) for form in list_forms(gap)]
    return _write_item(item, _take_text(rows=1), [_decide(*accepted, right=True)])


def _show_gap(question: Cloze, asked: Gap, selection: Selection) -> str:
    """The text with one gap to fill; the others are left out, not given away."""
    names = {True: "asked_gap", False: "other_gap"}
    blanks = {this: selection.say("interchange", name) for this, name in names.items()}
    parts = question.split()
    return "".join(part if isinstance(part, str) else blanks[part is asked] for part in parts)


def _write_essay(item: _Item) -> _Element:
    return _write_item(item, _take_text(rows=15), ())


def _write_item(
    item: _Item,
    response: _Element,
    conditions: Iterator[_Element] | Sequence[_Element],
    labels: Sequence[_Label] = (),
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


def _list_fields(item: _Item) -> Iterator[_Element]:
    yield QTI.field("cc_profile", f"cc.{item.profile}.v0p1")
    yield QTI.field("qmd_scoringpermitted", "Yes")
    yield QTI.field("qmd_computerscored", "Yes" if item.computed else "No")


_NAME_LENGTH = 100


def _name(item: _Item) -> str:
    """What a teacher sees in a list of questions: the id, to be found again, and the beginning."""
    text = html.fragment_fromstring(item.stem, create_parent=True).text_content()
    return textwrap.shorten(f"{item.ident}: {text}", _NAME_LENGTH, placeholder="…")


def _list_feedback(item: _Item, labels: Sequence[_Label]) -> Iterator[_Element]:
    said = {_feedback(each): _write_text(each.option.feedback) for each in labels}
    for ident, text in {_GENERAL: item.general, **said}.items():
        if ident and text:
            yield QTI("itemfeedback", QTI("flow_mat", QTI.material(text)), ident=ident)


def _feedback(label: _Label) -> str:
    return f"{label.ident}_fb" if label.option.feedback else ""


def _offer(labels: Sequence[_Label], cardinality: str, *, fixed: bool) -> _Element:
    options = (
        QTI("response_label", QTI.material(_write_text(each.option.text)), ident=each.ident)
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


def _point(question: Question, selection: Selection) -> str:
    """A paragraph that leads to the article, if there is one."""
    name, address = selection.find_reading(question)
    if not name:
        return ""
    words = selection.say("interchange", "read", name=name)
    paragraph = html.Element("p")
    _fill(etree.SubElement(paragraph, "a", href=address) if address else paragraph, words)
    return str(html.tostring(paragraph, encoding="unicode"))


def _write_text(*texts: str) -> str:
    """Paragraphs of HTML that are still the same after being unescaped once too often."""
    paragraphs = []
    for text in texts:
        for each in split_paragraphs(text):
            paragraph = html.Element("p")
            _fill(paragraph, each)
            paragraphs.append(html.tostring(paragraph, encoding="unicode"))
    return "".join(paragraphs)


_OPENING = re.compile(r"(?<=[<&])(?=[A-Za-z#/!?])")
"""Behind a sign that begins a tag or an entity."""


def _fill(node: _Element, text: str) -> None:
    """Set *text*, with an empty element where it could be read as a tag or an entity."""
    node.text, *rest = _OPENING.split(text)
    for each in rest:
        etree.SubElement(node, "span").tail = each
