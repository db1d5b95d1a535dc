"""Courses: YAML files among the pages of the course, read like all content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.load import rules
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.course import Course
from methodbook.model.finding import Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from methodbook.load.file import TextFile
    from methodbook.model.finding import Finding


def parse_course(file: TextFile) -> tuple[Course | None, list[Finding]]:
    """Parse one course; what is wrong with it comes back as findings."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    given: dict[str, Any] = {"written": Place(file=file.path), "places": tree.values}
    course, findings = build_model(Course, tree, given=given)
    name = file.path.rpartition("/")[2].removesuffix(".yml")
    if course is not None and course.id != name:
        what = Sentence("file_name", id=course.id)
        return None, [*findings, rules.WRONG_TYPE.at(tree.find_value(("id",)), what)]
    return course, findings
