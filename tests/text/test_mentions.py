from html import escape

from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.mentions import (
    LinkedPage,
    Mention,
    Piece,
    render_links,
    split_links,
    strip_links,
)
from tests.text.marking import make_linker

LINKER = make_linker("Клиент", "Обещание")
PAGE = LinkedPage(LINKER, lambda entry: f"/{entry}/", own="обещание")


def test_plain_text_is_cut_into_pieces() -> None:
    assert list(split_links("Обещание клиенту.", PAGE)) == [
        Piece("Обещание "),
        Piece("клиенту", "клиент", "/клиент/"),
        Piece("."),
    ]


def test_plain_text_becomes_escaped_html() -> None:
    assert render_links("<b> & клиент", PAGE) == (
        '&lt;b&gt; &amp; <a class="cl-term" data-cl="клиент" href="/клиент/">клиент</a>'
    )


def test_texts_of_one_section_link_a_term_once_between_them() -> None:
    seen: set[str] = set()
    assert "<a" in render_links("Клиент.", PAGE, seen=seen)
    assert render_links("Клиент.", PAGE, seen=seen) == "Клиент."


def test_the_record_holds_the_sentence_as_one_line() -> None:
    record: list[Mention] = []
    page = LinkedPage(LINKER, lambda _: "#", record=record.append)
    render_links("Раз. Два\n  клиента. Три.", page)
    assert [(mention.surface, mention.sentence) for mention in record] == [
        ("клиента", "Два клиента.")
    ]


@given(st.text(alphabet="клиент обещание.,<&\n\u0301\ufffc"))
def test_joined_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in split_links(text, PAGE)) == text


@given(st.lists(st.sampled_from(["обещание ", "клиент", " <b>и</b> ", "< & >", "слово"])))
def test_stripping_undoes_linking(words: list[str]) -> None:
    text = "".join(words)
    assert strip_links(render_links(text, PAGE)) == escape(text)
