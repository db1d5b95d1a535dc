"""Files of practice that are named like what they hold: ``map.yml`` has ``id: map``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from methodbook.load import rules
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.course import Course
from methodbook.model.finding import Place
from methodbook.model.teaching_case import TeachingCase
from methodbook.model.workbook import Workbook
from methodbook.words import Sentence

if TYPE_CHECKING:
    from methodbook.load.file import TextFile
    from methodbook.model.finding import Finding

Named = TypeVar("Named", bound=Course | TeachingCase | Workbook)


def parse_named(model: type[Named], file: TextFile) -> tuple[Named | None, list[Finding]]:
    """Parse *file* as *model*; what is wrong with it comes back as findings."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    given: dict[str, Any] = {"written": Place(file=file.path), "places": tree.values}
    read, findings = build_model(model, tree, given=given)
    if read is not None and read.id != PurePath(file.path).stem:
        what = Sentence("file_name", id=read.id)
        return None, [*findings, rules.WRONG_TYPE.at(tree.find_value(("id",)), what)]
    return read, findings
