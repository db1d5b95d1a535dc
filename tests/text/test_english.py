"""English: forms, order, typography, dates; and a gold file half of which no rule was tuned on."""

from datetime import date
from pathlib import Path

import pytest

from methodbook.text.forms import compile_forms
from methodbook.text.languages import find_language
from methodbook.text.languages.en.inflection import expand_lemma, find_singular, list_plurals
from methodbook.text.linker import Linker
from methodbook.words import read_words
from tests.text.marking import make_word, unmark

EN = find_language("en")
FOLDER = Path(__file__).parent / "english"
WORDS = (
    make_word("Orchard"),
    make_word("Pruning plan"),
    make_word("Criterion"),
    make_word("Leaf", number="any", forbid=[{"before": ["he", "she", "they"]}], policy="context"),
    make_word("Foreman"),
    make_word("Grafting"),
    make_word("Definition of ripe"),
    make_word("Cost of waiting"),
    make_word("Pest control in balance", short=("IPM",)),
    make_word("Fruit in storage"),
    make_word("Crop analysis"),
    make_word("Colour chart"),
    make_word("Harvest day"),
    make_word("Quality standard"),
    make_word("Standard of care"),
    make_word("Wall-trained trees"),
)
LINKER = Linker(compile_forms(WORDS, EN))


def read_gold(name: str) -> list[str]:
    """The sentences of a half, a paragraph each; a line break may stand within one."""
    return (FOLDER / f"{name}.txt").read_text("utf-8").strip().split("\n\n")


def list_places(marked: str) -> set[tuple[int, int]]:
    places, depth, start = set(), 0, 0
    for sign in marked:
        if sign == "[":
            start = depth
        elif sign == "]":
            places.add((start, depth))
        else:
            depth += 1
    return places


def measure(sentences: list[str]) -> tuple[float, float]:
    """Precision and recall of the links, place by place."""
    right = found = due = 0
    for sentence in sentences:
        places = {(link.start, link.end) for link in LINKER.find(unmark(sentence))}
        wanted = list_places(sentence)
        right, found, due = right + len(places & wanted), found + len(places), due + len(wanted)
    return right / found, right / due


@pytest.mark.parametrize("name", ["seen", "held"])
def test_terms_are_linked_in_english_prose(name: str) -> None:
    sentences = read_gold(name)
    precision, recall = measure(sentences)
    assert len(sentences) == 40
    assert precision >= 0.98
    assert recall >= 0.97


@pytest.mark.parametrize(
    ("single", "plural"),
    [
        ("bus", "buses"),
        ("quiz", "quizzes"),
        ("bookshelf", "bookshelves"),
        ("woman", "women"),
        ("human", "humans"),
        ("series", "series"),
        ("city", "cities"),
        ("day", "days"),
        ("hypothesis", "hypotheses"),
        ("lead-time", "lead-times"),
        ("process", "processes"),
        ("cause", "causes"),
    ],
)
def test_a_noun_and_its_plural_lead_to_each_other(single: str, plural: str) -> None:
    assert list_plurals(single)[0] == plural
    assert find_singular(plural) == single
    assert find_singular(single) == single


def test_a_clue_is_known_as_noun_and_as_verb() -> None:
    assert {"plan", "plans", "plan's", "planned", "planning"} <= expand_lemma("plan")
    assert {"carry", "carried", "carrying"} <= expand_lemma("carry")
    assert {"prune", "pruned", "pruning"} <= expand_lemma("prune")


def test_a_name_without_letters_has_one_form() -> None:
    assert {each.grammar for each in EN.inflect("5 to 9")} == {"base sing"}


def test_names_are_sorted_word_by_word_without_their_article() -> None:
    names = ["The orchard", "orange tree", "Orange", "orange-peel", "A pear", "Oranges"]
    assert sorted(names, key=EN.sort_key) == [
        "Orange",
        "orange-peel",
        "orange tree",
        "Oranges",
        "The orchard",
        "A pear",
    ]


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = "Dr. Hale came, e.g. on Monday. “Why?” he asked. See p. 5 of W. E. Smith. 7 left."
    said = [text[start:end] for start, end in EN.find_sentences(text)]
    assert said == [
        "Dr. Hale came, e.g. on Monday.",
        "“Why?” he asked.",
        "See p. 5 of W. E. Smith.",
        "7 left.",
    ]


def test_spaces_that_must_not_break_are_set_and_the_length_stays() -> None:
    text = "It took 5 days – says W. E. Smith, p. 7 and no. 9. I agree."
    spaced = EN.set_spaces(text)
    assert spaced == (
        "It took 5\u00a0days\u00a0– says W.\u00a0E.\u00a0Smith, p.\u00a07 and no.\u00a09. I agree."
    )
    assert len(spaced) == len(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2200+", "more than 2,200"),
        ("12000", "12,000"),
        ("2024", "2024"),
        ("~1.8 m", "≈ 1.8 m"),
        ("45%", "45%"),
    ],
)
def test_a_quantity_is_written_as_readers_expect(written: str, shown: str) -> None:
    assert EN.write_quantity(written).replace("\u00a0", " ") == shown


def test_a_date_is_written_day_first() -> None:
    shown = EN.write_date(date(2026, 3, 9), read_words("en"))
    assert shown.replace("\u00a0", " ") == "9 March 2026"


@pytest.mark.parametrize(
    ("slip", "wrong", "right"),
    [
        ("dash", "ripe - almost", "ripe – almost"),
        ("quotes", 'a "ripe" pear', "a “ripe” pear"),
        ("no_space", "ripe,sweet", "ripe, sweet"),
        ("placeholder", "Lorem ipsum dolor", "The pear is ripe"),
        ("catch_all", "All of the above", "All of the pears"),
        ("catch_all", "None of these answers", "None of the pears fell"),
        ("phone", "call +44 20 7946 0958", "in 2024 we sold 7946 pears"),
    ],
)
def test_slips_of_english_prose_are_found(slip: str, wrong: str, right: str) -> None:
    assert EN.find_slip(slip).search(wrong)
    assert not EN.find_slip(slip).search(right)
