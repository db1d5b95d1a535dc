"""QTI 1.2 as Canvas exports and imports its own quizzes: one for each topic.

Both of its engines read it, the classic one and New Quizzes. Beside each quiz lies the file with
its settings, without which it would be a quiz with one attempt and answers kept from the student.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.targets.cartridge import QTI, write_point
from methodbook.text.elements import XSI, Tags, locate_schemas
from methodbook.text.markup import write_html, write_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard("canvas", list_holds("canvas"), loses=("cartridge-metadata", "canvas-read"))

_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_META = "http://canvas.instructure.com/xsd/cccv1p0"
_SETTINGS = {
    "shuffle_answers": "true",
    "scoring_policy": "keep_highest",
    "quiz_type": "practice_quiz",
    "show_correct_answers": "true",
    "allowed_attempts": "-1",
    "one_question_at_a_time": "false",
    "cant_go_back": "false",
}
"""A practice that can be taken as often as a student wishes."""


def export_canvas(selection: Selection, tick: Tick) -> Export:
    """Write a quiz for each topic and the manifest that lists them."""
    ledger = Ledger(CARD, tick)
    files: dict[str, bytes] = {}
    topics: list[Quiz] = []
    for quiz in selection.quizzes:
        taken = [question for question in quiz.questions if ledger.takes(question)]
        items = [_write_item(question, selection, ledger) for question in taken]
        if items:
            topics.append(quiz)
            files[_place(quiz)] = write_xml(_write_assessment(quiz, items))
            files[_place_meta(quiz)] = write_xml(_write_settings(quiz, items))
    files["imsmanifest.xml"] = write_xml(_write_manifest(selection, topics))
    raw = pack(files, first="imsmanifest.xml")
    return ledger.close({selection.name_file("-canvas.zip"): raw})


def _write_item(question: Question, selection: Selection, ledger: Ledger) -> _Element:
    part = find_part(question, "canvas")
    name, address = selection.find_reading(question)
    words = selection.say("interchange", "read", name=name)
    ledger.note(question, part.notes)
    item: _Element = part.write(
        question, selection.base.words, write_point(words, address) if name else ""
    )
    return item


def _place(quiz: Quiz) -> str:
    return f"{quiz.id}/{quiz.id}.xml"


def _place_meta(quiz: Quiz) -> str:
    return f"{quiz.id}/assessment_meta.xml"


def _write_assessment(quiz: Quiz, items: Sequence[_Element]) -> _Element:
    about = QTI("qtimetadata", QTI.field("cc_maxattempts", "unlimited"))
    section = QTI("section", *items, ident="root_section")
    assessment = QTI("assessment", about, section, ident=quiz.id, title=quiz.title)
    schema = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
    return locate_schemas(QTI("questestinterop", assessment), {QTI.namespace: schema})


def _write_settings(quiz: Quiz, items: Sequence[_Element]) -> _Element:
    meta = Tags(_META, {"xsi": XSI})
    settings = (meta(name, value) for name, value in _SETTINGS.items())
    return meta(
        "quiz",
        meta("title", quiz.title),
        meta("description", write_html(quiz.lead)),
        *settings,
        meta("points_possible", str(sum(map(_count_points, items)))),
        identifier=quiz.id,
    )


def _count_points(item: _Element) -> float:
    fields = item.iter(f"{{{QTI.namespace}}}qtimetadatafield")
    values = {each[0].text: each[1].text for each in fields}
    return float(values["points_possible"] or 0)


def _write_manifest(selection: Selection, topics: Sequence[Quiz]) -> _Element:
    cp = Tags(_MANIFEST, {"xsi": XSI})
    return cp(
        "manifest",
        cp("metadata", cp("schema", "IMS Content"), cp("schemaversion", "1.1.3")),
        cp("organizations"),
        cp("resources", *(each for quiz in topics for each in _list_resources(cp, quiz))),
        identifier=f"{selection.seeds.packages}-canvas",
    )


def _list_resources(cp: Tags, quiz: Quiz) -> Iterator[_Element]:
    meta = f"{quiz.id}-meta"
    yield cp(
        "resource",
        cp("file", href=_place(quiz)),
        cp("dependency", identifierref=meta),
        identifier=quiz.id,
        type="imsqti_xmlv1p2",
    )
    yield cp(
        "resource",
        cp("file", href=_place_meta(quiz)),
        identifier=meta,
        type="associatedcontent/imscc_xmlv1p1/learning-application-resource",
        href=_place_meta(quiz),
    )


FORMAT = Format(CARD, export_canvas)
