"""``methodbook check``: every finding, for a reader or for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from methodbook.check import CHECKS, find_all, find_linking, find_unknown
from methodbook.cli.parser import add_command
from methodbook.cli.usage import find_checkout
from methodbook.exports.formats import FORMATS
from methodbook.load.checkout import Content, read_content
from methodbook.model.finding import Finding, Severity
from methodbook.text.vocabulary import load_table

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

_WIDTH = 96
"""Characters of a source line that are shown; paragraphs are single lines of any length."""
_BEFORE = 24
"""How many of them stand before the place of the finding."""


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "check", words)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=words.say("commands", "check --format text|json"),
    )


def run(options: Namespace) -> int:
    """Print every finding; 1 when one of them is an error."""
    content, findings = check_content(find_checkout(options))
    if options.format == "json":
        records = [finding.as_record(content.base.words) for finding in findings]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            text = content.texts.get(finding.place.file, "")
            print(render_finding(finding, text, content.base.words), end="\n\n")
        print(summarise(findings, len(content.base.entries), content.base.words))
    return int(any(finding.level is Severity.ERROR for finding in findings))


def check_content(root: Path) -> tuple[Content, list[Finding]]:
    """Read the content at *root* and judge it; findings by file, from top to bottom."""
    content = read_content(root)
    found = [
        *content.findings,
        *find_all(content.base, CHECKS, content.texts),
        *find_unknown(content.base, (each.card for each in FORMATS.values())),
        *find_linking(content.base, load_table(content.base, root)),
    ]
    return content, sorted(found, key=lambda finding: finding.order)


def render_finding(finding: Finding, text: str, words: Words) -> str:
    """A finding as a compiler would print it; *text* is the file it was found in."""
    place, told = finding.place, finding.tell(words)
    pad = " " * len(str(place.line))
    return "\n".join(
        [
            f"{finding.level}[{finding.code}]: {told.what}",
            f"{pad}--> {place.file}:{place.line}:{place.column}",
            *_render_line(finding, text, pad),
            f"{pad} = {words.say('check', 'why', text=told.why)}",
            f"{pad} = {words.say('check', 'hint', text=told.hint)}",
        ]
    )


def _render_line(finding: Finding, text: str, pad: str) -> Iterator[str]:
    """The source line with carets under the words that the finding speaks of."""
    lines = text.split("\n")
    if not text or finding.place.line > len(lines):
        return
    line = lines[finding.place.line - 1].replace("\t", "→")
    column = finding.place.column - 1
    words = finding.excerpt.rstrip() or finding.excerpt
    if words and not line.startswith(words, column):
        column = max(column, line.find(words, column))  # a value may begin with a quotation mark
    width = len(words) if words and line.startswith(words, column) else 1
    start = max(0, column - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    before = "…" if start else ""
    after = "…" if start + _WIDTH < len(line) else ""
    caret = " " * (len(before) + column - start) + "^" * min(width, _WIDTH - column + start)
    yield f"{pad} |"
    yield f"{finding.place.line} | {before}{shown}{after}".rstrip()
    yield f"{pad} | {caret}"
    yield f"{pad} |"


def summarise(findings: Iterable[Finding], entries: int, words: Words) -> str:
    """The last line: how many findings of each level."""
    levels = [finding.level for finding in findings]
    read = words.say("check", "read", count=entries)
    if not levels:
        return f"{words.say('check', 'clean')} {read}"
    errors, warnings = (levels.count(level) for level in (Severity.ERROR, Severity.WARNING))
    return f"{words.say('check', 'counts', errors=errors, warnings=warnings)} {read}"
