import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.languages.ru.sentences import find_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Одно.", "Другое!", "Третье?", "Четвёртое…"],
        ["Он сказал: «Пора.»", "И ушёл."],
        ["Это видел А. Петров в 9 ч. утра.", "Потом он уснул."],
        ["Деньги, люди и т. д. не помогли.", "2 дня прошли."],
        ["Так бывает (см. Приложение).", "— Правда?"],
        ["Без точки"],
    ],
)
def test_sentences_end_where_a_reader_hears_it(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


def test_an_empty_line_ends_a_sentence() -> None:
    text = "Заголовок\n\nтекст"
    assert [text[start:end] for start, end in find_sentences(text)] == ["Заголовок", "текст"]


@given(st.text())
def test_sentences_leave_out_nothing_but_whitespace(text: str) -> None:
    spans = find_sentences(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
