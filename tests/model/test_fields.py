from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pytest

from methodbook.model.entry import Status
from methodbook.model.fields import FieldType, ValueForm, list_head, list_records, read_type
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Source
from methodbook.words import read_words
from tests.checkouts import METHOD

GIVEN = {"id", "kind", "sections", "address", "written", "places"}


@pytest.mark.parametrize("kind", METHOD.models)
def test_an_author_never_writes_what_follows_from_the_file(kind: str) -> None:
    names = {field.name for field in list_head(METHOD.models[kind])}
    assert names <= set(METHOD.models[kind].model_fields)
    assert not names & (GIVEN - {"id"})
    assert ("id" in names) == (kind == "page")


def list_models(model: type[Frozen]) -> Iterator[type[Frozen]]:
    for each in model.__subclasses__():
        if each.__module__.startswith("methodbook.model."):
            yield each
        yield from list_models(each)


def test_no_two_models_share_a_name_and_thus_their_words() -> None:
    counts = Counter(model.__name__ for model in list_models(Frozen))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("annotation", "read"),
    [
        (str | None, FieldType(ValueForm.TEXT)),
        (tuple[int, ...], FieldType(ValueForm.NUMBER, many=True)),
        (Literal["a", "b"], FieldType(ValueForm.CHOICE, choices=("a", "b"))),
        (tuple[Status, ...], FieldType(ValueForm.CHOICE, many=True, choices=tuple(Status))),
        (Source, FieldType(ValueForm.RECORD, record=Source)),
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
