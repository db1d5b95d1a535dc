"""``methodbook course``: the plans of a course and its hand-outs as documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest, writing
from methodbook.exports.courses.papers import CoursePapers
from methodbook.model.revision import EPOCH
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.model.course import Course
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "course", words)
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help=words.say("commands", "course NAME")
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help=words.say("commands", "course --out DIR")
    )
    for flag in ("--teacher", "--list"):
        parser.add_argument(flag, action="store_true", help=words.say("commands", f"course {flag}"))


def run(options: Namespace) -> int:
    """Write the documents of a course, or list the courses."""
    edition = make_edition(find_checkout(options))
    base, words = edition.base, options.words
    if options.list or not options.name:
        for each in base.courses.values():
            values = {"id": each.id, "name": each.name, "length": each.length}
            print(words.say("course_command", "line", sessions=len(each.sessions), **values))
        return 0
    course = _find_course(options.name, base)
    if options.out is None:
        raise UsageError("no_course_folder")
    day = max((each.date for each in base.revisions.values()), default=EPOCH)
    papers = CoursePapers(course, base, day, teacher=options.teacher)
    files = {"plans.docx": papers.export_plans(), "handouts.docx": papers.export_handouts()}
    for name, raw in files.items():
        path = options.out / name
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        print(words.say("course_command", "written", path=path))
    return 0


def _find_course(name: str, base: Base) -> Course:
    if name in base.courses:
        return base.courses[name]
    hint = suggest(name, base.courses)
    raise UsageError("unknown_course", name=name, hint=hint, known=tuple(base.courses))
