from typing import Literal

import pytest

from methodbook.model.entry import Entry, Status
from methodbook.model.fields import FieldType, Form, list_head, list_records, read_type
from methodbook.model.frozen import Frozen
from methodbook.model.method import Method
from methodbook.model.origin import Conflict, Reading, Source
from methodbook.words import read_words
from tests.checkouts import METHOD

GIVEN = {"id", "kind", "sections", "address", "written", "places"}


@pytest.mark.parametrize("kind", METHOD.models)
def test_an_author_never_writes_what_follows_from_the_file(kind: str) -> None:
    names = {field.name for field in list_head(METHOD.models[kind])}
    assert names <= set(METHOD.models[kind].model_fields)
    assert not names & (GIVEN - {"id"})
    assert ("id" in names) == (kind == "page")


@pytest.mark.parametrize("model", [*METHOD.models.values(), Method, Source, Reading, Conflict])
def test_every_field_is_described_by_a_russian_sentence(model: type[Frozen]) -> None:
    given = GIVEN if issubclass(model, Entry) else {"written", "places"}
    for name, field in model.model_fields.items():
        if name not in given:
            assert field.description, f"{model.__name__}.{name}"
            assert field.description[0].isupper() or not field.description[0].isalpha()
            assert field.description.endswith((".", "]."))


@pytest.mark.parametrize(
    ("annotation", "read"),
    [
        (str | None, FieldType(Form.TEXT)),
        (tuple[int, ...], FieldType(Form.NUMBER, many=True)),
        (Literal["a", "b"], FieldType(Form.CHOICE, choices=("a", "b"))),
        (tuple[Status, ...], FieldType(Form.CHOICE, many=True, choices=tuple(Status))),
        (Source, FieldType(Form.RECORD, record=Source)),
    ],
)
def test_a_type_is_read_from_its_annotation(annotation: object, read: FieldType) -> None:
    assert read_type(annotation) == read


def test_a_type_without_words_is_refused() -> None:
    with pytest.raises(TypeError, match="no words for the type"):
        read_type(complex)


def test_every_record_has_a_name_for_the_reader() -> None:
    names = read_words("ru").area("records")
    for model in METHOD.models.values():
        for record in list_records(list_head(model)):
            assert record.__name__ in names
