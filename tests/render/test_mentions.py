import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.model.base import Base
from methodbook.render.mentions import MentionRecord, render_mentions
from methodbook.render.page import PageScope, Site
from methodbook.text.mentions import LinkedSection, Mention
from methodbook.words import Sentence


def make_record(
    path: str, title: str, kind: str, sentence: str = "Здесь яблоко.", anchor: str = "why"
) -> MentionRecord:
    mention = Mention(
        "apple", "яблоко", sentence, LinkedSection("Зачем", anchor), Sentence("asked")
    )
    return MentionRecord(path, title, kind, mention)


@pytest.fixture
def scope(orchard: Base) -> PageScope:
    return PageScope("terms/apple.md", orchard, Site())


def test_an_entry_that_nobody_mentions_has_no_such_part(scope: PageScope) -> None:
    assert render_mentions([], scope) == ""


def test_each_page_stands_once_with_the_first_place(scope: PageScope) -> None:
    records = [
        make_record("terms/pear.md", "Груша", "term", "Сначала яблоко."),
        make_record("terms/pear.md", "Груша", "term", "Потом яблоко.", "example"),
    ]
    tree = LexborHTMLParser(render_mentions(records, scope))
    assert [link.attributes["href"] for link in tree.css("a")] == ["../pear/#why"]
    assert [quote.text() for quote in tree.css("q")] == ["Сначала яблоко."]


def test_pages_are_grouped_by_kind_and_sorted_by_name(scope: PageScope) -> None:
    records = [
        make_record("terms/yew.md", "Ёлка", "term"),
        make_record("terms/fir.md", "Ель", "term"),
        make_record("about.md", "О саде", "page"),
        make_record("terms/harvest.md", "Урожай", "tool"),
    ]
    tree = LexborHTMLParser(render_mentions(records, scope))
    assert [link.text() for link in tree.css("a")] == ["Урожай", "Ёлка", "Ель", "О\u00a0саде"]
    assert len(tree.css("details")) == 3


def test_the_word_is_marked_in_its_sentence(scope: PageScope) -> None:
    record = make_record("terms/pear.md", "Груша", "term", "В саду яблоко зреет.")
    tree = LexborHTMLParser(render_mentions([record], scope))
    assert [mark.text() for mark in tree.css("q mark")] == ["яблоко"]
    assert tree.css("q")[0].text() == "В\u00a0саду яблоко зреет."


def test_a_sentence_is_text_and_no_markup(scope: PageScope) -> None:
    record = make_record("terms/pear.md", "<b>Груша</b>", "term", "<i>яблоко</i>")
    tree = LexborHTMLParser(render_mentions([record], scope))
    assert tree.css("b, i") == []
    assert tree.css("q")[0].text() == "<i>яблоко</i>"
