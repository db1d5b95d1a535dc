from datetime import date
from typing import Any

import pytest

from methodbook.model.finding import Place
from methodbook.model.origin import Reading
from methodbook.text.citing import Citable, cite_bibtex, cite_gost, describe_reading
from methodbook.words import read_words

DAY = date(2026, 1, 31)
PAGE = Citable("apple", "Яблоко", "Сад", DAY)
ADDRESSED = Citable("apple", "Яблоко", "Сад", DAY, "https://example.org/apple/")


def make_reading(**fields: Any) -> Reading:  # noqa: ANN401 -- raw YAML
    given: dict[str, Any] = {
        "id": "gardener-2001",
        "kind": "book",
        "authors": ("Садовод И. И.", "Лесник Л. Л."),
        "title": "Книга о саде",
        "year": 2001,
        "written": Place(file="glossary/sources.yml"),
    }
    return Reading.model_validate(given | fields)


def test_a_reference_by_gost_names_title_site_and_year() -> None:
    assert cite_gost(PAGE, read_words("ru")) == "Яблоко // Сад : [сайт]. 2026."


def test_a_reference_by_gost_names_the_address_where_there_is_one() -> None:
    assert (
        cite_gost(ADDRESSED, read_words("ru"))
        == "Яблоко // Сад : [сайт]. 2026. URL: https://example.org/apple/"
    )


def test_a_bibtex_record_has_the_id_for_its_key() -> None:
    assert cite_bibtex(PAGE) == (
        "@misc{apple,\n"
        "  title = {Яблоко},\n"
        "  howpublished = {Сад},\n"
        "  year = {2026},\n"
        "  language = {russian}\n"
        "}"
    )


def test_a_bibtex_record_has_the_address_where_there_is_one() -> None:
    assert "  url = {https://example.org/apple/}" in cite_bibtex(ADDRESSED)


@pytest.mark.parametrize("sign", "#$%&_{}")
def test_what_tex_would_read_as_an_order_is_escaped(sign: str) -> None:
    assert f"\\{sign}" in cite_bibtex(Citable("x", f"до {sign} после", "Сад", DAY))


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({}, "Садовод И. И., Лесник Л. Л. Книга о саде. 2001."),
        (
            {"place": "Орёл", "publisher": "Ветка"},
            "Садовод И. И., Лесник Л. Л. Книга о саде. Орёл: Ветка, 2001.",
        ),
        ({"publisher": "Ветка"}, "Садовод И. И., Лесник Л. Л. Книга о саде. Ветка, 2001."),
        (
            {"kind": "article", "container": "Сад", "volume": "3", "issue": "1", "pages": "5–9"},
            "Садовод И. И., Лесник Л. Л. Книга о саде. // Сад. 2001. Vol. 3. № 1. P. 5–9.",
        ),
        ({"title": "Что растёт?"}, "Садовод И. И., Лесник Л. Л. Что растёт? 2001."),
    ],
)
def test_a_reading_names_what_is_known_of_it(fields: dict[str, str], reference: str) -> None:
    assert describe_reading(make_reading(**fields)) == reference
