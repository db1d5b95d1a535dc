"""Every export format by its name at the command line; a new one is a module and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports import (
    aiken,
    anki_deck,
    common_cartridge,
    csv_table,
    exam_docx,
    exam_pdf,
    gift,
    moodle_glossary,
    moodle_xml,
    qti,
    scorm,
    xapi,
)

if TYPE_CHECKING:
    from methodbook.exports.format import Format

FORMATS: dict[str, Format] = {
    "moodle-xml": moodle_xml.FORMAT,
    "gift": gift.FORMAT,
    "aiken": aiken.FORMAT,
    "moodle-glossary": moodle_glossary.FORMAT,
    "common-cartridge": common_cartridge.FORMAT,
    "qti": qti.FORMAT,
    "scorm": scorm.FORMAT,
    "anki": anki_deck.FORMAT,
    "xapi": xapi.FORMAT,
    "csv": csv_table.FORMAT,
    "exam-pdf": exam_pdf.FORMAT,
    "exam-docx": exam_docx.FORMAT,
}
