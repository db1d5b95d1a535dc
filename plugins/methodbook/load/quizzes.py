"""Quizzes: one YAML file each; a wrong question does not hide its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.load import rules
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model, find_value
from methodbook.model.finding import Finding, Place
from methodbook.model.quiz import Question, Quiz
from methodbook.questions.kinds import KINDS
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.load.file import TextFile
    from methodbook.load.tree import Tree


def parse_quiz(file: TextFile) -> tuple[Quiz | None, list[Finding]]:
    """Parse one quiz; what is wrong with it, or with one of its questions, comes back as findings.

    ``None`` means that not even its head could be read.
    """
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    findings: list[Finding] = []
    questions = tuple(_read_questions(tree, findings))
    if isinstance(tree.value, dict):
        tree.value.pop("questions", None)
    given: dict[str, Any] = {"written": Place(file=file.path), "questions": questions}
    quiz, wrong = build_model(Quiz, tree, given=given)
    findings += wrong
    if quiz is not None and quiz.id != file.path.rpartition("/")[2].removesuffix(".yml"):
        what = Sentence("file_name", id=quiz.id)
        findings.append(rules.WRONG_TYPE.at(tree.find_value(("id",)), what, excerpt=quiz.id))
    return quiz, findings


def _read_questions(tree: Tree, findings: list[Finding]) -> Iterator[Question]:
    records = find_value(tree, ("questions",))
    if not isinstance(records, list) or not records:
        if isinstance(tree.value, dict):
            what = Sentence("questions")
            findings.append(rules.MISSING_FIELD.at(tree.find_value(("questions",)), what))
        return
    for index in range(len(records)):
        question, wrong = _read_question(tree, index)
        findings += wrong
        if question is not None:
            yield question


def _read_question(tree: Tree, index: int) -> tuple[Question | None, list[Finding]]:
    path = ("questions", index)
    kind = find_value(tree, (*path, "kind"))
    if not isinstance(kind, str) or kind not in KINDS:
        what = Sentence("kind", kinds=tuple(KINDS))
        return None, [rules.WRONG_TYPE.at(tree.find_value((*path, "kind")), what)]
    given = {"written": tree.find_value(path), "places": tree.values, "start": path}
    question, findings = build_model(KINDS[kind].model, tree, path, given)
    return question, findings
