"""What is found in an invented orchard, whatever is typed."""

import pytest

from methodbook.search.index import Index
from methodbook.search.ranking import search


def find_first(index: Index, query: str) -> str:
    hits = search(index, query)
    return hits[0].id if hits else ""


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("Прививка ветки", "grafting"),
        ("прививкою веток", "grafting"),
        ("приви́вка вет\u00adки", "grafting"),
        ("чёрного узла", "black-knot"),
        ("ЧЕРНЫЙ УЗЕЛ", "black-knot"),
        ("cовет чеpный узeл", "black-knot"),  # Latin letters among Russian ones
        ("окулировку", "grafting"),
        ("grafting", "grafting"),
        ("ур", "yield"),
        ("как размножают яблони", "grafting"),
        ("больную ветку что делать", "black-knot"),
        ("пчелоопыление", "beekeeping"),
        ("пчело-опылением", "beekeeping"),
        ("прививкаветки", "grafting"),
        ("чер ный узел", "black-knot"),
        ("приивка", "grafting"),
        ("превивка ветки", "grafting"),
        ("прививак ветки", "grafting"),
        ("ghbdbdrf", "grafting"),
        ("дерево без дождя", "dry-year"),
        ("пкфаештп", "grafting"),
        ("zasukha", "dry-year"),
        ("chernyj uzel", "black-knot"),
        ("р2р", "p2p"),
        ("P2P", "p2p"),
        ("2200 ведер", "yield"),
        ("2\u00a0200", "yield"),
        ("13.3 %", "yield"),
    ],
)
def test_a_reader_finds_the_page_he_means(index: Index, query: str, page: str) -> None:
    assert find_first(index, query) == page


def test_half_a_word_finds_the_page(index: Index) -> None:
    assert find_first(index, "прив") == "grafting"


def test_a_question_about_a_difference_opens_the_comparison(index: Index) -> None:
    assert find_first(index, "чем отличается урожай от засухи") == "cmp-yield-dry"
    assert find_first(index, "урожай") == "yield"


def test_a_frame_of_a_question_changes_nothing(index: Index) -> None:
    assert find_first(index, "что такое засуха?") == "dry-year"


def test_a_section_follows_its_page_and_has_its_own_address(index: Index) -> None:
    hits = search(index, "черенок в подвале")
    assert [hit.id for hit in hits[:2]] == ["grafting", "terms/grafting/#part-1"]
    assert hits[1].kind == "section"


def test_a_hit_carries_every_entity_that_its_page_describes(index: Index) -> None:
    assert {hit.entities for hit in search(index, "прививка")} == {("grafting", "budding")}


def test_a_limit_cuts_the_list_at_its_end(index: Index) -> None:
    whole = search(index, "ветка")
    assert search(index, "ветка", limit=2) == whole[:2]
    assert len(whole) > 2


def test_what_is_nowhere_finds_nothing(index: Index) -> None:
    assert search(index, "экскаватор") == []
    assert search(index, "") == []
    assert search(index, "  \n ") == []


def test_a_score_says_what_it_is_made_of(index: Index) -> None:
    first = search(index, "урожай")[0]
    reasons = {reason.what: reason for reason in first.why}
    assert reasons["phrase"].text == "Урожай"
    assert first.score == 10 * reasons["phrase"].score + 5 * reasons["text"].score


def test_the_order_is_that_of_the_scores(index: Index) -> None:
    scores = [hit.score for hit in search(index, "урожай ветки")]
    assert scores == sorted(scores, reverse=True)
