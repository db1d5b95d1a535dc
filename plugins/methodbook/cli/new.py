"""``methodbook new``: a file with every field and section of its kind, still to be filled."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from methodbook.check.language import TODO
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest, writing
from methodbook.load.checkout import read_content
from methodbook.load.method import add_record
from methodbook.model.entry import ID
from methodbook.model.fields import Field, Form, list_fields, list_head
from methodbook.model.frozen import Frozen
from methodbook.model.method import FILE, UNREAD

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.load.checkout import Content
    from methodbook.model.base import Base
    from methodbook.model.method import EntryKind, Method
    from methodbook.words import Words


OTHERS = ("selfcheck", "kind")
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
        choices=SELFCHECKS,
        default=SELFCHECKS[0],
        help=words.say("commands", "new --type decision|checklist"),
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
    make = {"selfcheck": _make_selfcheck, "kind": _make_kind}.get(options.kind, _make_entry)
    path = make(content, options, today)
    print(options.words.say("new", "created", file=path.relative_to(root)))
    print(options.words.say("new", "next", mark=TODO))
    return 0


def _make_selfcheck(content: Content, options: Namespace, today: date) -> Path:
    base = content.base
    text = base.words.say("skeletons", options.type, id=options.id, date=today).lstrip()
    path = content.root / base.method.folders.selfchecks / f"{options.id}.yml"
    _write(path, text)
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


def write_entry(kind: EntryKind, base: Base, today: date) -> str:
    """The text of a new entry of *kind*; every field and section says what belongs there."""
    method, words = base.method, base.words
    fields = list_head(method.models[kind.id])
    head = [line for field in fields for line in _write_field(field, kind, today, words)]
    return "\n".join(["---", *head, "---", *_write_sections(kind, method)]) + "\n"


def _write_sections(kind: EntryKind, method: Method) -> Iterator[str]:
    for name in method.order_sections(kind.sections):
        section = method.sections_by_id[name]
        yield from ("", f"## {section.title}", "")
        yield f"{TODO}: {section.guide}."


def _write_field(field: Field, kind: EntryKind, today: date, words: Words) -> Iterator[str]:
    if field.name == "kinds":
        yield f"kinds: [{kind.id}]  # {field.tell(words)}"
    elif field.required and field.type.record:
        yield f"{field.name}:  # {field.tell(words)}"
        yield from _indent(_write_record(field, kind, today, words))
    else:
        value = str(today) if field.type.form is Form.DATE else _write_value(field, words)
        hint = "" if TODO in value else f"  # {_explain(field, words)}"
        yield f"{field.name}: {value}{hint}"


def _write_record(field: Field, kind: EntryKind, today: date, words: Words) -> Iterator[str]:
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
    text = json.dumps(f"{TODO}: {field.tell(words)}", ensure_ascii=False)
    return f"[{', '.join([text] * field.least)}]" if field.type.many else text


def _write_default(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "[]"
    return "{}" if isinstance(value, Frozen) else json.dumps(value)


def _explain(field: Field, words: Words) -> str:
    """What belongs into the field, with the choices or the fields of each value."""
    said = field.tell(words)
    if len(field.type.choices) > 1:
        return words.say("new", "choices", text=said, choices=field.type.choices)
    if field.type.record:
        names = tuple(each.name for each in list_fields(field.type.record))
        return words.say("new", "fields", text=said, fields=names)
    return said
