"""Questions as items of QTI 2.1, each a file of its own."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from methodbook.exports.element import LANG, locate_schemas
from methodbook.exports.ims.qti_kinds import write_parts
from methodbook.exports.ims.qti_logic import NAMESPACE, SCORE, Q, echo, say
from methodbook.exports.ims.qti_parts import Remark, write_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.exports.format import Selection
    from methodbook.exports.ims.qti_parts import Parts
    from methodbook.model.quiz import Question

SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p2.xsd"
_GENERAL = "GENERAL"


def write_item(question: Question, selection: Selection) -> _Element:
    """The item that asks *question*."""
    parts = write_parts(question, selection.base.words)
    remarks = [each for each in _list_remarks(parts, question, selection) if each.paragraphs]
    item = Q(
        "assessmentItem",
        *parts.responses,
        _declare_points(SCORE, parts.points),
        *(_declare_points(name, 1) for name in parts.counts),
        *_declare_outcomes(remarks, parts),
        Q("itemBody", *write_paragraphs(question.prompt), *parts.body),
        Q("responseProcessing", *parts.rules, *_decide(remarks)),
        *map(_show, remarks),
        identifier=question.id,
        title=textwrap.shorten(question.prompt, 80, placeholder="…"),
        adaptive="false",
        timeDependent="false",
    )
    item.set(LANG, selection.language)
    return locate_schemas(item, {NAMESPACE: SCHEMA})


def _declare_points(name: str, most: int) -> _Element:
    return Q(
        "outcomeDeclaration",
        Q("defaultValue", Q("value", "0")),
        identifier=name,
        cardinality="single",
        baseType="float",
        normalMinimum="0",
        normalMaximum=str(most),
    )


def _declare_outcomes(remarks: Iterable[Remark], parts: Parts) -> Iterator[_Element]:
    """An outcome for each remark, or one for all that follow a response, as manifold as that."""
    forms = {node.get("identifier"): node.get("cardinality") for node in parts.responses}
    outcomes = {each.outcome: str(forms.get(each.of, "single")) for each in remarks}
    for name, cardinality in outcomes.items():
        form = {"identifier": name, "cardinality": cardinality, "baseType": "identifier"}
        yield Q("outcomeDeclaration", **form)


def _decide(remarks: Sequence[Remark]) -> Iterator[_Element]:
    yield from map(echo, dict.fromkeys(each.of for each in remarks if each.of))
    if any(each.name == _GENERAL for each in remarks):
        yield say(_GENERAL)


def _list_remarks(parts: Parts, question: Question, selection: Selection) -> Iterator[Remark]:
    yield from parts.remarks
    shown = write_paragraphs(parts.shown, question.explanation)
    yield Remark(_GENERAL, [*shown, *_point(question, selection)])


def _show(remark: Remark) -> _Element:
    form = {"outcomeIdentifier": remark.outcome, "identifier": remark.name, "showHide": "show"}
    return Q("modalFeedback", *remark.paragraphs, **form)


def _point(question: Question, selection: Selection) -> Iterator[_Element]:
    name, address = selection.find_reading(question)
    if name:
        words = selection.say("interchange", "read", name=name)
        yield Q("p", Q("a", words, href=address) if address else words)
