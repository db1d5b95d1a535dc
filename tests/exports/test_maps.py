"""Maps of who gives whom: where parties stand, and that PowerPoint gets shapes to move."""

import io

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from methodbook.exports.courses.decks.drawing import draw_curves, draw_map
from methodbook.exports.courses.decks.mapping import HIGH, WIDE, MapBox, lay_out
from methodbook.exports.courses.decks.powerpoint import write_powerpoint
from methodbook.model.revision import EPOCH
from methodbook.practice.slides import MapParty, Slide, SlideCurves, SlideMap
from methodbook.site.edition import make_edition
from tests.checkouts import SAMPLE

PARTIES = ("garden", "cellar", "shop", "carter", "guest")
FORWARD = (("garden", "cellar"), ("cellar", "shop"), ("shop", "guest"), ("garden", "guest"))
BACKWARD = ("shop", "cellar")
SHOWN = SlideMap(
    tuple(MapParty(name, f"«{name}»", ("спелые яблоки к утру",)) for name in PARTIES),
    (*FORWARD, ("carter", "shop"), BACKWARD),
    "кто кому",
)


def find_boxes() -> dict[str, MapBox]:
    return {box.party.id: box for box in lay_out(SHOWN).boxes}


@pytest.mark.parametrize("arrow", FORWARD)
def test_a_giver_stands_left_of_whom_it_gives_to(arrow: tuple[str, str]) -> None:
    boxes = find_boxes()
    assert boxes[arrow[0]].x + boxes[arrow[0]].wide < boxes[arrow[1]].x


def test_every_party_has_one_box_inside_the_field() -> None:
    plan = lay_out(SHOWN)
    assert sorted(box.party.id for box in plan.boxes) == sorted(PARTIES)
    for box in plan.boxes:
        assert box.x >= 0
        assert box.x + box.wide <= WIDE
        assert box.y >= 0
        assert box.y + box.high <= HIGH


def test_no_box_lies_on_another() -> None:
    boxes = list(find_boxes().values())
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one.x + one.wide <= other.x or other.x + other.wide <= one.x
            assert apart or one.y + one.high <= other.y or other.y + other.high <= one.y


def test_an_arrow_that_passes_a_column_passes_between_its_boxes() -> None:
    plan = lay_out(SHOWN)
    (long,) = [points for points in plan.arrows if len(points) > 2]
    for start, end in zip(long[1::2], long[2::2], strict=False):
        assert start.y == end.y
        inside = [box for box in plan.boxes if box.x <= start.x <= box.x + box.wide]
        assert all(not box.y < start.y < box.y + box.high for box in inside)


def test_two_who_give_each_other_have_arrows_apart() -> None:
    plan = lay_out(SHOWN)
    there, back = plan.arrows[1], plan.arrows[-1]
    assert there[0].x < there[-1].x
    assert back[0].x > back[-1].x
    assert there[-1].y != back[0].y


def test_a_circle_alone_is_drawn_as_well() -> None:
    parties = (MapParty("a", "а"), MapParty("b", "б"))
    plan = lay_out(SlideMap(parties, (("a", "b"), ("b", "a")), ""))
    assert [len(points) for points in plan.arrows] == [2, 2]


def test_the_drawing_says_names_and_what_is_given() -> None:
    svg = draw_map(SHOWN)
    assert all(name in svg for name in PARTIES)
    assert svg.count("спелые") == len(PARTIES)
    assert svg.count("<polygon") == len(SHOWN.arrows)


def test_the_name_of_a_curve_is_never_cut() -> None:
    name = "служба завода, который это делает, и его помощники"
    root = etree.fromstring(draw_curves(SlideCurves(("а", "б"), ((name, (1, 2)), ("мы", (3, 2))))))
    wide = float(str(root.get("viewBox")).split()[2])
    said = [node for node in root.iter("{*}text") if node.get("text-anchor") == "start"]
    assert " ".join(str(node.text) for node in said[:-1]) == f"{name}: 2"
    assert all(float(str(node.get("x"))) + len(str(node.text)) * 9 <= wide for node in said)
    heights = [float(str(node.get("y"))) for node in said]
    assert len(set(heights)) == len(said)


def test_powerpoint_gets_boxes_joined_by_connectors_and_no_picture() -> None:
    words = make_edition(SAMPLE).base.words
    raw = write_powerpoint("т", [Slide("к", "з", body=SHOWN)], EPOCH, words, teacher=False)
    (page,) = Presentation(io.BytesIO(raw)).slides
    boxes = {shape.shape_id: shape.name for shape in page.shapes if shape.name.startswith("«")}
    assert sorted(boxes.values()) == sorted(f"«{name}»" for name in PARTIES)
    assert not [each for each in page.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
    ends = page.element.xpath(".//a:tailEnd")
    assert len(ends) == len(SHOWN.arrows)
    held = {int(each.get("id")) for each in page.element.xpath(".//a:stCxn | .//a:endCxn")}
    assert held == boxes.keys()
