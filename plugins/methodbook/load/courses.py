"""Courses and cases to teach with: YAML files among the pages of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.load.named import parse_named
from methodbook.model.course import Course
from methodbook.model.teaching_case import TeachingCase

if TYPE_CHECKING:
    from methodbook.load.file import TextFile
    from methodbook.model.finding import Finding


def parse_teaching_case(file: TextFile) -> tuple[TeachingCase | None, list[Finding]]:
    """Parse one teaching case; what is wrong with it comes back as findings."""
    return parse_named(TeachingCase, file)


def parse_course(file: TextFile) -> tuple[Course | None, list[Finding]]:
    """Parse one course; what is wrong with it comes back as findings."""
    return parse_named(Course, file)
