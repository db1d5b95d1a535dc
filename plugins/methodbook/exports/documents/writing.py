"""A paper of a course as a document of Word or as PDF."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from methodbook.exports.documents.pieces import (
    PaperBlanks,
    PaperBreak,
    PaperLine,
    PaperRules,
    PaperTable,
    PaperTitle,
)
from methodbook.exports.documents.press import Press, spell
from methodbook.exports.documents.word import Paper

if TYPE_CHECKING:
    from methodbook.exports.documents.pieces import PaperPiece, Paperwork
    from methodbook.words import Words

_STYLES = {
    "plain": "Normal",
    "point": "List Bullet",
    "middle": "Paper Middle",
    "quiet": "Exam Header",
}


def write_docx(work: Paperwork, words: Words) -> bytes:
    """The paper for Word; the same bytes for the same paper."""
    paper = Paper(work.title, work.day, work.foot, words)
    for piece in work.pieces:
        _add(piece, paper, work.foot)
    return paper.save()


def _add(piece: PaperPiece, paper: Paper, foot: str) -> None:
    match piece:
        case PaperTitle(text, level):
            paper.add_heading(text, level)
        case PaperLine(text, look):
            paper.add(text, _STYLES[look])
        case PaperTable(header, rows, widths):
            paper.add_table(header, rows, widths)
        case PaperBlanks(names):
            paper.add_blanks(*names)
        case PaperRules(count):
            paper.add_lines(count)
        case PaperBreak():
            paper.open_section(foot)


def write_pdf(work: Paperwork, words: Words) -> bytes:
    """The paper on A4, set by Typst; the same bytes for the same paper."""
    pieces = [{"piece": type(each).__name__, **asdict(each)} for each in work.pieces]
    given = {
        "title": work.title,
        "day": [work.day.year, work.day.month, work.day.day],
        "foot": work.foot,
        "language": words.language,
        "page": words.say("exam", "page", page="{page}", pages="{pages}"),
        "pieces": pieces,
    }
    text = json.dumps(given, ensure_ascii=False)
    press = _open_press()
    return press.set({"paper": spell(text, press.find_missing("".join(sorted(set(text)))))})


@cache
def _open_press() -> Press:
    return Press(files(__package__).joinpath("paper.typ").read_bytes())
