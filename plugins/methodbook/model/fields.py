"""What an author may write into a head or a record, read from the models.

The template of a new file and the reference of the fields are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from inspect import get_annotations
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from methodbook.model.entry import GIVEN, Page
from methodbook.model.frozen import Frozen
from methodbook.model.method import FILE as METHOD
from methodbook.model.origin import LineRange

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from methodbook.model.entry import Entry
    from methodbook.words import Words


class ValueForm(StrEnum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"
    CITATION = "citation"
    CHOICE = "choice"
    RECORD = "record"


@dataclass(frozen=True)
class FieldType:
    """The form of a value, or of each one of a list."""

    form: ValueForm
    many: bool = False
    choices: tuple[str, ...] = ()
    record: type[Frozen] | None = None


@dataclass(frozen=True)
class Field:
    """One field of a head or a record; ``least`` is how many values a list needs.

    ``owner`` is the model that declares it: the area of the catalogue that says what it is for. A
    field that a method has added says it itself.
    """

    name: str
    owner: str
    type: FieldType
    required: bool
    default: object = None
    least: int = 0
    said: str = ""

    def tell(self, words: Words) -> str:
        """What the field is for, in the language of *words*."""
        return self.said or words.say(self.owner, self.name)


def list_fields(model: type[Frozen], given: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """The fields of *model* that an author writes, in its order; *given* ones are left out."""
    return tuple(
        _describe(model, name, field)
        for name, field in model.model_fields.items()
        if name not in given
    )


def list_given(model: type[Entry]) -> frozenset[str]:
    """The fields of an entry that follow from the file; a page by hand names its id itself."""
    return GIVEN - {"id"} if issubclass(model, Page) else GIVEN


def list_head(model: type[Entry]) -> tuple[Field, ...]:
    """The fields in the head of an entry of that class."""
    return list_fields(model, list_given(model))


def list_records(fields: tuple[Field, ...]) -> tuple[type[Frozen], ...]:
    """The records that *fields* hold, and those inside them; each once."""
    found: dict[type[Frozen], None] = {}
    for field in fields:
        record = field.type.record
        if record and record not in found:
            found |= dict.fromkeys((record, *list_records(list_fields(record))))
    return tuple(found)


def find_owner(model: type[Frozen], name: str) -> str:
    """The model that declares the field *name* of *model*: itself or one that it is made from.

    Nothing for a field that a method has added to a kind of its own.
    """
    declaring = (each for each in model.__mro__ if each.__module__ != METHOD)
    return next((each.__name__ for each in declaring if name in get_annotations(each)), "")


def _describe(model: type[Frozen], name: str, field: FieldInfo) -> Field:
    least = max((getattr(each, "min_length", 0) for each in field.metadata), default=0)
    required = field.is_required()
    default = None if required else field.get_default(call_default_factory=True, validated_data={})
    owner = find_owner(model, name)
    said = field.description or ""
    return Field(name, owner, read_type(field.annotation), required, default, least, said)


_PLAIN = {
    str: ValueForm.TEXT,
    int: ValueForm.NUMBER,
    Decimal: ValueForm.DECIMAL,
    bool: ValueForm.FLAG,
    date: ValueForm.DATE,
    LineRange: ValueForm.CITATION,
}


def read_type(annotation: Any) -> FieldType:  # noqa: ANN401 -- any annotation of a model
    """Read an annotation; raises ``TypeError`` for one that no model has used so far."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return read_type(inside[0])
    if origin in {Union, UnionType}:
        return read_type(next(each for each in inside if each is not type(None)))
    if origin is tuple:
        return replace(read_type(inside[0]), many=True)
    if origin is Literal:
        return FieldType(ValueForm.CHOICE, choices=tuple(map(str, inside)))
    return _read_class(annotation)


def _read_class(annotation: type) -> FieldType:
    if annotation in _PLAIN:
        return FieldType(_PLAIN[annotation])
    if issubclass(annotation, Enum):
        return FieldType(ValueForm.CHOICE, choices=tuple(str(each.value) for each in annotation))
    if issubclass(annotation, Frozen):
        return FieldType(ValueForm.RECORD, record=annotation)
    raise TypeError(f"no words for the type {annotation}")
