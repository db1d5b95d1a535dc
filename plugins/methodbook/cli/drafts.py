"""Fields and sections that are still to be filled, as they stand in a new file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from methodbook.check.language import TODO
from methodbook.model.entry import Case, Measure
from methodbook.model.fields import Field, ValueForm, list_fields, list_head
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import Quiz
from methodbook.questions.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from methodbook.model.base import Base
    from methodbook.model.method import EntryKind, Method
    from methodbook.words import Words

_QUIZ_GIVEN = frozenset({"written", "questions"})
_QUESTION_GIVEN = frozenset({"written", "places", "start"})


def write_entry(kind: EntryKind, base: Base, today: date) -> str:
    """The text of a new entry of *kind*; every field and section says what belongs there."""
    draft = FieldWriter(base, today, {"Entry.kinds": f"[{kind.id}]"})
    fields = list_head(base.method.models[kind.id])
    head = [line for field in fields for line in draft.write_field(field)]
    return "\n".join(["---", *head, "---", *_write_sections(kind, base.method)]) + "\n"


def _write_sections(kind: EntryKind, method: Method) -> Iterator[str]:
    for name in method.order_sections(kind.sections):
        section = method.sections_by_id[name]
        yield from ("", f"## {section.title}", "")
        yield f"{TODO}: {section.guide}."


def find_next_measure(base: Base) -> str:
    """The first free number behind the last measure of all cases."""
    cases = (entry for entry in base.entries.values() if isinstance(entry, Case))
    taken = [int(each.id.removeprefix("FIG")) for case in cases for each in case.measures]
    return f"FIG{max(taken, default=0) + 1:02}"


def write_quiz(given: Mapping[str, str], kind: str, base: Base, today: date) -> str:
    """The text of a new quiz with one question of *kind*; *given* has its id and its place."""
    draft = FieldWriter(base, today, given)
    head = [line for field in list_fields(Quiz, _QUIZ_GIVEN) for line in draft.write_field(field)]
    question = write_question(f"{given['Quiz.id']}-1", kind, base, today)
    return "\n".join([*head, "questions:", *question]) + "\n"


def write_question(name: str, kind: str, base: Base, today: date) -> Iterator[str]:
    """The lines of a new question *name* in the list of a quiz; its id and its kind come first."""
    subject = next((entry.id for entry in base.published), "entry")
    own = {"id": name, "about": f"[{subject}]", "seconds": "60"}
    given = {f"Question.{field}": value for field, value in own.items()}
    draft = FieldWriter(base, today, {**given, **KINDS[kind].draft})
    fields = list_fields(KINDS[kind].model, _QUESTION_GIVEN)
    ordered = sorted(fields, key=lambda field: ("id", "kind", field.name).index(field.name))
    lines = (line for field in ordered for line in draft.write_field(field))
    for number, line in enumerate(lines):
        yield f"  {'  ' if number else '- '}{line}"


@dataclass(frozen=True)
class FieldWriter:
    """Writes fields; ``given`` has what is known of them already, by record and field."""

    base: Base
    today: date
    given: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The language of the file."""
        return self.base.words

    def write_field(self, field: Field) -> Iterator[str]:
        """The lines of *field*."""
        if field.required and field.type.record:
            yield f"{field.name}:  # {field.tell(self.words)}"
            yield from _indent(self._write_records(field))
            return
        value = self._write_value(field)
        hint = "" if TODO in value else f"  # {self._explain(field)}"
        yield f"{field.name}: {value}{hint}"

    def _write_records(self, field: Field) -> Iterator[str]:
        """The fields of a record, or as many records of a list as it needs at least."""
        inner = list_fields(field.type.record) if field.type.record else ()
        lines = [line for each in inner for line in self.write_field(each)]
        if not field.type.many:
            yield from lines
            return
        for _ in range(max(field.least, 1)):
            yield from (f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines))

    def _write_value(self, field: Field) -> str:
        """What is known, a text to be replaced, the default, or the first choice."""
        if known := self.given.get(f"{field.owner}.{field.name}"):
            return known
        if field.type.form is ValueForm.DATE:
            return str(self.today)
        if not field.required:
            return _write_default(field.default)
        if field.type.form is ValueForm.CHOICE:
            return field.type.choices[0]
        if field.type.form is ValueForm.NUMBER:
            return "1"
        text = json.dumps(f"{TODO}: {field.tell(self.words)}", ensure_ascii=False)
        return f"[{', '.join([text] * field.least)}]" if field.type.many else text

    def _explain(self, field: Field) -> str:
        """What belongs into the field, with the choices or the fields of each value."""
        said = field.tell(self.words)
        if field.type.record is Measure:
            said = self.words.say("new", "next_measure", text=said, id=find_next_measure(self.base))
        if len(field.type.choices) > 1:
            return self.words.say("new", "choices", text=said, choices=field.type.choices)
        if field.type.record:
            names = tuple(each.name for each in list_fields(field.type.record))
            return self.words.say("new", "fields", text=said, fields=names)
        return said


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _write_default(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "[]"
    if isinstance(value, Frozen):
        return "{}"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)
