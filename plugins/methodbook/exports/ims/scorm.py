"""SCORM 1.2: a package with a page for each topic, which tells a learning system what it sees.

ADL, "SCORM 1.2 Content Aggregation Model" and "Run-Time Environment" (2001). The pages are made by
``Selection.play``; here they become parts of a course, one SCO for each topic, and share what is no
page of a topic as an asset. The day of the last change stands in the identifier of the manifest:
the same content is the same package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds
from methodbook.text.elements import LANG, XSI, Tags, locate_schemas
from methodbook.text.markup import write_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from methodbook.model.quiz import Quiz

CARD = FormatCard("scorm", list_holds("scorm"), loses=("scorm-open",))

MASTERY = 80
"""Percent of the points of a topic that pass it."""
_SHARED = "shared"
_CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_LOM = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
_SCHEMAS = {
    _CONTENT: "imscp_rootv1p1p2.xsd",
    _LOM: "imsmd_rootv1p2p1.xsd",
    _ADL: "adlcp_rootv1p2.xsd",
}


def export_scorm(selection: Selection, tick: Tick) -> Export:
    """Write the package."""
    ledger = Ledger(CARD, tick)
    for question in selection.questions:
        if ledger.takes(question):
            ledger.note(question, find_part(question, "scorm").notes)
    files = dict(selection.play(selection.quizzes, MASTERY))
    files["imsmanifest.xml"] = write_xml(_write_manifest(selection, sorted(files)))
    return ledger.close({selection.name_file("-scorm.zip"): pack(files, first="imsmanifest.xml")})


def _place(quiz: Quiz) -> str:
    return f"{quiz.id}.html"


def _write_manifest(selection: Selection, names: Iterable[str]) -> _Element:
    cp = Tags(_CONTENT, {"adlcp": _ADL, "xsi": XSI})
    pages = {_place(quiz) for quiz in selection.quizzes}
    shared = [name for name in names if name not in pages]
    manifest = cp(
        "manifest",
        _describe(cp, selection),
        cp("organizations", _organize(cp, selection), default="topics"),
        cp(
            "resources",
            *(_list_page(cp, quiz) for quiz in selection.quizzes),
            _list_files(cp, shared, identifier=_SHARED, scormtype="asset"),
        ),
        identifier=f"{selection.seeds.packages}-{selection.date.isoformat()}",
        version=selection.date.isoformat(),
    )
    return locate_schemas(manifest, _SCHEMAS)


def _describe(cp: Tags, selection: Selection) -> _Element:
    lom = Tags(_LOM, {"imsmd": _LOM})
    language = selection.language
    title = lom("title", _say(lom, selection.title, language))
    version = lom("version", _say(lom, selection.date.isoformat(), language))
    about = lom("lom", lom("general", title, lom("language", language)), lom("lifecycle", version))
    return cp("metadata", cp("schema", "ADL SCORM"), cp("schemaversion", "1.2"), about)


def _say(lom: Tags, text: str, language: str) -> _Element:
    said = lom("langstring", text)
    said.set(LANG, language)
    return said


def _organize(cp: Tags, selection: Selection) -> _Element:
    items = (_list_item(cp, quiz) for quiz in selection.quizzes)
    return cp("organization", cp("title", selection.title), *items, identifier="topics")


def _list_item(cp: Tags, quiz: Quiz) -> _Element:
    item = cp(
        "item",
        cp("title", quiz.title),
        identifier=f"topic-{quiz.id}",
        identifierref=f"page-{quiz.id}",
        isvisible="true",
    )
    if any(not question.by_hand for question in quiz.questions):
        item.append(Tags(_ADL)("masteryscore", str(MASTERY)))
    return item


def _list_page(cp: Tags, quiz: Quiz) -> _Element:
    page = _list_files(cp, [_place(quiz)], identifier=f"page-{quiz.id}", scormtype="sco")
    page.set("href", _place(quiz))
    page.append(cp("dependency", identifierref=_SHARED))
    return page


def _list_files(cp: Tags, names: Iterable[str], *, identifier: str, scormtype: str) -> _Element:
    files = (cp("file", href=name) for name in names)
    resource = cp("resource", *files, identifier=identifier, type="webcontent")
    resource.set(f"{{{_ADL}}}scormtype", scormtype)
    return resource


FORMAT = Format(CARD, export_scorm)
