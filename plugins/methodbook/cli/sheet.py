"""``methodbook sheet``: check a filled sheet of a workbook, for a reader or for a program."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file, suggest
from methodbook.load.workbooks import read_sheet
from methodbook.practice.sheets import Numerals, Sheet, read_filled
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.model.workbook import Cell, Workbook
    from methodbook.practice.sheets import SheetFinding
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "sheet", words)
    parser.add_argument("name", nargs="?", metavar="NAME", help=words.say("commands", "sheet NAME"))
    parser.add_argument(
        "--check", metavar="FILE", type=Path, help=words.say("commands", "sheet --check FILE")
    )
    parser.add_argument("--list", action="store_true", help=words.say("commands", "sheet --list"))
    parser.add_argument("--json", action="store_true", help=words.say("commands", "sheet --json"))


def run(options: Namespace) -> int:
    """Print what the sheet says; 1 when something in the file could not be read."""
    base = make_edition(find_checkout(options)).base
    if options.list or not options.name:
        print("\n".join(f"{book.id}\t{book.name}" for book in base.workbooks.values()))
        return 0
    book = _find_book(options.name, base)
    if options.check is None:
        raise UsageError("no_sheet")
    given = _read(options.check, options.words)
    if given is None:
        return 1
    filled, misfits = read_filled(book, given, base.words)
    sheet = Sheet(book, filled)
    findings = (*misfits, *sheet.findings)
    if options.json:
        record = {"findings": [asdict(each) for each in findings], "derived": sheet.derived}
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(book, findings, sheet.derived, base.words)))
    return int(bool(misfits))


def report(
    book: Workbook,
    findings: Sequence[SheetFinding],
    derived: dict[str, Cell | bool],
    words: Words,
) -> list[str]:
    """The lines for a reader."""
    lines = [] if findings else [words.say("sheet_command", "clean")]
    for found in findings:
        at = words.say("sheet_command", "at", at=found.at, what=found.what)
        lines += [at if found.at else found.what, f"  {found.hint}"]
    names = {each.id: each for each in book.derived}
    if names:
        lines += ["", words.say("sheet_command", "derived")]
        lines += [
            f"  {names[name].name}: {_write(value)} {names[name].unit}".rstrip()
            for name, value in derived.items()
            if value is not None
        ]
    return lines


def _write(value: object) -> str:
    return Numerals().write(value) if isinstance(value, float) else str(value)


def _find_book(name: str, base: Base) -> Workbook:
    if name in base.workbooks:
        return base.workbooks[name]
    hint = suggest(name, base.workbooks)
    raise UsageError("unknown_sheet", name=name, hint=hint, known=tuple(base.workbooks))


def _read(path: Path, words: Words) -> object:
    """The value of a file; what is wrong with it goes to the error stream."""
    try:
        given, findings, text = read_sheet(path)
    except OSError as error:
        raise refuse_file(path, error) from error
    for finding in findings:
        print(render_finding(finding, text, words), end="\n\n", file=sys.stderr)
    return None if findings else given
