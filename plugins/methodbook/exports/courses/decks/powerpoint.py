"""Slides for PowerPoint with python-pptx: words, tables, curves and maps stay editable.

A drawing of the base is a picture, SVG with a PNG beside it for programs that show no SVG. Nothing
depends on the clock: dates are those of the content, also inside the table of a chart.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import typst
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from methodbook.exports.archive import pack
from methodbook.exports.courses.decks.drawing import dress, find_colour
from methodbook.exports.courses.decks.mapping import HIGH, WIDE, lay_out
from methodbook.practice.slides import SlideCurves, SlideDrawing, SlideMap, SlideTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from methodbook.exports.courses.decks.mapping import MapBox
    from methodbook.practice.slides import Slide
    from methodbook.words import Words

_Made: TypeAlias = Any
"""A thing of python-pptx, whose types say half of what it is."""

_WIDE, _HIGH, _EDGE = 12192000, 6858000, 620000
"""A slide of 16 : 9 and its margin, in English metric units."""
_BRAND, _INK, _SOFT = "0F5C56", "1E2322", "4B5452"
_SERIF, _SANS = "Georgia", "Calibri"
_DOTS = 110.0
_NARROW = 180
"""A box in which long words need smaller letters."""
_WORD, _TEXT = 9, 32
"""Letters of the narrowest and of the widest column."""
_FEW = 5
"""Rows of a table that leave room for larger letters."""
_LEFT, _RIGHT = 1, 3
"""Places on a rounded box where a connector holds."""
_HEAD = (
    '<a:tailEnd xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="triangle"/>'
)
_DASHES = (MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.SOLID, MSO_LINE.DASH)
_PLAIN_TABLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of tables that PowerPoint calls «No Style, Table Grid»."""
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DOT = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_powerpoint(
    title: str, slides: Sequence[Slide], day: date, words: Words, *, teacher: bool
) -> bytes:
    """The presentation; notes are in it only for a *teacher*. Needs the extra ``documents``."""
    deck: _Made = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDE), Emu(_HIGH)
    about = deck.core_properties
    about.title, about.language, about.revision = title, words.say("language", "locale"), 1
    about.author = about.last_modified_by = ""
    about.created = about.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    for number, slide in enumerate(slides, start=1):
        where = words.say("slides", "number", number=number, count=len(slides))
        _add_slide(deck, slide, where, teacher=teacher)
    raw = io.BytesIO()
    deck.save(raw)
    return _settle(raw.getvalue(), day)


def _add_slide(deck: _Made, slide: Slide, number: str, *, teacher: bool) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[5])
    looked_at = slide.body is not None
    inner = _WIDE - 2 * _EDGE
    kicker = page.shapes.add_textbox(_EDGE, 380000 if looked_at else 1250000, inner, 420000)
    _add_number(page, number)
    _write(kicker, slide.kicker, 18, _BRAND, _SANS)
    title = page.shapes.title
    title.left, title.top, title.width = _EDGE, 760000 if looked_at else 1750000, inner
    title.height = 900000 if looked_at else 2100000
    _write(title, slide.title, 28 if looked_at else 44, _INK, _SERIF)
    if slide.text:
        text = page.shapes.add_textbox(_EDGE, 3950000, inner, 2200000)
        _write(text, slide.text, 30, _INK, _SANS)
    frame = (_EDGE, 1850000, inner, _HIGH - 1850000 - 480000)
    match slide.body:
        case SlideTable():
            _add_table(page, slide.body, frame)
        case SlideCurves():
            _add_chart(page, slide.body, frame)
        case SlideMap():
            _add_map(page, slide.body, frame)
        case SlideDrawing():
            _add_drawing(page, slide.body, frame)
        case None:
            pass
    if teacher and slide.notes:
        lines = (f"{name}. {text}" for name, text in slide.notes)
        page.notes_slide.notes_text_frame.text = "\n".join(lines)


def _add_number(page: _Made, number: str) -> None:
    """Where the slide stands, and a line in the colour of the deck along its edge."""
    edge = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 150000, _HIGH)
    edge.fill.solid()
    edge.fill.fore_color.rgb = _ink(_BRAND)
    edge.line.fill.background()
    box = page.shapes.add_textbox(_WIDE - _EDGE - 1600000, _HIGH - 480000, 1600000, 360000)
    _write(box, number, 12, _SOFT, _SANS)
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _write(shape: _Made, text: str, size: int, colour: str, font: str) -> None:
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.name = Pt(size), font
            run.font.color.rgb = _ink(colour)


def _ink(colour: str) -> RGBColor:
    return cast("RGBColor", cast("Any", RGBColor)(*bytes.fromhex(colour)))


def _add_table(page: _Made, shown: SlideTable, frame: tuple[int, int, int, int]) -> None:
    rows = [*([shown.header] if shown.header else []), *shown.rows]
    left, top, width, _ = frame
    size = 22 if len(rows) <= _FEW else 18
    height = (640000 if len(rows) <= _FEW else 480000) * len(rows)
    shape = page.shapes.add_table(len(rows), len(shown.numbers), left, top, width, height)
    table = shape.table
    table.first_row, table.horz_banding = bool(shown.header), False
    shape._element.graphic.graphicData.tbl[0][-1].text = _PLAIN_TABLE  # noqa: SLF001 -- … no styles
    shares = [_weigh([row[at] for row in rows]) for at in range(len(shown.numbers))]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = width * share // sum(shares)
    for at, texts in enumerate(rows):
        for number, text in enumerate(texts):
            cell = table.cell(at, number)
            is_head = bool(shown.header) and at == 0
            _write(cell, text, size, "FFFFFF" if is_head else _INK, _SANS)
            if is_head:
                cell.fill.solid()
                cell.fill.fore_color.rgb = _ink(_BRAND)
            if shown.numbers[number]:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _weigh(texts: Sequence[str]) -> int:
    """A column's share of the width: its longest text, but never less than its longest word."""
    word = max((len(each) for text in texts for each in text.split()), default=0)
    return max(_WORD, word + 2, min(_TEXT, max(map(len, texts), default=0)))


