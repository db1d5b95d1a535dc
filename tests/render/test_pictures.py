"""Pictures: nothing leaves its place, everything has a name, whatever the labels say."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from methodbook.model.base import Base
from methodbook.model.entry import Case, Happening, Measure
from methodbook.render.entries import render_entry
from methodbook.render.page import Site
from methodbook.render.pictures.drawing import NARROW, WIDE, Bounds, Box, Label
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, TITLE, Face, measure, wrap
from methodbook.render.pictures.pairs import draw_pairs, find_pairs
from methodbook.render.pictures.plates import (
    Plate,
    draw,
    make_pairs_plate,
    make_plate,
    make_timeline_plate,
)
from methodbook.render.pictures.timeline import draw_timeline, find_years
from methodbook.text.languages import find_language
from tests.render.layout import find_faults
from tests.render.motifs import MAKERS, label

WIDTHS = (NARROW, WIDE)
FACES = (TITLE, NAME, TEXT, NOTE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("motif", MAKERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_labels_are_laid_out_without_meeting(
    motif: str, width: int, data: st.DataObject
) -> None:
    made, table = MAKERS[motif](data)
    drawing = draw(made, table, width)
    assert drawing.width == width
    assert list(find_faults(drawing)) == []


@pytest.mark.parametrize("width", WIDTHS)
@settings(max_examples=60, deadline=None)
@given(
    years=st.lists(st.integers(1900, 2100), min_size=1, max_size=9, unique=True).map(sorted),
    data=st.data(),
)
def test_any_events_find_room_on_a_timeline(
    width: int, years: list[int], data: st.DataObject
) -> None:
    events = [Happening(when=str(year), what=data.draw(label)) for year in years]
    assert list(find_faults(draw_timeline(events, width))) == []


@pytest.mark.parametrize("width", WIDTHS)
@given(ends=st.lists(st.tuples(st.integers(1, 999), st.integers(1, 999)), min_size=1, max_size=5))
def test_bars_are_as_long_as_their_amounts(width: int, ends: list[tuple[int, int]]) -> None:
    measures = [make_measure(f"{before} млн", f"{after} млн") for before, after in ends]
    pairs = find_pairs(measures, find_language("ru"))
    drawing = draw_pairs(pairs, ("было", "стало"), width)
    assert list(find_faults(drawing)) == []
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    for (before, after), first, second in zip(ends, bars[::2], bars[1::2], strict=True):
        assert (first.width >= second.width) == (before >= after) or first.width == second.width


def make_measure(before: str | None, value: str) -> Measure:
    return Measure.model_validate(
        {
            "id": "FIG01",
            "name": "Показатель",
            "before": before,
            "value": value,
            "unit": "шт",
            "at": "000:1",
        }
    )


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("40%", (40, "%")),
        ("~1,8 млрд", (1.8e9, "")),
        ("800 млн", (8e8, "")),
        ("450+ тыс", (450_000, "")),
        ("10 тыс.", (10_000, "")),
        ("2 200", (2200, "")),
        ("800\u202f000", (800_000, "")),
        ("800\u2009000", (800_000, "")),
        ("800\u00a0000\u00a0₽", (800_000, "₽")),
        ("1.5 млн", (1.5e6, "")),
        ("2,5 тысячи", (2500, "")),
        ("$3.5M", (3.5e6, "$")),
        ("€ 1,2 млн", (1.2e6, "€")),
        ("3.5K", (3500, "")),
        ("70k", (70_000, "")),
        ("2 bn", (2e9, "")),
        ("3 часа", (3, "часа")),
        ("180 мин", (180, "мин")),
        ("12,5 %", (12.5, "%")),
        ("0,0625", (0.0625, "")),
        ("-5", (-5, "")),
        ("−2", (-2, "")),
        ("3 месяца", (3, "месяца")),
        ("топ", None),
        ("", None),
        ("1,500,000", None),
        ("1.500", None),
        ("1,500", None),
        ("1'000", None),
        ("12 34", None),
        ("500 т.р.", None),
        ("1 млн 200 тыс.", None),
        ("10–15", None),
        ("10-15 %", None),
        ("от 10 до 20", None),
        ("5 из 7", None),
        ("1/3", None),
        ("(5)", None),
        ("2 года 3 мес.", None),
        ("12.03.2024", None),
        ("3:45", None),
        ("×2", None),
        ("+44%", None),
        ("$5 €", None),
        ("1e3", None),
    ],
)
def test_an_amount_is_read_whole_or_not_at_all(
    value: str, amount: tuple[float, str] | None
) -> None:
    assert find_language("ru").parse_amount(value) == amount


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("1.5 млн", "3 млн €"),
        ("€ 1,2 млн", "$3.5M"),
        ("3 часа", "180 мин"),
        ("−5", "2"),
        ("40%", "14"),
        ("10–15", "20"),
        ("0", "0"),
    ],
)
def test_ends_that_cannot_be_compared_are_not_drawn(before: str, value: str) -> None:
    assert find_pairs([make_measure(before, value)], find_language("ru")) == ()


def test_a_point_takes_no_scale_away() -> None:
    [pair] = find_pairs([make_measure("1.5 млн", "3 млн")], find_language("ru"))
    assert pair.amounts == (1.5e6, 3e6)


def test_a_measure_without_a_value_before_makes_no_pair() -> None:
    assert (
        find_pairs([make_measure(None, "14%"), make_measure("много", "14%")], find_language("ru"))
        == ()
    )


def test_shares_are_set_against_the_whole_and_amounts_against_the_larger() -> None:
    shares, amounts = find_pairs(
        [make_measure("40%", "14%"), make_measure("2", "8")], find_language("ru")
    )
    assert shares.whole == 100
    assert amounts.whole == 8


@pytest.mark.parametrize(
    ("whens", "years"),
    [
        (("2009", "в марте 2012"), (2009, 2012)),
        (("2012", "2009"), (0, 1)),
        (("2009", "потом"), (0, 1)),
        (("2009", "2009"), (0, 1)),
        (("2009–2012", "2015"), (0, 1)),
        (("2009", "через 12000 дней"), (0, 1)),
        (("2009", "2 500 магазинов"), (0, 1)),
        (("12.03.2009", "весной 2012 г."), (2009, 2012)),
    ],
)
def test_events_without_years_in_order_stand_at_even_distances(
    whens: tuple[str, ...], years: tuple[int, ...]
) -> None:
    assert find_years([Happening(when=when, what="что-то") for when in whens]) == years


@given(text=label, width=st.integers(40, 400), face=st.sampled_from(FACES))
def test_no_line_is_wider_than_its_room(text: str, width: int, face: Face) -> None:
    lines = wrap(text, face, width)
    assert all(measure(line, face) <= width for line in lines)
    letters = "".join(lines).replace("-", "").replace(" ", "").replace("\u00a0", "")
    assert letters == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Клиентоориентированность", 150, ("Клиентоориенти-", "рованность")),
        ("взять чек и написать заявление", 150, ("взять чек", "и\u00a0написать", "заявление")),
        ("", 100, ("",)),
    ],
)
def test_words_break_where_a_russian_reader_expects_it(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrap(text, TEXT, width) == lines


@pytest.fixture(scope="module")
def base(orchard: Base) -> Base:
    return orchard


@pytest.fixture(scope="module")
def plates(base: Base) -> list[Plate]:
    """Every plate of the sample."""
    made = [make_plate(entry) for entry in base.published]
    for case in base.published:
        if isinstance(case, Case):
            made += [make_timeline_plate(case, base.words), make_pairs_plate(case, base.words)]
    return [plate for plate in made if plate]


def test_the_pictures_of_the_sample_are_laid_out_without_meeting(plates: list[Plate]) -> None:
    faults = {
        f"{plate.id} {variant}": found
        for plate in plates
        for variant, drawing in plate.drawings
        if (found := list(find_faults(drawing)))
    }
    assert faults == {}
    assert {plate.motif for plate in plates} >= {*MAKERS, "card", ""}


def test_every_picture_has_its_names_and_its_table(base: Base) -> None:
    shown = 0
    for entry in base.published:
        if entry.picture is None and not isinstance(entry, Case):
            continue
        tree = LexborHTMLParser(render_entry(entry, base, Site()).html)
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), entry.id
        for figure in tree.css("figure.cl-picture"):
            shown += 1
            assert list(find_unnamed(figure)) == [], entry.id
            assert has_table(figure, tree), entry.id
    assert shown >= 11


def find_unnamed(figure: LexborNode) -> Iterator[str]:
    """The drawings of a figure that a reader without eyes would learn nothing about."""
    for svg in figure.css("svg"):
        names = (svg.attributes["aria-labelledby"] or "").split()
        texts = [node.text() for name in names for node in figure.css(f"#{name}")]
        if svg.attributes["role"] != "img" or len(texts) != 2 or not all(texts):
            yield svg.html or ""


def has_table(figure: LexborNode, tree: LexborHTMLParser) -> bool:
    """The same in words: in the figure itself, or after it."""
    after = (
        "figure ~ .cl-table-frame table, figure + details table, "
        "figure ~ ol.cl-timeline, figure ~ dl.cl-figures"
    )
    return bool(figure.css("table, dl") or tree.css(after))


def test_bounds_know_what_lies_inside_and_what_is_shared() -> None:
    outer, inner = Bounds(0, 0, 10, 10), Bounds(2, 2, 10, 10)
    assert outer.holds(inner)
    assert not inner.holds(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(Bounds(10, 0, 20, 10))


def test_the_room_of_a_text_follows_its_anchor() -> None:
    start, middle, end = (Label(100, 0, ("слово",), TEXT, anchor).bounds for anchor in _ANCHORS)
    assert start.left == 100
    assert end.right == 100
    assert middle.left + middle.right == pytest.approx(200)


_ANCHORS = ("start", "middle", "end")
