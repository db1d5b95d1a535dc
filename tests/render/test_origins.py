import pytest

from methodbook.model.base import Base
from methodbook.render.origins import Origins
from methodbook.text.origins import parse_origin


@pytest.fixture
def origins(orchard: Base) -> Origins:
    return Origins(orchard)


def show(origins: Origins, target: str) -> tuple[str, str]:
    """The sign of a mark and where it leads."""
    label = origins.label(parse_origin(target))
    return label.sign, label.href


def test_places_are_numbered_in_the_order_a_reader_meets_them(origins: Origins) -> None:
    assert show(origins, "000:25") == ("1", "#cl-source-1")
    assert show(origins, "000:5") == ("2", "#cl-source-2")
    assert [note.places for note in origins.sources] == [("Уход",), ("Плоды",)]


def test_lines_of_one_place_share_a_number_and_stand_once(origins: Origins) -> None:
    assert {show(origins, target)[0] for target in ("000:5", "000:6-7", "000:5")} == {"1"}
    [note] = origins.sources
    assert [str(lines) for lines in note.lines] == ["000:5", "000:6-7"]


def test_literature_has_numbers_of_its_own(origins: Origins) -> None:
    show(origins, "000:5")
    assert show(origins, "gardener-2001") == ("Л1", "#cl-reading-1")
    assert show(origins, "gardener-2001") == ("Л1", "#cl-reading-1")
    assert [note.reading.title for note in origins.readings] == ["Книга о саде"]


@pytest.mark.parametrize("target", ["inference", "silent"])
def test_what_no_document_says_leads_to_the_legend(origins: Origins, target: str) -> None:
    sign, href = show(origins, target)
    assert (len(sign), href) == (1, "#cl-origins")
    assert (origins.sources, origins.readings) == ((), ())


def test_a_screen_reader_hears_words_and_not_signs(origins: Origins) -> None:
    for target in ("000:5", "gardener-2001", "inference", "silent"):
        assert len(origins.label(parse_origin(target)).words) > 5


def test_an_unknown_book_is_shown_and_breaks_nothing(origins: Origins) -> None:
    assert show(origins, "nobody-1900") == ("?", "#cl-origins")
    assert origins.readings == ()
