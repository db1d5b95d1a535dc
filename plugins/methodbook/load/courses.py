"""Courses: YAML files among the pages of the course, read like all content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from methodbook.load import rules
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.course import Course
from methodbook.model.finding import Place
from methodbook.model.teaching_case import TeachingCase
from methodbook.words import Sentence

if TYPE_CHECKING:
    from methodbook.load.file import TextFile
    from methodbook.model.finding import Finding


_Named = TypeVar("_Named", bound="Course | TeachingCase")


def parse_teaching_case(file: TextFile) -> tuple[TeachingCase | None, list[Finding]]:
    """Parse one teaching case; what is wrong with it comes back as findings."""
    return _parse(TeachingCase, file)


def parse_course(file: TextFile) -> tuple[Course | None, list[Finding]]:
    """Parse one course; what is wrong with it comes back as findings."""
    return _parse(Course, file)


def _parse(model: type[_Named], file: TextFile) -> tuple[_Named | None, list[Finding]]:
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    given: dict[str, Any] = {"written": Place(file=file.path), "places": tree.values}
    read, findings = build_model(model, tree, given=given)
    name = file.path.rpartition("/")[2].removesuffix(".yml")
    if read is not None and read.id != name:
        what = Sentence("file_name", id=read.id)
        return None, [*findings, rules.WRONG_TYPE.at(tree.find_value(("id",)), what)]
    return read, findings
