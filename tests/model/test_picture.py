"""A picture that its author cannot have meant is refused, in Russian."""

from typing import Any

import pytest
from pydantic import ValidationError

from methodbook.model.picture import Picture, list_words
from tests.said import explain

CURVES = {
    "axis": ["Быстро", "Вкусно"],
    "ends": ["слабо", "сильно"],
    "curves": [{"name": "Сад", "values": [1, 5]}],
}
CHAIN = {
    "head": "Клиент",
    "tiers": ["корневое"],
    "columns": ["Кто", "Кому", "Что"],
    "links": [{"giver": "Сад", "taker": "Клиент", "text": "Яблоки спелые"}],
}
ZONE = {"name": "О", "tint": "red", "first": 1, "last": 1, "low": 0, "high": 5}
STRUCTURE = {"title": "А", "head": "Б", "tiers": [["В", "Г"]], "growth": "up"}


def make_picture(**motif: object) -> Picture:
    given: dict[str, object] = {"title": "Т", "description": "О", "basis": "inference"}
    return Picture.model_validate({**given, **motif})


def make_curves(**changes: object) -> Picture:
    return make_picture(curves={**CURVES, **changes})


def make_chain(*links: tuple[str, str], **changes: object) -> Picture:
    made = [{"giver": giver, "taker": taker, "text": "Что-то"} for giver, taker in links]
    return make_picture(chain={**CHAIN, "links": made, **changes})


@pytest.mark.parametrize(
    ("motif", "said"),
    [
        ({}, "заполнено: ничего"),
        ({"curves": CURVES, "chain": CHAIN}, "заполнено: curves, chain"),
        ({"curves": CURVES, "description": ""}, "расскажите рисунок словами"),
        ({"curves": CURVES, "basis": "source"}, "называет его строки"),
        ({"curves": CURVES, "basis": None}, "нужно сказать, чьи они"),
        ({"structures": {"sides": [{**STRUCTURE, "tiers": [["В"], ["Г", "Д"]]}] * 2}}, "поровну"),
    ],
)
def test_a_picture_is_of_one_motif_and_says_whose_it_is(motif: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_picture(**motif)
    assert said in explain(refused.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"axis": ["А", "Б", "В"]}, "оценок 2, а ценностей 3"),
        ({"top": 4}, "выходят за 0…4"),
        ({"zones": [{**ZONE, "first": 2}]}, "за край"),
        ({"zones": [{**ZONE, "high": 6}]}, "за край"),
        ({"zones": [{**ZONE, "low": 5}]}, "за край"),
    ],
)
def test_curves_keep_to_their_axes(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_curves(**changes)
    assert said in explain(refused.value)


def test_links_lead_to_the_head_by_as_many_tiers_as_have_names() -> None:
    tiers = ["корневое", "поддерживающее"]
    chain = make_chain(("А", "Клиент"), ("Б", "А"), ("В", "Все"), tiers=tiers, aside="общее").chain
    assert chain is not None
    assert [chain.find_depth(link) for link in chain.links] == [1, 2, 0]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ([("А", "Б"), ("Б", "А")], "в петлю: А → Б"),
        ([("А", "А")], "в петлю: А"),
        ([("А", "Клиент"), ("А", "Клиент")], "«А» даёт дважды"),
        ([("А", "Клиент"), ("Б", "А")], "ярусов на рисунке 2, а названий 1"),
        ([("А", "Клиент"), ("Б", "Все")], "назовите остальные в aside"),
    ],
)
def test_links_that_cannot_be_drawn_are_refused(links: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_chain(*links)
    assert said in explain(refused.value)


def test_every_word_of_a_picture_is_known_with_its_place() -> None:
    words = dict(list_words(make_curves()))
    assert words["curves", "axis", 1] == "Вкусно"
    assert words["curves", "curves", 0, "name"] == "Сад"
    assert "other" not in words.values()


def test_the_lines_of_a_source_are_no_words() -> None:
    picture = make_picture(basis="source", at="000:7", curves=CURVES)
    assert "000" not in dict(list_words(picture)).values()
