"""Questions as items of QTI 2.1, each a file of its own."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from methodbook.questions.kinds import find_part
from methodbook.questions.targets.qti import Reply, write_paragraphs
from methodbook.questions.targets.qti_logic import NAMESPACE, SCORE, Q, echo, say
from methodbook.text.elements import LANG, locate_schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.exports.format import Selection
    from methodbook.model.quiz import Question
    from methodbook.questions.targets.qti import Parts

SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p2.xsd"
_GENERAL = "GENERAL"


def write_item(question: Question, selection: Selection) -> _Element:
    """The item that asks *question*."""
    parts = find_part(question, "qti").write(question, selection.base.words)
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


def _declare_outcomes(remarks: Iterable[Reply], parts: Parts) -> Iterator[_Element]:
    """An outcome for each remark, or one for all that follow a response, as manifold as that."""
    forms = {node.get("identifier"): node.get("cardinality") for node in parts.responses}
    outcomes = {each.outcome: str(forms.get(each.of, "single")) for each in remarks}
    for name, cardinality in outcomes.items():
        form = {"identifier": name, "cardinality": cardinality, "baseType": "identifier"}
        yield Q("outcomeDeclaration", **form)


def _decide(remarks: Sequence[Reply]) -> Iterator[_Element]:
    yield from map(echo, dict.fromkeys(each.of for each in remarks if each.of))
    if any(each.name == _GENERAL for each in remarks):
        yield say(_GENERAL)


def _list_remarks(parts: Parts, question: Question, selection: Selection) -> Iterator[Reply]:
    yield from parts.remarks
    shown = write_paragraphs(parts.shown, question.explanation)
    yield Reply(_GENERAL, [*shown, *_point(question, selection)])


def _show(remark: Reply) -> _Element:
    form = {"outcomeIdentifier": remark.outcome, "identifier": remark.name, "showHide": "show"}
    return Q("modalFeedback", *remark.paragraphs, **form)


def _point(question: Question, selection: Selection) -> Iterator[_Element]:
    name, address = selection.find_reading(question)
    if name:
        words = selection.say("interchange", "read", name=name)
        yield Q("p", Q("a", words, href=address) if address else words)
