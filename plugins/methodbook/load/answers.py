"""A file with answers to a self-check: YAML or JSON, as the page exports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.load import rules
from methodbook.load.file import LARGEST, parse_bytes
from methodbook.load.tree import parse_tree
from methodbook.model.finding import Finding, Place
from methodbook.model.selfcheck import AnswerSheet
from methodbook.words import Sentence

if TYPE_CHECKING:
    from pathlib import Path


def read_answers(path: Path) -> tuple[AnswerSheet | None, list[Finding], str]:
    """Read *path*: the sheet, what is wrong with the file, and its text.

    Fields beside ``answers`` are left alone. Raises ``OSError`` when the file cannot be opened.
    """
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return (
            None,
            [rules.TOO_LARGE.at(Place(file=str(path)), Sentence("answers"))],
            "",
        )
    file = parse_bytes(raw, str(path))
    if isinstance(file, Finding):
        return None, [file], ""
    sheet, findings = parse_answers(file.text, file.path)
    return sheet, findings, file.text


def parse_answers(text: str, name: str) -> tuple[AnswerSheet | None, list[Finding]]:
    """Parse ``answers: {question: answer}``; every scalar stays the word that was written."""
    spaced = text.replace("\t", " ") if text.lstrip().startswith("{") else text
    tree = parse_tree(spaced, name)
    if tree.findings:
        return None, tree.findings
    place = tree.find_value(())
    value = tree.value.get("answers") if isinstance(tree.value, dict) else None
    if not isinstance(value, dict):
        what = Sentence("answers")
        return None, [rules.MISSING_FIELD.at(place, what)]
    findings = [
        rules.WRONG_TYPE.at(tree.find_value(("answers", key)), Sentence("answer", name=key))
        for key, answer in value.items()
        if not isinstance(answer, str)
    ]
    answers = {key: answer for key, answer in value.items() if isinstance(answer, str)}
    places = {key: tree.find_key(("answers", key)) for key in answers}
    return AnswerSheet(answers=answers, places=places), findings
