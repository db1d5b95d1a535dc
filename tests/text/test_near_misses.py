import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.near_misses import MissKind, NearMisses, measure_distance
from tests.text.marking import make_table, make_word

NEAR = NearMisses(
    make_table(
        "Система обещаний",
        "Управление единой концепцией",
        "Единая концепция",
        make_word("Клиентократия", short=("КК",)),
        "Клиент",
    )
)


def list_misses(text: str) -> list[tuple[MissKind, str, str]]:
    return [(miss.kind, text[miss.start : miss.end], miss.id) for miss in NEAR.find(text)]


@pytest.mark.parametrize(
    ("text", "span", "word"),
    [
        ("Обещания сложились в систему.", "Обещания сложились в систему", "система-обещаний"),
        ("Концепция у нас единая.", "Концепция у нас единая", "единая-концепция"),
    ],
)
def test_the_words_of_a_name_may_stand_apart(text: str, span: str, word: str) -> None:
    assert list_misses(text) == [(MissKind.SCATTERED, span, word)]


@pytest.mark.parametrize(
    "text",
    [
        "Система обещаний.",
        "Обещания даны. Система есть.",
        "Обещания дают тем, кто за много лет успел построить хоть какую-то рабочую систему.",
        "Управление единой концепцией.",
    ],
)
def test_words_that_are_together_or_far_apart_are_no_near_miss(text: str) -> None:
    assert list_misses(text) == []


@pytest.mark.parametrize(
    ("typo", "word"),
    [
        ("клиентокртаии", "клиентократия"),  # two neighbours swapped
        ("клеентократию", "клиентократия"),
        ("килентом", "клиент"),
        ("сестема обещаний", "система-обещаний"),
    ],
)
def test_a_slip_of_the_pen_is_noticed(typo: str, word: str) -> None:
    assert [(kind, found) for kind, _, found in list_misses(f"Вот {typo}.")] == [
        (MissKind.TYPO, word)
    ]


def test_a_word_of_the_dictionary_is_no_typo() -> None:
    assert list_misses("Пациент пришёл.") == []


def test_a_word_in_two_alphabets_is_noticed() -> None:
    assert list_misses("Cлово и Kлиент") == [
        (MissKind.MIXED, "Cлово", ""),
        (MissKind.MIXED, "Kлиент", "клиент"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("кот", "кот", 0), ("кот", "кит", 1), ("кот", "окт", 1), ("кот", "скат", 2)],
)
def test_distance_counts_slips(one: str, other: str, distance: int) -> None:
    assert measure_distance(one, other) == distance


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_the_same_both_ways_and_zero_for_equal_words_only(one: str, other: str) -> None:
    distance = measure_distance(one, other)
    assert distance == measure_distance(other, one)
    assert (distance == 0) == (one == other)
    assert distance <= max(len(one), len(other))
