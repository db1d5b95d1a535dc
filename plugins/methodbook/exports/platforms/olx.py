"""A content library of Open edX: a problem for each question, to be drawn from in any course."""

from __future__ import annotations

import gzip
import io
import tarfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds
from methodbook.questions.target import Olx
from methodbook.questions.targets import olx
from methodbook.text.markup import write_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard("olx", list_holds("olx"), loses=("cartridge-metadata", "olx-read"))


def export_olx(selection: Selection, tick: Tick) -> Export:
    """Write the library."""
    ledger = Ledger(CARD, tick)
    files: dict[str, bytes] = {}
    for quiz in selection.quizzes:
        for number, question in enumerate(quiz.questions, start=1):
            part = find_part(question, "olx")
            if ledger.takes(question) and isinstance(part, Olx):
                problem = _write_problem(question, part, _name(quiz, number), selection)
                files[f"library/problem/{question.id}.xml"] = write_xml(problem)
                ledger.note(question, part.notes)
    names = [name.rpartition("/")[2].removesuffix(".xml") for name in files]
    files["library/library.xml"] = write_xml(_list_problems(names, selection))
    files["library/policies/assets.json"] = b"{}"
    return ledger.close({selection.name_file("-olx-library.tar.gz"): _pack(files)})


def _name(quiz: Quiz, number: int) -> str:
    return f"{quiz.title}, {number:02}"


def _write_problem(question: Question, part: Olx[Any], name: str, selection: Selection) -> _Element:
    problem = part.write(question, selection.base.words)
    problem.set("display_name", name)
    reading, address = selection.find_reading(question)
    said = selection.say("interchange", "read", name=reading) if reading else ""
    olx.end(problem, [question.explanation], said, address)
    return problem


def _list_problems(names: list[str], selection: Selection) -> _Element:
    seed = selection.seeds.packages
    library = etree.Element("library", {"xblock-family": "xblock.v1"})
    for mark, value in (("display_name", selection.title), ("org", seed), ("library", seed)):
        library.set(mark, value)
    for name in names:
        etree.SubElement(library, "problem", url_name=name)
    return library


def _pack(files: Mapping[str, bytes]) -> bytes:
    """A compressed archive that is the same bytes for the same content."""
    raw = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        for name in sorted(files):
            member = tarfile.TarInfo(name)
            member.size = len(files[name])
            archive.addfile(member, io.BytesIO(files[name]))
    return raw.getvalue()


FORMAT = Format(CARD, export_olx)
