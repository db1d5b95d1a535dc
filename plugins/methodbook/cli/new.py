"""``methodbook new``: a file with every field and section of its kind, still to be filled."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from methodbook.check.language import TODO
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, writing
from methodbook.load.checkout import read_content
from methodbook.load.selfchecks import FOLDER as SELFCHECK_FOLDER
from methodbook.model.entry import ID, Kind
from methodbook.model.fields import Field, Form, list_fields, list_head
from methodbook.model.frozen import Frozen
from methodbook.model.kinds import SHAPES, order_sections

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.words import Words


SELFCHECKS = ("decision", "checklist")
"""What a self-check may be; the first one is written where nothing else is asked for."""


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    kinds = [*(kind.value for kind in SHAPES), "selfcheck"]
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
        choices=SELFCHECKS,
        default=SELFCHECKS[0],
        help=words.say("commands", "new --type decision|checklist"),
    )


def run(options: Namespace) -> int:
    """Write the file and say where it lies."""
    root = find_checkout(options)
    if not re.fullmatch(ID, options.id):
        raise UsageError("bad_id", id=options.id)
    base, today = read_content(root).base, datetime.now(tz=UTC).date()
    if options.kind == "selfcheck":
        path = root / SELFCHECK_FOLDER / f"{options.id}.yml"
        text = base.words.say("skeletons", options.type, id=options.id, date=today).lstrip()
    else:
        _refuse_taken(options.id, base)
        path = root / SHAPES[Kind(options.kind)].folder / f"{options.id}.md"
        text = write_entry(Kind(options.kind), today, base.words)
    _write(path, text)
    print(options.words.say("new", "created", file=path.relative_to(root)))
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


def write_entry(kind: Kind, today: date, words: Words) -> str:
    """The text of a new entry of *kind*; every field and section says what belongs there."""
    head = [line for field in list_head(kind) for line in _write_field(field, kind, today, words)]
    return "\n".join(["---", *head, "---", *_write_sections(kind, words)]) + "\n"


def _write_sections(kind: Kind, words: Words) -> Iterator[str]:
    shape = SHAPES[kind]
    for section in order_sections((*shape.required, *shape.optional)):
        yield from ("", f"## {words.say('sections', section)}", "")
        yield f"{TODO}: {words.say('section_guides', section)}."


def _write_field(field: Field, kind: Kind, today: date, words: Words) -> Iterator[str]:
    if field.name == "kinds":
        yield f"kinds: [{kind}]  # {words.say(field.owner, field.name)}"
    elif field.required and field.type.record:
        yield f"{field.name}:  # {words.say(field.owner, field.name)}"
        yield from _indent(_write_record(field, kind, today, words))
    else:
        value = str(today) if field.type.form is Form.DATE else _write_value(field, words)
        hint = "" if TODO in value else f"  # {_explain(field, words)}"
        yield f"{field.name}: {value}{hint}"


def _write_record(field: Field, kind: Kind, today: date, words: Words) -> Iterator[str]:
    """The fields of a record, or the one record of a list."""
    inner = list_fields(field.type.record) if field.type.record else ()
    lines = [line for each in inner for line in _write_field(each, kind, today, words)]
    for number, line in enumerate(lines):
        dash = "  " if number else "- "
        yield f"{dash}{line}" if field.type.many else line


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _write_value(field: Field, words: Words) -> str:
    """What stands in a new file: a text to be replaced, the default, or the first choice."""
    if not field.required:
        return _write_default(field.default)
    if field.type.form is Form.CHOICE:
        return field.type.choices[0]
    if field.type.form is Form.NUMBER:
        return "1"
    text = json.dumps(f"{TODO}: {words.say(field.owner, field.name)}", ensure_ascii=False)
    return f"[{', '.join([text] * field.least)}]" if field.type.many else text


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
