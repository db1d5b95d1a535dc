"""A bank of questions that is kept outside the site: the same file format, any place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.load import rules
from methodbook.load.file import LARGEST, parse_bytes
from methodbook.load.quizzes import parse_quiz
from methodbook.model.finding import Finding, Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from methodbook.model.quiz import Quiz


def read_exam(path: Path) -> tuple[Quiz | None, list[Finding], str]:
    """Read *path*: the quiz, what is wrong with it, and the text of the file.

    Raises ``OSError`` when the file cannot be opened.
    """
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return None, [rules.TOO_LARGE.at(Place(file=str(path)), Sentence("questions"))], ""
    file = parse_bytes(raw, str(path))
    if isinstance(file, Finding):
        return None, [file], ""
    quiz, findings = parse_quiz(file)
    return quiz, findings, file.text
