import json
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.entry import Status
from methodbook.render.assets import find_widgets
from methodbook.render.cards import list_words, render_cards
from methodbook.render.page import PageScope, Site
from methodbook.words import read_words

SPACES = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


def render(base: Base) -> LexborHTMLParser:
    return LexborHTMLParser(render_cards(base, PageScope("practice/cards.md", base, Site())))


def change_apple(base: Base, **update: object) -> Base:
    apple = base.entries["apple"].model_copy(update=update)
    return replace(base, entries={**base.entries, "apple": apple})


def read_text(node: LexborNode | LexborHTMLParser, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None
    return found.text().translate(SPACES)


def test_every_word_of_the_glossary_is_a_card_by_name(base: Base) -> None:
    cards = render(base).css("[data-cl-word]")
    words = [entry for entry in base.published if entry.is_word]
    assert [card.attributes["data-cl-word"] for card in cards] == [entry.id for entry in words]
    for card, entry in zip(cards, words, strict=True):
        assert read_text(card, "summary") == entry.name.translate(SPACES)
        assert read_text(card, ".cl-word__definition") == entry.definition.translate(SPACES)
        assert all(name in card.text().translate(SPACES) for name in entry.names)
        assert str(entry.english) in card.text()


def test_a_card_leads_to_its_article(orchard: Base) -> None:
    links = [link.attributes["href"] for link in render(orchard).css("a")]
    assert "../../terms/apple/" in links
    assert len(links) == len(list_words(orchard))


def test_a_draft_is_no_card(orchard: Base) -> None:
    drafted = change_apple(orchard, status=Status.DRAFT)
    names = {word.entry.id for word in list_words(orchard)}
    assert names - {word.entry.id for word in list_words(drafted)} == {"apple"}


def test_a_word_is_asked_for_only_where_its_meaning_does_not_name_it(base: Base) -> None:
    words = list_words(base)
    questions = {word.entry.id: word.question.casefold() for word in words if word.question}
    assert 0 < len(questions) < len(words)
    for word in words:
        for part in word.entry.name.casefold().split():
            if len(part) >= 5:
                assert part[:5] not in questions.get(word.entry.id, ""), word.entry.id


def test_a_word_of_several_kinds_is_found_under_each(base: Base) -> None:
    kinds = {word.entry.id: " ".join(word.kinds) for word in list_words(base)}
    several = {name for name, each in kinds.items() if each.count(" ")}
    assert several
    for card in render(base).css("[data-cl-word]"):
        assert card.attributes["data-cl-kinds"] == kinds[str(card.attributes["data-cl-word"])]


def test_the_script_gets_its_sentences_from_the_catalogue(base: Base) -> None:
    texts = json.loads(read_text(render(base), "cl-cards > script"))["texts"]
    assert texts.keys() == read_words("ru").area("cards_script").keys()


def test_a_text_is_never_taken_for_html(orchard: Base) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'&"
    question = "<b>\"'&</b>"
    page = render(
        change_apple(orchard, name=hostile, definition=hostile, english=hostile, phrase=question)
    )
    assert page.css("img, b") == []
    card = page.css_first('[data-cl-word="apple"]')
    assert card is not None
    assert read_text(card, "summary") == hostile
    assert card.attributes["data-cl-question"] == question


def test_a_page_with_cards_gets_their_script(orchard: Base) -> None:
    html = render_cards(orchard, PageScope("cards.md", orchard, Site()))
    assert [widget.name for widget in find_widgets(html)] == ["base", "cards"]
