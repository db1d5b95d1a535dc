"""Workbooks and the company that fills them: YAML files, read like all content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.load.file import read_given
from methodbook.load.named import parse_named
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.finding import Finding, Place
from methodbook.model.workbook import Company, Workbook

if TYPE_CHECKING:
    from pathlib import Path

    from methodbook.load.file import TextFile


def parse_workbook(file: TextFile) -> tuple[Workbook | None, list[Finding]]:
    """Parse one workbook; what is wrong with it comes back as findings."""
    return parse_named(Workbook, file)


def parse_company(file: TextFile) -> tuple[Company | None, list[Finding]]:
    """Parse the company whose sheets are the examples."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    given: dict[str, Any] = {"written": Place(file=file.path), "places": tree.values}
    return build_model(Company, tree, given=given)


def read_sheet(path: Path) -> tuple[object, list[Finding], str]:
    """Read a filled sheet, YAML or JSON: its value, what is wrong with the file, and its text.

    Every scalar stays the text that was written. Raises ``OSError`` when the file cannot be opened.
    """
    file = read_given(path)
    if isinstance(file, Finding):
        return None, [file], ""
    text = file.text
    spaced = text.replace("\t", " ") if text.lstrip().startswith("{") else text
    tree = parse_tree(spaced, file.path)
    return tree.value, tree.findings, text
