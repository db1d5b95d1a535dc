import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import Content
from methodbook.render.page import PageScope, Site
from methodbook.render.pieces import WORDS_PER_MINUTE, Pieces, count_page_words


@pytest.fixture
def pieces(seedling: Content) -> Pieces:
    """What the home page of the sample may embed."""
    return Pieces(PageScope("index.md", seedling.base, Site()), seedling.texts)


def list_links(html: str) -> list[str]:
    return [str(link.attributes["href"]) for link in LexborHTMLParser(html).css("a")]


def test_stages_stand_in_their_order(pieces: Pieces) -> None:
    assert list_links(pieces.stages()) == ["stages/stage-1/", "stages/stage-2/"]


def test_requests_lead_into_the_navigator(pieces: Pieces) -> None:
    assert list_links(pieces.requests()) == ["problems/worms/"]


def test_a_case_is_shown_by_its_first_figure(pieces: Pieces) -> None:
    html = pieces.cases_strip()
    assert list_links(html) == ["cases/orchard/"]
    assert "Вес плодов" in html


def test_tools_stand_as_they_were_asked_for(pieces: Pieces) -> None:
    assert list_links(pieces.tool_list("harvest", "apple")) == ["terms/harvest/", "terms/apple/"]


def test_a_contradiction_names_where_it_is_met(pieces: Pieces) -> None:
    html = pieces.conflicts()
    assert LexborHTMLParser(html).css("#inc-01")
    assert LexborHTMLParser(html).css_first("[data-cl-item] a[href='#inc-01']")
    assert "terms/apple/" in list_links(html)


def test_documents_and_books_have_anchors(pieces: Pieces) -> None:
    assert LexborHTMLParser(pieces.sources()).css("#source-000")
    assert LexborHTMLParser(pieces.reading_list()).css("#gardener-2001")


def test_what_is_not_there_cannot_be_embedded(pieces: Pieces) -> None:
    for name in ("picture", "selfcheck", "tool_list", "minutes"):
        with pytest.raises(KeyError):
            getattr(pieces, name)("no-such-thing")


def test_markdown_around_a_piece_does_not_tear_it_apart(pieces: Pieces) -> None:
    for html in (pieces.stages(), pieces.cases_strip(), pieces.conflicts(), pieces.sources()):
        assert all(line.strip() for line in html.splitlines())


def test_minutes_are_counted_from_the_words_and_rounded_up(
    pieces: Pieces, seedling: Content
) -> None:
    paths = ["terms/harvest.md", "cases/orchard.md"]
    words = sum(count_page_words(path, seedling.base, seedling.texts) for path in paths)
    assert 0 < words < WORDS_PER_MINUTE
    assert pieces.minutes(*paths) == 1
    assert pieces.minutes(*paths * 5) == -(-5 * words // WORDS_PER_MINUTE)


def test_neither_the_head_nor_marks_of_origin_are_words(seedling: Content) -> None:
    assert count_page_words("about.md", seedling.base, seedling.texts) == 7
    assert count_page_words("problems/worms.md", seedling.base, seedling.texts) == 13
