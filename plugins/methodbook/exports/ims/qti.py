"""QTI 2.1: a content package with an item for each question and one test, a section a topic.

One test, because most engines take the first of a package and drop the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.ims.qti_items import SCHEMA, write_item
from methodbook.model.export import FormatCard
from methodbook.model.quiz import Difficulty
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.targets.qti_logic import NAMESPACE, SCORE, Q
from methodbook.text.elements import XSI, Tags, locate_schemas
from methodbook.text.markup import write_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard("qti", list_holds("qti"), loses=("qti-metadata",))

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"
_SCHEMAS = {
    _PACKAGE: "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    _LOM: "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd",
    _METADATA: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_metadata_v2p1p1.xsd",
}
_TEST = "test.xml"
_WEIGHT = "SHARE"

_CP = Tags(_PACKAGE, {"lom": _LOM, "md": _METADATA, "xsi": XSI})
_L = Tags(_LOM, {"lom": _LOM})
_M = Tags(_METADATA, {"md": _METADATA})


def export_qti(selection: Selection, tick: Tick) -> Export:
    """Write an item for each question, the test that asks them and the manifest."""
    ledger = Ledger(CARD, tick)
    files: dict[str, bytes] = {}
    resources: list[_Element] = []
    for question in selection.questions:
        if ledger.takes(question):
            ledger.note(question, find_part(question, "qti").notes)
            item = write_item(question, selection)
            files[_place(question)] = write_xml(item)
            resources.append(_list_item(question, item, selection))
    files[_TEST] = write_xml(_write_test(selection))
    files["imsmanifest.xml"] = write_xml(_write_manifest(selection, resources))
    return ledger.close({selection.name_file("-qti.zip"): pack(files, first="imsmanifest.xml")})


def _place(question: Question) -> str:
    return f"items/{question.id}.xml"


def _write_test(selection: Selection) -> _Element:
    """Every question weighs one point, as in a quiz of the site."""
    outcome = {"identifier": SCORE, "cardinality": "single", "baseType": "float"}
    values = Q("testVariables", variableIdentifier=SCORE, weightIdentifier=_WEIGHT)
    total = Q("setOutcomeValue", Q("sum", values), identifier=SCORE)
    test = Q(
        "assessmentTest",
        Q("outcomeDeclaration", **outcome),
        Q(
            "testPart",
            Q("itemSessionControl", maxAttempts="0", showFeedback="true"),
            *map(_write_section, selection.quizzes),
            identifier="part",
            navigationMode="nonlinear",
            submissionMode="individual",
        ),
        Q("outcomeProcessing", total),
        identifier=selection.seeds.packages,
        title=selection.title,
    )
    return locate_schemas(test, {NAMESPACE: SCHEMA})


def _write_section(quiz: Quiz) -> _Element:
    lead = Q("rubricBlock", Q("p", quiz.lead), view="candidate")
    return Q(
        "assessmentSection",
        lead,
        *map(_refer, quiz.questions),
        identifier=f"section-{quiz.id}",
        title=quiz.title,
        visible="true",
    )


def _refer(question: Question) -> _Element:
    reference = Q("assessmentItemRef", identifier=f"item-{question.id}", href=_place(question))
    if question.points > 1:
        reference.append(Q("weight", identifier=_WEIGHT, value=str(1 / question.points)))
    return reference


def _write_manifest(selection: Selection, resources: Sequence[_Element]) -> _Element:
    manifest = _CP(
        "manifest",
        _CP(
            "metadata",
            _CP("schema", "QTIv2.1 Package"),
            _CP("schemaversion", "1.0.0"),
            _L("lom", _L("general", *_write_general(selection.title, selection.language))),
        ),
        _CP("organizations"),
        _CP("resources", _list_test(selection), *resources),
        identifier=selection.seeds.packages,
    )
    return locate_schemas(manifest, _SCHEMAS)


def _list_test(selection: Selection) -> _Element:
    dependencies = (
        _CP("dependency", identifierref=f"item-{question.id}") for question in selection.questions
    )
    form = {"identifier": "test", "type": "imsqti_test_xmlv2p1", "href": _TEST}
    return _CP("resource", _CP("file", href=_TEST), *dependencies, **form)


def _list_item(question: Question, item: _Element, selection: Selection) -> _Element:
    return _CP(
        "resource",
        _CP(
            "metadata",
            _L("lom", *_describe(question, selection)),
            _M("qtiMetadata", *_describe_form(item)),
        ),
        _CP("file", href=_place(question)),
        identifier=f"item-{question.id}",
        type="imsqti_item_xmlv2p1",
        href=_place(question),
    )


_DIFFICULTY = {
    Difficulty.EASY: "easy",
    Difficulty.MEDIUM: "medium",
    Difficulty.HARD: "difficult",
}


def _describe(question: Question, selection: Selection) -> Iterator[_Element]:
    """What LOM can say of a question: level and entries are its keywords."""
    words = (question.level.value, *question.about)
    yield _L(
        "general",
        _L("identifier", _L("catalog", selection.seeds.packages), _L("entry", question.id)),
        *_write_general(question.prompt, selection.language),
        *(_L("keyword", _L("string", word)) for word in words),
    )
    changed = selection.find_date(question).isoformat()
    yield _L("lifeCycle", _L("version", _L("string", changed)))
    difficulty = _L("value", _DIFFICULTY[question.difficulty])
    yield _L(
        "educational",
        _L("difficulty", _L("source", "LOMv1.0"), difficulty),
        _L("typicalLearningTime", _L("duration", f"PT{question.seconds}S")),
    )


def _write_general(title: str, language: str) -> Iterator[_Element]:
    yield _L("title", _L("string", " ".join(title.split()), language=language))
    yield _L("language", language)


def _describe_form(item: _Element) -> Iterator[_Element]:
    """What QTI's own metadata says of an item: which interactions, whether they are many."""
    tags = [str(node.tag).rpartition("}")[2] for node in item.iter(f"{{{NAMESPACE}}}*")]
    asked = [tag for tag in tags if tag.endswith("Interaction")]
    yield _M("timeDependent", "false")
    yield _M("composite", "true" if len(asked) > 1 else "false")
    yield from (_M("interactionType", tag) for tag in sorted(set(asked)))
    yield _M("feedbackType", "nonadaptive")
    yield _M("solutionAvailable", "true" if "correctResponse" in tags else "false")


FORMAT = Format(CARD, export_qti)
