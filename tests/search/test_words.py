import re
from pathlib import Path

import pytest
import snowballstemmer

from methodbook.search.words import Stemmer, fold, split_words
from methodbook.text.languages import find_language
from methodbook.text.languages.ru.searching import RUSSIAN


def list_vocabulary(root: Path) -> list[str]:
    files = [*root.glob("glossary/**/*.md"), *root.glob("docs/**/*.*"), *root.glob("cases/*.md")]
    text = " ".join(file.read_text("utf-8") for file in files if file.suffix in {".md", ".yml"})
    return sorted({word for word in split_words(fold(text)) if re.fullmatch("[а-я]+", word)})


@pytest.mark.content
def test_stems_are_those_of_snowball_for_every_word_of_the_base(root: Path) -> None:
    ours, theirs = Stemmer(RUSSIAN), snowballstemmer.stemmer("russian")
    words = list_vocabulary(root)
    assert len(words) > 10_000
    assert {word: ours.cut(word) for word in words} == {w: theirs.stemWord(w) for w in words}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Чёрный  Ящик", ["черный", "ящик"]),
        ("обеща\u0301ние", ["обещание"]),
        ("обе\u00adща\u200bние", ["обещание"]),
        ("и\u0306од", ["йод"]),
        ("боль-препятствие", ["боль", "препятствие"]),
        ("13,3 млн", ["13,3", "млн"]),
        ("4.2", ["4,2"]),
        ("2\u00a0200 и 10 000", ["2200", "и", "10000"]),
        ("6+1", ["6", "1"]),
        ("«P2P»", ["p2p"]),
        ("ﬁrst ＡＢ", ["first", "ab"]),
        ("", []),
        ("…—!", []),
    ],
)
def test_a_text_is_split_into_folded_words(text: str, words: list[str]) -> None:
    assert split_words(fold(text)) == words


def test_a_language_without_rules_is_searched_word_for_word() -> None:
    assert Stemmer(find_language("xx").search).cut("apples") == "apples"
