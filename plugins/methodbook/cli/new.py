"""``methodbook new``: a file with every field and section of its kind, still to be filled."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING

from methodbook.check.language import TODO
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, writing
from methodbook.load.checkout import read_content
from methodbook.load.quizzes import FOLDER as QUIZ_FOLDER
from methodbook.load.selfchecks import FOLDER as SELFCHECK_FOLDER
from methodbook.model.entry import ID, Case, Kind
from methodbook.model.fields import Field, Form, list_fields, list_head
from methodbook.model.frozen import Frozen
from methodbook.model.kinds import SHAPES, order_sections
from methodbook.model.quiz import Quiz
from methodbook.questions.kinds import KINDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.words import Words


SELFCHECKS = ("decision", "checklist")
"""What a self-check may be; the first one is written where nothing else is asked for."""


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    kinds = [*(kind.value for kind in SHAPES), "selfcheck", "quiz", "question"]
    parser = add_command(subparsers, "new", words)
    parser.add_argument(
        "kind",
        metavar="KIND",
        choices=kinds,
        help=f"{words.say('commands', 'new KIND')}: {', '.join(kinds)}",
    )
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
    base, today = read_content(root).base, datetime.now(tz=UTC).date()
    if options.kind == "question":
        return _add_question(root, options, base, today)
    path, text = _write_new(root, options, base, today)
    _write(path, text)
    print(options.words.say("new", "created", file=path.relative_to(root)))
    print(options.words.say("new", "next", mark=TODO))
    return 0


def _write_new(root: Path, options: Namespace, base: Base, today: date) -> tuple[Path, str]:
    """Where the new file lies and what stands in it."""
    if options.kind == "selfcheck":
        shape = _choose(options.type, SELFCHECKS)
        text = base.words.say("skeletons", shape, id=options.id, date=today).lstrip()
        return root / SELFCHECK_FOLDER / f"{options.id}.yml", text
    if options.kind == "quiz":
        asked = _choose(options.type, tuple(KINDS))
        return root / QUIZ_FOLDER / f"{options.id}.yml", write_quiz(options.id, asked, today, base)
    _refuse_taken(options.id, base)
    kind = Kind(options.kind)
    return root / SHAPES[kind].folder / f"{options.id}.md", write_entry(kind, today, base)


def _choose(given: str | None, known: Sequence[str]) -> str:
    """What was asked for, or the first that is possible."""
    if given is not None and given not in known:
        raise UsageError("no_type", given=given, known=tuple(known))
    return given or known[0]


def _add_question(root: Path, options: Namespace, base: Base, today: date) -> int:
    """Append a question to the quiz whose name its id begins with."""
    name = options.id
    quiz = max((each for each in base.quizzes if f"{name}-".startswith(f"{each}-")), default="")
    if not quiz:
        raise UsageError("no_quiz", id=name, known=tuple(sorted(base.quizzes)))
    name = find_next_question(quiz, base) if name == quiz else name
    if name in base.questions:
        raise UsageError("taken", id=name)
    path = root / QUIZ_FOLDER / f"{quiz}.yml"
    text = path.read_text("utf-8").rstrip() + "\n"
    if not re.search(r"^questions:.*(?:\n(?:[ #-].*)?)*\Z", text, re.MULTILINE):
        raise UsageError("questions_last", file=path.name)
    writer = Writer(base.words, today)
    lines = _write_question(name, _choose(options.type, tuple(KINDS)), writer)
    with writing(path):
        path.write_text("\n".join([text, *lines, ""]), "utf-8")
    print(options.words.say("new", "added", id=name, file=path.relative_to(root)))
    print(options.words.say("new", "next", mark=TODO))
    return 0


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


def write_entry(kind: Kind, today: date, base: Base) -> str:
    """The text of a new entry of *kind*; every field and section says what belongs there."""
    given = {"Measure.id": find_next_measure(base)}
    writer = Writer(base.words, today, given, str(kind))
    head = [line for field in list_head(kind) for line in writer.write_field(field)]
    return "\n".join(["---", *head, "---", *_write_sections(kind, base.words)]) + "\n"


def _write_sections(kind: Kind, words: Words) -> Iterator[str]:
    shape = SHAPES[kind]
    for section in order_sections((*shape.required, *shape.optional)):
        yield from ("", f"## {words.say('sections', section)}", "")
        yield f"{TODO}: {words.say('section_guides', section)}."


def find_next_measure(base: Base) -> str:
    """The first free number behind the last measure of all cases."""
    cases = (entry for entry in base.entries.values() if isinstance(entry, Case))
    taken = [int(each.id.removeprefix("FIG")) for case in cases for each in case.measures]
    return f"FIG{max(taken, default=0) + 1:02}"


def write_quiz(name: str, kind: str, today: date, base: Base) -> str:
    """The text of a new quiz at the next free place of the list, with one question of *kind*."""
    order = max((quiz.order for quiz in base.quizzes.values()), default=0) + 1
    writer = Writer(base.words, today, {"Quiz.id": name, "Quiz.order": str(order)})
    head = [line for field in list_fields(Quiz, _QUIZ_GIVEN) for line in writer.write_field(field)]
    return "\n".join([*head, "questions:", *_write_question(f"{name}-1", kind, writer)]) + "\n"


_QUIZ_GIVEN = frozenset({"written", "questions"})
_QUESTION_GIVEN = frozenset({"written", "places", "start"})


def _write_question(name: str, kind: str, writer: Writer) -> Iterator[str]:
    """The record of a question of *kind*, with its id and kind in front."""
    fields = list_fields(KINDS[kind].model, _QUESTION_GIVEN)
    named = replace(writer, given={"Question.id": name})
    ordered = sorted(fields, key=lambda field: ("id", "kind", field.name).index(field.name))
    lines = [line for field in ordered for line in named.write_field(field)]
    for number, line in enumerate(lines):
        yield f"  {'  ' if number else '- '}{line}"


def find_next_question(quiz: str, base: Base) -> str:
    """The id of the next question of a quiz: its name and the first free number."""
    for number in count(len(base.quizzes[quiz].questions) + 1):
        if f"{quiz}-{number}" not in base.questions:
            return f"{quiz}-{number}"
    raise AssertionError(quiz)


@dataclass(frozen=True)
class Writer:
    """Writes fields that are still to be filled; ``given`` has values by record and field."""

    words: Words
    today: date
    given: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""

    def write_field(self, field: Field) -> Iterator[str]:
        """The lines of *field*."""
        said = self.words.say(field.owner, field.name)
        if field.name == "kinds":
            yield f"kinds: [{self.kind}]  # {said}"
        elif field.required and field.type.record:
            yield f"{field.name}:  # {said}"
            yield from _indent(self._write_records(field))
        else:
            value = self._write_value(field)
            hint = "" if TODO in value else f"  # {_explain(field, self.words)}"
            yield f"{field.name}: {value}{hint}"

    def _write_records(self, field: Field) -> Iterator[str]:
        """The fields of a record, or as many records of a list as it needs at least."""
        inner = list_fields(field.type.record) if field.type.record else ()
        lines = [line for each in inner for line in self.write_field(each)]
        for _ in range(max(field.least, 1) if field.type.many else 1):
            for number, line in enumerate(lines):
                dash = "  " if number else "- "
                yield f"{dash}{line}" if field.type.many else line

    def _write_value(self, field: Field) -> str:
        """What stands in a new file: what is known, a text to be replaced, or the first choice."""
        if known := self.given.get(f"{field.owner}.{field.name}"):
            return known
        if field.type.form is Form.DATE:
            return str(self.today)
        if not field.required:
            return _write_default(field.default)
        if field.type.form is Form.CHOICE:
            return field.type.choices[0]
        if field.type.form is Form.NUMBER:
            return "1"
        said = f"{TODO}: {self.words.say(field.owner, field.name)}"
        text = json.dumps(said, ensure_ascii=False)
        return f"[{', '.join([text] * field.least)}]" if field.type.many else text


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _write_default(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "[]"
    return "{}" if isinstance(value, Frozen) else json.dumps(value)


def _explain(field: Field, words: Words) -> str:
    """What belongs into the field, with the choices or the fields of each value."""
    said = words.say(field.owner, field.name)
    if len(field.type.choices) > 1:
        return words.say("new", "choices", text=said, choices=field.type.choices)
    if field.type.record:
        names = tuple(each.name for each in list_fields(field.type.record))
        return words.say("new", "fields", text=said, fields=names)
    return said
