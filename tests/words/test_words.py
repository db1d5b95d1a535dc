import pytest

from methodbook.words import Sentence, Words, list_languages, read_words
from methodbook.words.plurals import choose_form

APPLES = ("яблоко", "яблока", "яблок")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *((0, 2), (1, 0), (2, 1), (4, 1), (5, 2), (10, 2), (11, 2), (12, 2), (14, 2), (20, 2)),
        *((21, 0), (22, 1), (25, 2), (101, 0), (111, 2), (112, 2), (1001, 0), (-1, 0), (-11, 2)),
    ],
)
def test_a_russian_number_takes_the_form_it_is_counted_in(number: int, form: int) -> None:
    assert choose_form(number, APPLES, "ru") == APPLES[form]


@pytest.mark.parametrize(("number", "form"), [(0, "apples"), (1, "apple"), (2, "apples")])
def test_most_languages_know_one_and_many(number: int, form: str) -> None:
    assert choose_form(number, ("apple", "apples"), "en") == form


def test_of_too_few_forms_the_last_one_serves() -> None:
    assert choose_form(5, ("шасси",), "ru") == "шасси"


@pytest.fixture
def words() -> Words:
    return Words(
        "ru",
        {
            "orchard": {
                "count": "{count} {count:яблоко|яблока|яблок}",
                "plain": "{скобки} остаются",
                "list": "растут {things}",
                "choice": "растут {things:or}",
                "inner": "тень, {why}",
            },
            "lists": {"or": " или "},
        },
    )


def test_a_number_brings_its_form(words: Words) -> None:
    assert words.say("orchard", "count", count=22) == "22 яблока"


def test_a_sentence_without_values_is_said_as_it_is_written(words: Words) -> None:
    assert words.say("orchard", "plain") == "{скобки} остаются"


@pytest.mark.parametrize(
    ("things", "listed", "choice"),
    [
        (("груши",), "растут груши", "растут груши"),
        (("груши", "сливы"), "растут груши, сливы", "растут груши или сливы"),
        (("а", "б", "в"), "растут а, б, в", "растут а, б или в"),
    ],
)
def test_several_values_are_listed(
    words: Words, things: tuple[str, ...], listed: str, choice: str
) -> None:
    assert words.say("orchard", "list", things=things) == listed
    assert words.say("orchard", "choice", things=things) == choice


def test_a_sentence_may_hold_another_one(words: Words) -> None:
    inner = Sentence("count", count=1)
    assert words.say("orchard", "inner", why=inner) == "тень, 1 яблоко"


def test_a_missing_sentence_leaves_a_hole_that_is_told(words: Words) -> None:
    assert words.say("orchard", "colour") == "‹orchard.colour›"
    (missing,) = words.missing
    assert (missing.language, missing.area, missing.name) == ("ru", "orchard", "colour")


def test_every_language_has_a_catalogue_that_can_be_read() -> None:
    for language in list_languages():
        assert read_words(language).say("check", "clean")
