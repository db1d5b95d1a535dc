"""``methodbook import``: questions of another system as a file of the bank."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file, suggest, writing
from methodbook.load.bank_file import make_bank
from methodbook.load.imports import LARGEST, UnreadableError, parse_questions
from methodbook.model.entry import ID
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.load.bank_file import Imported
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "import", words)
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=words.say("commands", "import FILE")
    )
    parser.add_argument(
        "--out", metavar="FILE.yml", type=Path, help=words.say("commands", "import --out FILE.yml")
    )
    parser.add_argument("--about", metavar="ID", help=words.say("commands", "import --about ID"))
    parser.add_argument("--json", action="store_true", help=words.say("commands", "import --json"))


def run(options: Namespace) -> int:
    """Write the bank file and tell what was lost; without ``--out`` only tell.

    1 when some question could not be taken.
    """
    base = make_edition(find_checkout(options)).base
    name = options.out.stem if options.out else "imported"
    if not re.fullmatch(ID, name):
        raise UsageError("bad_id", id=name)
    if options.about and options.about not in base.entries:
        hint = suggest(options.about, base.entries)
        raise UsageError("no_name", name=options.about, hint=hint, known=())
    if options.out and options.out.exists():
        raise UsageError("file_exists", file=options.out)
    raw = _read(options.file)
    try:
        found = make_bank(parse_questions(raw, options.file.name), name, base, options.about or "")
    except UnreadableError as error:
        what = options.words.say("imports", f"unreadable.{error}")
        raise UsageError("not_imported", file=options.file, what=what) from error
    if options.out and found.text:
        with writing(options.out):
            options.out.write_text(found.text, "utf-8")
    if options.json:
        print(json.dumps(describe(found, options.words), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(found, options.words)))
    return int(bool(found.refused))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise refuse_file(path, error) from error


def describe(found: Imported, words: Words) -> dict[str, object]:
    """What was taken, lost and left out, for a program."""
    return {
        "questions": len(found.quiz.questions) if found.quiz else 0,
        "lost": {name: list(each) for name, each in found.lost.items()},
        "refused": [{"title": title, "why": _tell(why, words)} for title, why in found.refused],
    }


def _tell(why: str, words: Words) -> str:
    reason, _, kind = why.partition(":")
    return words.say("imports", f"refused.{reason}", kind=kind)


def report(found: Imported, words: Words) -> list[str]:
    """The lines for an author: the whole first, then what was lost, then what was left out."""
    count = len(found.quiz.questions) if found.quiz else 0
    lines = [words.say("imports", "taken", count=count)]
    for name, lost in found.lost.items():
        told = "; ".join(words.say("imports", f"lost.{each}") for each in lost)
        lines.append(words.say("imports", "lost", name=name, what=told))
    for title, why in found.refused:
        lines.append(words.say("imports", "left", title=title, why=_tell(why, words)))
    return lines
