"""Every export format by its name at the command line; a new one is a module and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.anki import deck
from methodbook.exports.exam import docx, pdf
from methodbook.exports.ims import canvas, cartridge, qti, scorm
from methodbook.exports.moodle import aiken, course, gift, glossary, xml
from methodbook.exports.platforms import olx, stepik
from methodbook.exports.records import csv_table, xapi, xlsx

if TYPE_CHECKING:
    from methodbook.exports.format import Format

_ALL = (
    *(xml.FORMAT, course.FORMAT, gift.FORMAT, aiken.FORMAT, glossary.FORMAT),
    *(canvas.FORMAT, cartridge.FORMAT, qti.FORMAT, scorm.FORMAT),
    *(olx.FORMAT, stepik.FORMAT),
    *(deck.FORMAT, xapi.FORMAT, csv_table.FORMAT, xlsx.FORMAT),
    *(pdf.FORMAT, docx.FORMAT),
)

FORMATS: dict[str, Format] = {each.card.name: each for each in _ALL}
