import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.languages import find_language
from methodbook.text.tokens import make_tokenizer

TOKENIZER = make_tokenizer(find_language("ru"))
parse_tokens, fold = TOKENIZER.parse, TOKENIZER.fold
is_mixed = TOKENIZER.spelling.is_mixed


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ёлка, ЕЛЬ", ["елка", "ель"]),
        ("боль‑препятствие боль–препятствие", ["боль-препятствие"] * 2),
        ("клиент — это", ["клиент", "это"]),
        ("клиент—сервер", ["клиент", "сервер"]),
        ("кли\u00adент кли\u0301ент", ["клиент", "клиент"]),
        ("е\u0308лка и\u0306од", ["елка", "йод"]),
        ("клиент\u2060ский", ["клиентский"]),
        ("СУ-27, P2P", ["су-27", "p2p"]),
        ("клиент¹ и клиента²³", ["клиент", "и", "клиента"]),
        ("клиент- и товарооборот", ["клиент-", "и", "товарооборот"]),
        ("(P2P)", ["(", "p2p", ")"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, keys: list[str]) -> None:
    assert parse_tokens(text).keys == keys


@pytest.mark.parametrize(
    ("text", "known", "key"),
    [
        ("Cовет", {"совет"}, "совет"),  # the first letter is Latin
        ("НPS", {"nps"}, "nps"),  # the first letter is Cyrillic
        ("МVР", {"mvp"}, "mvp"),
        ("СРМ", {"срм"}, "срм"),
    ],
)
def test_a_word_in_two_alphabets_is_read_in_one(text: str, known: set[str], key: str) -> None:
    assert parse_tokens(text, known).keys == [key]


def test_letters_of_two_alphabets_may_stand_on_either_side_of_a_hyphen() -> None:
    assert not is_mixed("IT-отдел")
    assert is_mixed("IТ-отдел")


def test_addresses_have_no_words() -> None:
    tokens = parse_tokens("см. https://example.com/клиент и клиент@example.com, клиент")
    assert tokens.keys == ["см", "и", "клиент"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("совет управляющих", True),
        ("совет\nуправляющих", True),
        ("совет\u00a0 управляющих", True),
        ("совет, управляющих", False),
        ("совет\n\nуправляющих", False),
        ("совет. Управляющих", False),
    ],
)
def test_words_are_joined_by_whitespace_of_one_block(text: str, *, joined: bool) -> None:
    assert parse_tokens(text).continue_at(1) is joined


def test_nothing_follows_the_last_word() -> None:
    assert not parse_tokens("совет").continue_at(1)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_every_span_holds_a_word_and_spans_follow_each_other(text: str) -> None:
    tokens = parse_tokens(text)
    assert len(tokens.keys) == len(tokens.spans)
    place = 0
    for start, end in tokens.spans:
        assert place <= start < end <= len(text)
        place = end
