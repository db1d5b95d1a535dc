"""Profiles of courses: those of the base, and those that a teacher hands to a command."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from methodbook.load.file import read_given
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.finding import Finding, Place
from methodbook.model.profile import CourseProfile

if TYPE_CHECKING:
    from pathlib import Path

    from methodbook.load.file import TextFile


def parse_profile(file: TextFile) -> tuple[CourseProfile | None, list[Finding]]:
    """Parse one profile; what is wrong with it comes back as findings."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    name = PurePath(file.path).stem
    given: dict[str, Any] = {"id": name, "written": Place(file=file.path), "places": tree.values}
    return build_model(CourseProfile, tree, given=given)


def read_profile(path: Path) -> tuple[CourseProfile | None, list[Finding], str]:
    """Read a profile from anywhere: the profile, what is wrong with the file, and its text.

    Raises ``OSError`` when the file cannot be opened.
    """
    file = read_given(path)
    if isinstance(file, Finding):
        return None, [file], ""
    profile, findings = parse_profile(file)
    return profile, findings, file.text
