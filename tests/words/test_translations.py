"""Every language says everything: the same areas and names, with the same values in them."""

import re
from string import Formatter

import pytest

from methodbook.words import list_languages, read_words
from methodbook.words.plurals import choose_form

OWN = {"grammar"}
"""Readings of a form are named by the module of a language."""
CYRILLIC = re.compile("[\u0400-\u052f]")


def list_sentences(language: str) -> dict[tuple[str, str], str]:
    words = read_words(language)
    return {
        (area, name): sentence
        for area in words.areas
        if area not in OWN
        for name, sentence in words.area(area).items()
    }


def list_values(sentence: str) -> set[str]:
    try:
        parsed = list(Formatter().parse(sentence))
    except ValueError:  # an example in braces, which is never filled
        return set()
    return {name for _, name, _, _ in parsed if name and name.isascii() and name.isidentifier()}


def is_filled(area: str, name: str) -> bool:
    return name not in {"why", "fix", "bad", "good"} and (area, name) != ("E108", "answers")


@pytest.mark.parametrize("language", list_languages())
def test_a_language_has_every_sentence_of_the_others(language: str) -> None:
    assert sorted(list_sentences("ru").keys() ^ list_sentences(language).keys()) == []


@pytest.mark.parametrize("language", list_languages())
def test_a_sentence_takes_the_same_values_in_every_language(language: str) -> None:
    own = list_sentences(language)
    different = [
        (*place, sentence, own[place])
        for place, sentence in list_sentences("ru").items()
        if place in own and is_filled(*place) and list_values(sentence) != list_values(own[place])
    ]
    assert different == []


def test_no_english_sentence_holds_a_letter_of_another_alphabet() -> None:
    assert [place for place, said in list_sentences("en").items() if CYRILLIC.search(said)] == []


def test_english_counts_one_and_many() -> None:
    words = read_words("en")
    assert words.say("book_list", "chapters", count=1) == "1 chapter"
    assert words.say("book_list", "chapters", count=2) == "2 chapters"
    assert [choose_form(n, ("leaf", "leaves"), "en-GB") for n in (0, 1, 2, 21)] == [
        "leaves",
        "leaf",
        "leaves",
        "leaves",
    ]
