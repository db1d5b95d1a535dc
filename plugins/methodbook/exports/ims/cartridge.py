"""Common Cartridge 1.1: one assessment for each topic, in its profile of QTI 1.2.1.

The profile knows single and multiple choice, true or false, one gap and the essay, all or nothing.
Assessments and no question bank: a bank loses its name on import, and both would double the
questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.targets.cartridge import QTI, write_point
from methodbook.text.elements import LANG, XSI, Tags, locate_schemas
from methodbook.text.markup import write_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard(
    "common-cartridge",
    list_holds("cartridge"),
    loses=("cartridge-metadata", "cartridge-shuffle"),
)

_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_SCHEMAS = {
    _MANIFEST: "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd",
    _LOM: "http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd",
}
_ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
_ABOUT = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "cc_maxattempts": "unlimited",
}


def export_common_cartridge(selection: Selection, tick: Tick) -> Export:
    """Write an assessment for each topic and the manifest that lists them."""
    ledger = Ledger(CARD, tick)
    files: dict[str, bytes] = {}
    topics: list[Quiz] = []
    for quiz in selection.quizzes:
        if raw := write_assessment(quiz, selection, ledger):
            topics.append(quiz)
            files[place_assessment(quiz)] = raw
    files["imsmanifest.xml"] = write_xml(_write_manifest(selection, topics))
    return ledger.close({selection.name_file(".imscc"): pack(files, first="imsmanifest.xml")})


def write_assessment(quiz: Quiz, selection: Selection, ledger: Ledger) -> bytes:
    """The file of one assessment; empty if the profile holds none of its questions."""
    taken = [question for question in quiz.questions if ledger.takes(question)]
    items = [item for question in taken for item in _write_items(question, selection)]
    return write_xml(_write_assessment(quiz, items, selection.language)) if items else b""


def _write_items(question: Question, selection: Selection) -> Iterator[_Element]:
    part = find_part(question, "cartridge")
    yield from part.write(question, selection.base.words, _point(question, selection))


def _point(question: Question, selection: Selection) -> str:
    """A paragraph that leads to the article, if there is one."""
    name, address = selection.find_reading(question)
    words = selection.say("interchange", "read", name=name)
    return write_point(words, address) if name else ""


def place_assessment(quiz: Quiz) -> str:
    """Where the file of an assessment lies in the package."""
    return f"{quiz.id}/assessment.xml"


def _write_assessment(quiz: Quiz, items: Sequence[_Element], language: str) -> _Element:
    about = (QTI.field(label, entry) for label, entry in _ABOUT.items())
    assessment = QTI("assessment", QTI("qtimetadata", *about), ident=quiz.id, title=quiz.title)
    assessment.set(LANG, language)
    assessment.append(QTI("section", *items, ident=f"{quiz.id}.section"))
    schema = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
    return locate_schemas(QTI("questestinterop", assessment), {QTI.namespace: schema})


def _write_manifest(selection: Selection, topics: Sequence[Quiz]) -> _Element:
    cc = open_manifest()
    resources = [list_assessment(cc, quiz) for quiz in topics]
    items = [list_item(cc, quiz.id, quiz.title) for quiz in topics]
    return close_manifest(cc, selection, selection.title, items, resources)


def open_manifest() -> Tags:
    """What makes the elements of a manifest."""
    return Tags(_MANIFEST, {"lom": _LOM, "xsi": XSI})


def close_manifest(
    cc: Tags,
    selection: Selection,
    title: str,
    items: Sequence[_Element],
    resources: Sequence[_Element],
) -> _Element:
    """The manifest of a cartridge: its *items* in order and the *resources* that they name."""
    manifest = cc(
        "manifest",
        cc(
            "metadata",
            cc("schema", "IMS Common Cartridge"),
            cc("schemaversion", "1.1.0"),
            _describe(title, selection.language),
        ),
        _organize(cc, items),
        cc("resources", *resources),
        identifier=selection.seeds.packages,
    )
    return locate_schemas(manifest, _SCHEMAS)


def list_item(cc: Tags, name: str, title: str, inside: Sequence[_Element] = ()) -> _Element:
    """An item of a manifest: a folder of what is *inside*, or what leads to a resource."""
    if inside:
        return cc("item", cc("title", title), *inside, identifier=f"item-{name}")
    item = cc("item", cc("title", title), identifier=f"item-{name}")
    item.set("identifierref", f"resource-{name}")
    return item


def _describe(title: str, language: str) -> _Element:
    lom = Tags(_LOM, {"lom": _LOM})
    return lom("lom", lom("general", lom("title", lom("string", title, language=language))))


def _organize(cc: Tags, items: Sequence[_Element]) -> _Element:
    root = cc("item", *items, identifier="topics")
    form = {"identifier": "organization", "structure": "rooted-hierarchy"}
    return cc("organizations", cc("organization", root, **form))


def list_assessment(cc: Tags, quiz: Quiz) -> _Element:
    """The assessment as a resource of the manifest."""
    file = cc("file", href=place_assessment(quiz))
    return cc("resource", file, identifier=f"resource-{quiz.id}", type=_ASSESSMENT)


FORMAT = Format(CARD, export_common_cartridge)
