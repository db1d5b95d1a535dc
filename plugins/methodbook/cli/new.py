"""``methodbook new``: a file with every field and section of its kind, still to be filled."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from methodbook.check.language import TODO
from methodbook.cli.drafts import write_entry, write_question, write_quiz
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest, writing
from methodbook.load.checkout import read_content
from methodbook.load.method import add_record
from methodbook.model.entry import ID
from methodbook.model.method import FILE, UNREAD
from methodbook.questions.kinds import KINDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.load.checkout import Content
    from methodbook.model.base import Base
    from methodbook.words import Words


OTHERS = ("selfcheck", "quiz", "question", "kind", "course", "teaching-case", "profile")
"""What can be made beside entries."""

SELFCHECKS = ("decision", "checklist")
"""What a self-check may be; the first one is written where nothing else is asked for."""


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "new", words)
    parser.add_argument("kind", metavar="KIND", help=words.say("commands", "new KIND"))
    parser.add_argument("id", metavar="ID", help=words.say("commands", "new ID"))
    parser.add_argument(
        "--type",
        metavar="TYPE",
        help=words.say("commands", "new --type TYPE"),
    )


def run(options: Namespace) -> int:
    """Write the file and say where it lies."""
    root = find_checkout(options)
    if not re.fullmatch(ID, options.id):
        raise UsageError("bad_id", id=options.id)
    content = read_content(root)
    if content.base.method is UNREAD:
        raise UsageError("no_method", file=FILE)
    today = datetime.now(tz=UTC).date()
    if options.kind == "question":
        _add_question(content, options, today)
    else:
        make = _MAKERS.get(options.kind, _make_entry)
        path = make(content, options, today).relative_to(root)
        print(options.words.say("new", "created", file=path))
    print(options.words.say("new", "next", mark=TODO))
    return 0


def _make_selfcheck(content: Content, options: Namespace, today: date) -> Path:
    base, shape = content.base, _choose(options.type, SELFCHECKS)
    text = base.words.say("skeletons", shape, id=options.id, date=today).lstrip()
    path = content.root / base.method.folders.selfchecks / f"{options.id}.yml"
    _write(path, text)
    return path


_SKELETONS = {"course": "course", "teaching-case": "teaching_case", "profile": "profile"}


def _make_course(content: Content, options: Namespace, today: date) -> Path:
    """A course, a case to teach with, or the profile of a university."""
    del today
    folders = content.base.method.folders
    kind = _SKELETONS[options.kind]
    folder: str = getattr(folders, f"{kind}s")
    path = content.root / folder / f"{options.id}.yml"
    _write(path, content.base.words.say("skeletons", kind, id=options.id).lstrip())
    return path


def _make_entry(content: Content, options: Namespace, today: date) -> Path:
    base = content.base
    kind = base.method.kinds_by_id.get(options.kind)
    if kind is None:
        known = (*base.method.kinds_by_id, *OTHERS)
        hint = suggest(options.kind, known)
        raise UsageError("no_choice", given=options.kind, hint=hint, known=known)
    _refuse_taken(options.id, base)
    path = content.root / kind.folder / f"{options.id}.md"
    _write(path, write_entry(kind, base, today))
    return path


def _make_kind(content: Content, options: Namespace, _today: date) -> Path:
    """A record in the method and the folder that it names; the comments of the file stay."""
    method, say = content.base.method, content.base.words.say
    if options.id in {*method.models, *OTHERS}:
        raise UsageError("kind_exists", id=options.id)
    first = next((kind.folder for kind in method.kinds if "/" in kind.folder), "")
    folder = f"{first.rpartition('/')[0]}/{options.id}".lstrip("/")
    path = content.root / FILE
    text = path.read_bytes().decode("utf-8")
    for name in ("sections", "kinds"):
        record = say("skeletons", name, id=options.id, folder=folder).strip()
        text = add_record(text, name, record)
    with writing(path):
        (content.root / folder).mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return path


def _make_quiz(content: Content, options: Namespace, today: date) -> Path:
    """A quiz at the next free place of the list."""
    base = content.base
    order = max((quiz.order for quiz in base.quizzes.values()), default=0) + 1
    given = {"Quiz.id": options.id, "Quiz.order": str(order)}
    path = content.root / base.method.folders.quizzes / f"{options.id}.yml"
    _write(path, write_quiz(given, _choose(options.type, tuple(KINDS)), base, today))
    return path


_MAKERS = {
    "selfcheck": _make_selfcheck,
    "quiz": _make_quiz,
    "kind": _make_kind,
    **dict.fromkeys(_SKELETONS, _make_course),
}


def _choose(given: str | None, known: Sequence[str]) -> str:
    """What was asked for, or the first that is possible."""
    if given is not None and given not in known:
        hint = suggest(given, known)
        raise UsageError("no_choice", given=given, hint=hint, known=tuple(known))
    return given or known[0]


_LISTED_LAST = re.compile(r"^questions:.*(?:\n(?:[ #-].*)?)*\Z", re.MULTILINE)
"""A file in which nothing follows the list of questions."""


def _add_question(content: Content, options: Namespace, today: date) -> None:
    """Append a question to the quiz with whose name its id begins."""
    base, quiz = content.base, _find_quiz(options.id, content.base)
    name = find_next_question(quiz, base) if options.id == quiz else options.id
    if name in base.questions:
        raise UsageError("taken", id=name)
    path = content.root / base.method.folders.quizzes / f"{quiz}.yml"
    text = path.read_text("utf-8").rstrip()
    if not _LISTED_LAST.search(text):
        raise UsageError("questions_last", file=path.name)
    lines = write_question(name, _choose(options.type, tuple(KINDS)), base, today)
    with writing(path):
        path.write_text("\n".join([text, "", *lines, ""]), "utf-8")
    print(options.words.say("new", "added", id=name, file=path.relative_to(content.root)))


def _find_quiz(name: str, base: Base) -> str:
    """The quiz with the longest name with which *name* begins."""
    known = tuple(sorted(base.quizzes))
    found = [each for each in known if f"{name}-".startswith(f"{each}-")]
    if not found:
        raise UsageError("no_quiz", id=name, known=known)
    return max(found, key=len)


def find_next_question(quiz: str, base: Base) -> str:
    """The id of the next question of a quiz: its name and the first free number."""
    numbers = count(len(base.quizzes[quiz].questions) + 1)
    return next(name for at in numbers if (name := f"{quiz}-{at}") not in base.questions)


def _refuse_taken(name: str, base: Base) -> None:
    if name in {*base.entries, *base.sources, *base.reading, *base.conflicts, *base.unread}:
        raise UsageError("taken", id=name)
    for entry in base.entries.values():
        if name in entry.formerly:
            raise UsageError("former_name", id=name, holder=entry.id)
        if name in entry.covers:
            raise UsageError("covered", id=name, holder=entry.id)


def _write(path: Path, text: str) -> None:
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError as error:
            raise UsageError("file_exists", file=path.name) from error
