"""``methodbook course``: the papers of a course, and those that a university files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.check.profiles import find_profile_faults
from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file, suggest, writing
from methodbook.exports.courses.binder import list_files
from methodbook.exports.courses.decks import EXTRA, can_write_powerpoint
from methodbook.exports.courses.plans import CoursePapers
from methodbook.load.profiles import read_profile
from methodbook.model.finding import Severity
from methodbook.model.revision import EPOCH
from methodbook.site.books import make_shelf
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.model.course import Course
    from methodbook.model.profile import CourseProfile
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "course", words)
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help=words.say("commands", "course NAME")
    )
    for option, metavar in (("--profile", "FILE"), ("--out", "DIR")):
        said = words.say("commands", f"course {option} {metavar}")
        parser.add_argument(option, metavar=metavar, type=Path, help=said)
    for flag in ("--teacher", "--list"):
        parser.add_argument(flag, action="store_true", help=words.say("commands", f"course {flag}"))


def run(options: Namespace) -> int:
    """Write the papers of a course, or list the courses; 1 when the profile has errors."""
    edition = make_edition(find_checkout(options))
    base, words = edition.base, options.words
    if options.list or not options.name:
        for each in base.courses.values():
            values = {"id": each.id, "name": each.name, "length": each.length}
            print(words.say("course_command", "line", sessions=len(each.sessions), **values))
        return 0
    for finding in edition.errors:
        text = edition.content.texts.get(finding.place.file, "")
        print(render_finding(finding, text, words), end="\n\n", file=sys.stderr)
    if edition.errors:
        return 1
    course = _find_course(options.name, base)
    if options.out is None:
        raise UsageError("no_course_folder")
    profile = None
    if options.profile is not None:
        profile = _read_profile(options.profile, course, words)
        if profile is None:
            return 1
    day = max((each.date for each in base.revisions.values()), default=EPOCH)
    papers = CoursePapers(course, base, day, teacher=options.teacher)
    shelf = make_shelf(edition, articles=True)
    for name, raw in list_files(papers, shelf, edition.select, profile):
        path = options.out / name
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        print(words.say("course_command", "written", path=path))
    if not can_write_powerpoint():
        print(words.say("course_command", "no_powerpoint", extra=EXTRA), file=sys.stderr)
    return 0


def _read_profile(path: Path, course: Course, words: Words) -> CourseProfile | None:
    """The profile, or ``None`` if it has errors; every finding goes to the error stream."""
    try:
        profile, findings, text = read_profile(path)
    except OSError as error:
        raise refuse_file(path, error) from error
    if profile is not None:
        findings += find_profile_faults(profile, course)
    for finding in findings:
        print(render_finding(finding, text, words), end="\n\n", file=sys.stderr)
    has_errors = any(finding.level is Severity.ERROR for finding in findings)
    return None if has_errors else profile


def _find_course(name: str, base: Base) -> Course:
    if name in base.courses:
        return base.courses[name]
    hint = suggest(name, base.courses)
    raise UsageError("unknown_course", name=name, hint=hint, known=tuple(base.courses))
