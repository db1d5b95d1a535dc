"""Slides of a course: three writers say the same, and notes are the teacher's alone."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader

from methodbook.exports.courses.decks import export_decks
from methodbook.exports.courses.plans import CoursePapers
from methodbook.model.course import Shown, ShownMotif
from methodbook.model.revision import EPOCH
from methodbook.practice.slides import (
    MOST_WORDS,
    Slide,
    SlideCurves,
    SlideDrawing,
    SlideMap,
    Slides,
    SlideTable,
    show_curves,
    show_table,
)
from methodbook.site.books import make_shelf
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE, make_checkout

SECRETS = ("Называют и ягоды.", "Спросите о косточке.", "Пять камер в сердцевине.")
FORMATS = ("html", "pdf", "pptx")


def make(*, teacher: bool) -> Mapping[str, bytes]:
    edition = make_edition(SAMPLE)
    papers = CoursePapers(edition.base.courses["day"], edition.base, EPOCH, teacher=teacher)
    return dict(export_decks(papers, make_shelf(edition, articles=True)))


@pytest.fixture(scope="module")
def given() -> Mapping[str, bytes]:
    return make(teacher=False)


@pytest.fixture(scope="module")
def taught() -> Mapping[str, bytes]:
    return make(teacher=True)


@pytest.fixture(scope="module")
def slides() -> list[Slide]:
    base = make_edition(SAMPLE).base
    course = base.courses["day"]
    return list(
        Slides(course, base, lambda _: SlideDrawing("<svg/>", "Полив")).make(1, course.sessions[0])
    )


def read(name: str, raw: bytes) -> str:
    """All that stands in a deck, notes as well, in one line."""
    if name.endswith("html"):
        text = raw.decode()
    elif name.endswith("pdf"):
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)
    else:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = [each for each in archive.namelist() if each.endswith(".xml")]
            text = " ".join(archive.read(each).decode() for each in parts)
    return re.sub(r"\s+", " ", text)


def test_every_session_has_its_slides_in_three_forms(given: Mapping[str, bytes]) -> None:
    assert set(given) == {f"01.{ending}" for ending in FORMATS}


@pytest.mark.parametrize("ending", FORMATS)
def test_notes_are_in_the_teachers_slides_alone(
    ending: str, given: Mapping[str, bytes], taught: Mapping[str, bytes]
) -> None:
    name = f"01.{ending}"
    for secret in SECRETS:
        assert secret in read(name, taught[name])
        assert secret not in read(name, given[name])


@pytest.mark.parametrize("ending", FORMATS)
def test_every_form_says_what_every_slide_says(
    ending: str, given: Mapping[str, bytes], slides: list[Slide]
) -> None:
    text = read(f"01.{ending}", given[f"01.{ending}"])
    for slide in slides:
        assert " ".join(slide.title.split()) in text
        if isinstance(slide.body, SlideTable):
            assert all(" ".join(cell.split()) in text for row in slide.body.rows for cell in row)


def test_the_page_asks_for_nothing_from_outside(given: Mapping[str, bytes]) -> None:
    page = html.fromstring(given["01.html"])
    for node in page.iter():
        for name in ("src", "href", "data", "action"):
            assert str(node.get(name) or "#").startswith("#"), node.tag
    assert "@import" not in given["01.html"].decode()
    assert not re.findall(r"url\(", given["01.html"].decode())


def test_slides_have_headings_and_a_number(given: Mapping[str, bytes], slides: list[Slide]) -> None:
    page = html.fromstring(given["01.html"])
    sections = page.findall(".//section")
    assert len(sections) == len(slides)
    assert len(page.findall(".//h1")) == 1
    assert all(each.find("h1") is not None or each.find("h2") is not None for each in sections)


def test_powerpoint_gets_words_tables_and_curves_that_can_be_changed(
    given: Mapping[str, bytes], slides: list[Slide]
) -> None:
    deck = Presentation(io.BytesIO(given["01.pptx"]))
    pages = list(deck.slides)
    assert [page.shapes.title.text for page in pages] == [slide.title for slide in slides]
    kinds = {(page.shapes[-1].has_table, page.shapes[-1].has_chart) for page in pages}
    assert {(True, False), (False, True)} <= kinds


def test_a_chart_holds_the_numbers_of_the_company(
    given: Mapping[str, bytes], slides: list[Slide]
) -> None:
    (wanted,) = [each.body for each in slides if isinstance(each.body, SlideCurves)]
    deck = Presentation(io.BytesIO(given["01.pptx"]))
    (chart,) = [shape.chart for page in deck.slides for shape in page.shapes if shape.has_chart]
    found = tuple((series.name, tuple(series.values)) for series in chart.plots[0].series)
    assert found == wanted.lines


def test_a_page_of_the_pdf_for_every_slide(given: Mapping[str, bytes], slides: list[Slide]) -> None:
    assert len(PdfReader(io.BytesIO(given["01.pdf"])).pages) == len(slides)


def test_the_same_content_gives_the_same_bytes(given: Mapping[str, bytes]) -> None:
    assert make(teacher=False) == given


def test_no_slide_of_the_sample_has_too_many_words(slides: list[Slide]) -> None:
    assert max(slide.words for slide in slides) <= MOST_WORDS


def test_a_question_stands_over_what_it_asks_about(slides: list[Slide]) -> None:
    (both,) = [each for each in slides if each.title == "Какое яблоко снять первым?"]
    assert isinstance(both.body, SlideMap)
    assert both.notes
    assert "Сад за рекой" in both.kicker


def test_curves_take_their_names_from_a_table() -> None:
    base = make_edition(SAMPLE).base
    shown = Shown(
        sheet="picking",
        table="baskets",
        columns=("text", "weight", "double"),
        drawn=ShownMotif.CURVES,
        named_by="people",
    )
    assert [name for name, _ in show_curves(shown, base).lines] == ["Анна", "Борис"]
    table = show_table(shown.model_copy(update={"drawn": None}), base)
    assert table.header == ("Что в ней", "Анна", "Борис")


def test_a_day_is_written_as_people_read_it() -> None:
    shown = Shown(sheet="picking", table="baskets", columns=("text", "day"), rows=("pears",))
    (row,) = show_table(shown, make_edition(SAMPLE).base).rows
    assert " ".join(row[1].split()) == "1 сентября 2026"


def test_what_is_no_day_stays_as_it_was_written(tmp_path: Path) -> None:
    company = "docs/practice/company.yml"
    root = make_checkout(tmp_path, edits={company: [('"2026-09-01"', "в сентябре")]}, base=SAMPLE)
    shown = Shown(sheet="picking", table="baskets", columns=("text", "day"), rows=("pears",))
    (row,) = show_table(shown, make_edition(root).base).rows
    assert " ".join(row[1].split()) == "в сентябре"


def test_words_of_a_table_count(slides: list[Slide]) -> None:
    table = SlideTable(("Один два",), (("три-четыре пять",), ("7 %",)), (False,))
    assert Slide("шесть", "семь", "восемь", table).words == 7
    assert replace(slides[0], kicker="", title="", text="").words == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"define": "apple", "picture": "apple"},
        {"sheet": "basket"},
        {"sheet": "basket", "columns": ["goal"], "drawn": "map"},
    ],
)
def test_a_slide_shows_one_thing(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"shown|drawn"):
        Shown.model_validate(wrong)


def test_a_deck_without_the_library_goes_without_powerpoint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del tmp_path
    monkeypatch.setattr("methodbook.exports.courses.decks.can_write_powerpoint", lambda: False)
    assert set(make(teacher=False)) == {"01.html", "01.pdf"}
