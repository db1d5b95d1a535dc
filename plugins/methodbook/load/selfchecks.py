"""Self-checks: one YAML file each, read like all content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from methodbook.load import rules
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.finding import Finding, Place
from methodbook.model.selfcheck import Checklist, Decision, SelfCheck
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.load.file import TextFile

KINDS: dict[str, type[SelfCheck]] = {"decision": Decision, "checklist": Checklist}


def find_shown(texts: Iterable[str], macro: str) -> frozenset[str]:
    """The self-checks or workbooks that pages with these texts put on show by *macro*.

    A page without macros shows the call itself, as the page that explains it does.
    """
    shown = (text for text in texts if _MACROS in text)
    return frozenset(
        name for text in shown for called, name in _CALL.findall(text) if called == macro
    )


_MACROS = "\nrender_macros: true\n"


_CALL = re.compile(r"""\b(selfcheck|workbook)\(\s*["']([\w-]+)["']""")


def parse_selfcheck(file: TextFile) -> tuple[SelfCheck | None, list[Finding]]:
    """Parse one self-check; what is wrong with it comes back as findings."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    place = Place(file=file.path)
    value = tree.value
    kind = str(value.get("kind")) if isinstance(value, dict) else ""
    if kind not in KINDS:
        what = Sentence("kind_or", kinds=tuple(KINDS))
        return None, [rules.WRONG_TYPE.at(tree.find_value(("kind",)), what)]
    given: dict[str, Any] = {"written": place, "places": tree.values}
    check, findings = build_model(KINDS[kind], tree, given=given)
    if check is not None and check.id != file.path.rpartition("/")[2].removesuffix(".yml"):
        what = Sentence("file_name", id=check.id)
        findings.append(rules.WRONG_TYPE.at(tree.find_value(("id",)), what))
        return None, findings
    return check, findings