def _add_chart(page: _Made, shown: SlideCurves, frame: tuple[int, int, int, int]) -> None:
    data = cast("Any", CategoryChartData)()  # python-pptx left it without types
    data.categories = list(shown.points)
    for name, values in shown.lines:
        data.add_series(name, values)
    chart = page.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *frame, data).chart
    chart.has_legend, chart.font.size = True, Pt(14)
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.tick_labels.font.size = Pt(13)
    chart.category_axis._element.txPr.bodyPr.set("rot", "0")  # noqa: SLF001 -- … no angle
    last = len(shown.lines) - 1
    for number, series in enumerate(chart.plots[0].series):
        series.format.line.color.rgb = _ink(find_colour(number)[1:])
        series.format.line.width = Pt(5 if number == last else 2.5)
        series.smooth = False
        series.format.line.dash_style = _DASHES[number % len(_DASHES)]


def _add_map(page: _Made, shown: SlideMap, frame: tuple[int, int, int, int]) -> None:
    """Rounded boxes joined by connectors, so that an arrow follows the box that is moved."""
    plan = lay_out(shown)
    left, top, width, height = frame
    scale = min(width / WIDE, height / HIGH)
    left += int((width - WIDE * scale) / 2)

    def place(x: float, y: float) -> tuple[Emu, Emu]:
        return Emu(left + int(x * scale)), Emu(top + int(y * scale))

    boxes = {box.party.id: _add_box(page, box, place, scale) for box in plan.boxes}
    for (giver, taker), points in zip(shown.arrows, plan.arrows, strict=True):
        parts = [
            page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *place(*one), *place(*other))
            for one, other in itertools.pairwise(points)
        ]
        for part in parts:
            part.line.color.rgb, part.line.width = _ink(_INK), Pt(1.75)
        is_forward = boxes[giver].left <= boxes[taker].left
        parts[0].begin_connect(boxes[giver], _RIGHT if is_forward else _LEFT)
        parts[-1].end_connect(boxes[taker], _LEFT if is_forward else _RIGHT)
        parts[-1].line._get_or_add_ln().append(parse_xml(_HEAD))  # noqa: SLF001 -- … no heads


def _add_box(
    page: _Made, box: MapBox, place: Callable[[float, float], tuple[Emu, Emu]], scale: float
) -> _Made:
    size = (Emu(int(box.wide * scale)), Emu(int(box.high * scale)))
    shape = page.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place(box.x, box.y), *size)
    shape.name, shape.adjustments[0] = box.party.name, 0.08
    shape.fill.solid()
    shape.fill.fore_color.rgb, shape.line.color.rgb = _ink("FFFFFF"), _ink(_BRAND)
    shape.line.width, shape.shadow.inherit = Pt(1.75), False
    _write(
        shape,
        "\n".join((box.party.name, *box.party.gives)),
        15 if box.wide > _NARROW else 13,
        _INK,
        _SANS,
    )
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Emu(70000)
    frame.margin_top = frame.margin_bottom = Emu(30000)
    for run in frame.paragraphs[0].runs:
        run.font.bold, run.font.color.rgb = True, _ink(_BRAND)
    return shape


def _add_drawing(page: _Made, shown: SlideDrawing, frame: tuple[int, int, int, int]) -> None:
    """The drawing as SVG inside a picture of dots, as large as the frame lets it be."""
    svg = dress(shown.svg)
    picture = page.shapes.add_picture(io.BytesIO(_dot(svg)), 0, 0)
    left, top, width, height = frame
    scale = min(width / picture.width, height / picture.height)
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    picture.left, picture.top = left + (width - picture.width) // 2, top
    node = picture._element  # noqa: SLF001 -- python-pptx knows no SVG
    node.nvPicPr.cNvPr.set("descr", shown.said)
    package = page.part.package
    name = PackURI(f"/ppt/media/drawing{len(list(package.iter_parts()))}.svg")
    part = Part(name, "image/svg+xml", package, svg.encode())
    relation = page.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    blip = f'<asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" xmlns:r="{relations}" r:embed="{relation}"/>'
    extension = parse_xml(
        f'<a:extLst xmlns:a="{space}"><a:ext uri="{_SVG_EXTENSION}">{blip}</a:ext></a:extLst>'
    )
    node.blipFill.blip.append(extension)


def _dot(svg: str) -> bytes:
    """The drawing as PNG."""
    return typst.compile(
        _DOT,
        format="png",
        ppi=_DOTS,
        sys_inputs={"svg": svg},
        font_paths=typst.Fonts(include_system_fonts=False),
    )


def _settle(raw: bytes, day: date) -> bytes:
    """The archive without the time of its making, also in the workbooks of charts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    for name, part in files.items():
        if name.endswith(".xlsx"):
            files[name] = _settle(part, day)
        elif name == "docProps/core.xml":
            files[name] = _DATES.sub(rb"\g<1>" + stamp, part)
    return pack(files, first="[Content_Types].xml")
