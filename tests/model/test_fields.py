from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pytest

from methodbook.model.entry import MODELS, Kind
from methodbook.model.fields import FieldType, Form, list_head, list_records, read_type
from methodbook.model.frozen import Frozen
from methodbook.model.kinds import SHAPES, order_sections
from methodbook.model.origin import Source
from methodbook.words import read_words


@pytest.mark.parametrize("kind", Kind)
def test_an_author_never_writes_what_follows_from_the_file(kind: Kind) -> None:
    names = {field.name for field in list_head(kind)}
    assert names <= set(MODELS[kind].model_fields)
    assert not names & {"kind", "sections", "written", "places"}
    assert ("id" in names) == (kind is Kind.PAGE)


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
        (str | None, FieldType(Form.TEXT)),
        (tuple[int, ...], FieldType(Form.NUMBER, many=True)),
        (Literal["a", "b"], FieldType(Form.CHOICE, choices=("a", "b"))),
        (tuple[Kind, ...], FieldType(Form.CHOICE, many=True, choices=tuple(Kind))),
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
    for kind in Kind:
        for record in list_records(list_head(kind)):
            assert record.__name__ in names


def test_every_section_has_a_title_a_guide_and_a_place_on_the_page() -> None:
    catalogue = read_words("ru")
    sections = {name for shape in SHAPES.values() for name in (*shape.required, *shape.optional)}
    assert sections == set(catalogue.area("sections")) == set(catalogue.area("section_guides"))
    assert set(order_sections(sections)) == sections
