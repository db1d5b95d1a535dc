"""Paper in Word's format, set with python-docx: what exams, courses and books have in common.

Begin a :class:`Paper`, add to it from top to bottom, and ``save()`` it::

    paper = Paper(title, day, foot, words)
    paper.add_heading("…", 1)
    paper.add("…")                          # a paragraph; a style of LOOKS may be named
    paper.add("…", "List Bullet")           # an item of a list
    paper.add_table(("…", "…"), rows, (60, 110))
    raw = paper.save()

Headings, lists and the headers of tables are real ones, so that a screen reader and the outline of
a word processor find them. Nothing depends on the clock or the machine.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, time
from string import Formatter
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from methodbook.exports.archive import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.table import Table

    from methodbook.words import Words

FONT = "Times New Roman"
WIDTH = 170
"""What the margins leave of a sheet, in millimetres."""

_SIGNS_FONT = "Segoe UI Symbol"
_INK, _QUIET = RGBColor(0, 0, 0), RGBColor(0x59, 0x59, 0x59)


@dataclass(frozen=True)
class _Look:
    """A paragraph style: sizes and spaces in points, indents in millimetres."""

    name: str
    base: str = "Normal"
    size: float = 11.5
    before: float = 0
    after: float = 3
    indent: float = 0
    hanging: float = 0
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    sticky: bool = False
    middle: bool = False
    sign: str = ""
    """What stands before each item of a list."""


LOOKS = (
    _Look("Normal", base="", after=4),
    _Look("Heading 1", size=18, after=6, bold=True, sticky=True),
    _Look("Heading 2", size=12, before=14, after=3, bold=True, sticky=True),
    _Look("Heading 3", size=11, before=12, after=2, bold=True, sticky=True),
    _Look("Footer", size=8.5, after=0, quiet=True),
    _Look("List Bullet", base="", after=3),
    _Look("Paper Middle", after=4, middle=True),
    _Look("Exam Instruction", before=4, after=4, italic=True, size=10.5),
    _Look("Exam Hint", size=9.5, quiet=True, after=3, sticky=True),
    _Look("Exam Cell", size=10.5, before=2, after=2),
    _Look("Exam Header", size=9.5, before=1, after=1, quiet=True),
    _Look("Exam Answer", indent=14, hanging=7, after=2),
    _Look("Exam Line", before=13, after=0),
    _Look("Exam Sample", size=10.5, indent=6, after=4),
    _Look("Exam One", indent=14, hanging=7, after=2, sign="○"),
    _Look("Exam Many", indent=14, hanging=7, after=2, sign="☐"),
    _Look("Exam Right", size=10.5, indent=7, hanging=6, after=2, sign="✓"),
    _Look("Exam Wrong", size=10.5, indent=7, hanging=6, after=2, sign="✗"),
    _Look("Exam Item", size=10.5, indent=7, hanging=6, after=2, sign="–"),
)


class Paper:
    """A document in the making."""

    def __init__(self, title: str, day: date, foot: str, words: Words) -> None:
        """Begin a document of *day* in the language of *words*, with *foot* below its pages."""
        self.words = words
        self._document = Document()
        _hyphenate(self._document.settings.element)
        _set_language(self._document.styles.element, words)
        self._styles = {look.name: self._add_style(look) for look in LOOKS}
        self._drop_thumbnail()
        self._describe(title, day)
        self._set_page(self._document.sections[0], foot)

    def open_section(self, foot: str) -> None:
        """Go on on a new page with another *foot*."""
        self._set_page(self._document.add_section(WD_SECTION.NEW_PAGE), foot)

    def add_heading(self, text: str, level: int, *, aside: str = "") -> None:
        """A heading, with *aside* at the right margin."""
        heading = self.add(text, f"Heading {level}")
        if aside:
            heading.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            run = heading.add_run(f"\t{aside}")
            run.bold, run.font.size, run.font.color.rgb = False, Pt(9.5), _QUIET

    def add(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph, or an item of a list if its style is one."""
        return self._dress(self._document.add_paragraph(text), style)

    def add_blanks(self, *names: tuple[str, float]) -> None:
        """Names, each with a line to write on up to so many millimetres from the left."""
        paragraph = self.add("")
        gap = ""
        for name, end in names:
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
            paragraph.add_run(f"{gap}{name} \t")
            gap = "\u2003"

    def add_lines(self, count: int) -> None:
        """Lines to write on."""
        for _ in range(count):
            line = self.add("\t", "Exam Line")
            line.paragraph_format.tab_stops.add_tab_stop(
                Mm(WIDTH), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES
            )

    def add_table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table whose *header* comes again on every page; *widths* in millimetres."""
        table = self._document.add_table(0, len(header), "Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._add_row(table, header, widths, "Exam Header")
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 -- no other way
        for row in rows:
            self._add_row(table, row, widths, "Exam Cell")
        self.add("", "Exam Header")  # air below the table

    def add_link(self, paragraph: Paragraph, address: str) -> None:
        """The *address* at the end of *paragraph*, to be clicked."""
        part = self._document.part
        number = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _element("w:hyperlink", {"r:id": number})
        link.append(paragraph.add_run(address)._r)  # noqa: SLF001 -- python-docx only reads links
        paragraph._p.append(link)  # noqa: SLF001 -- … as above

    @property
    def mark(self) -> int:
        """The place that the document has reached, for ``keep_from``."""
        return len(self._document.element.body) - 1

    def keep_from(self, mark: int) -> None:
        """Keep what was added since *mark* on one page."""
        added = self._document.element.body[mark:-1]
        nodes = [node for element in added for node in element.iter(qn("w:p"))]
        for node in nodes[:-1]:
            Paragraph(node, self._document._body).paragraph_format.keep_with_next = True  # noqa: SLF001 -- a paragraph wants a parent

    def save(self) -> bytes:
        """The file, the same for the same content."""
        raw = io.BytesIO()
        self._document.save(raw)
        with zipfile.ZipFile(raw) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        return pack(files, first="[Content_Types].xml")

    def _dress(self, paragraph: Paragraph, style: str) -> Paragraph:
        paragraph._p.style = self._styles[style]  # noqa: SLF001 -- by name it takes ten times as long
        return paragraph

    def _add_row(
        self, table: Table, texts: Sequence[str], widths: Sequence[float], style: str
    ) -> None:
        row = table.add_row()  # type: ignore[no-untyped-call] # python-docx left it so
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 -- no other way
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.text = text
            self._dress(paragraph, style)

    def _add_style(self, look: _Look) -> str:
        styles = self._document.styles
        known = look.name in styles
        style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style = cast("ParagraphStyle", style)
        if not known:
            style.base_style = styles[look.base]
            style.quick_style = True
        _shape(style, look)
        if look.sign:
            self._make_list(style, look)
        return style.style_id

    def _make_list(self, style: ParagraphStyle, look: _Look) -> None:
        """Let paragraphs of *style* be items of a list with a sign of its own."""
        numbering = self._document.part.numbering_part.element
        definitions = numbering.findall(qn("w:abstractNum"))
        number = str(1000 + len(definitions))
        level = _element("w:lvl", {"w:ilvl": "0"})
        level.append(_element("w:start", {"w:val": "1"}))
        level.append(_element("w:numFmt", {"w:val": "bullet"}))
        level.append(_element("w:lvlText", {"w:val": look.sign}))
        level.append(_element("w:lvlJc", {"w:val": "left"}))
        level.append(_element("w:rPr", {}, _name_font(_SIGNS_FONT)))
        kind = _element("w:multiLevelType", {"w:val": "singleLevel"})
        definition = _element("w:abstractNum", {"w:abstractNumId": number}, kind, level)
        definitions[-1].addnext(definition)  # before every w:num
        numbering.append(
            _element("w:num", {"w:numId": number}, _element("w:abstractNumId", {"w:val": number}))
        )
        properties = style.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = int(number)

    def _set_page(self, section: Section, foot: str) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
        section.top_margin, section.bottom_margin = Mm(16), Mm(20)
        section.footer_distance = Mm(10)
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        paragraph.text = f"{foot}\t"
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        _add_page_number(paragraph, self.words)

    def _drop_thumbnail(self) -> None:
        """Leave out the picture of an empty page that comes with python-docx."""
        rels = self._document.part.package.rels
        for name in [name for name, rel in rels.items() if rel.reltype.endswith("thumbnail")]:
            del rels[name]

    def _describe(self, title: str, day: date) -> None:
        about = self._document.core_properties
        about.title, about.language, about.revision = title, self.words.say("language", "locale"), 1
        about.author = about.comments = about.last_modified_by = ""
        about.created = about.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)


def _element(
    tag: str, attributes: dict[str, str] | None = None, *children: BaseOxmlElement
) -> BaseOxmlElement:
    node = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in (attributes or {}).items():
        node.set(qn(name), value)
    node.extend(children)
    return node


def _name_font(font: str) -> BaseOxmlElement:
    names = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
    return _element("w:rFonts", dict.fromkeys(names, font))


def _hyphenate(settings: BaseOxmlElement) -> None:
    """Let Word divide words; the schema wants the element in this very place."""
    for stop in settings.findall(qn("w:defaultTabStop")):
        stop.addnext(_element("w:autoHyphenation"))


def _set_language(styles: BaseOxmlElement, words: Words) -> None:
    """One language and one font for everything that no style says otherwise about."""
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), words.say("language", "locale"))
    for fonts in list(styles.iter(qn("w:rFonts"))):
        fonts.addnext(_name_font(FONT))
        cast("BaseOxmlElement", fonts.getparent()).remove(fonts)


def _shape(style: ParagraphStyle, look: _Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    style.font.color.rgb = _QUIET if look.quiet else _INK
    form = style.paragraph_format
    form.tab_stops.clear_all()
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing, form.widow_control = 1.08, True
    form.keep_with_next, form.keep_together = look.sticky, True
    if look.middle:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.indent:
        form.left_indent, form.first_line_indent = Mm(look.indent), Mm(-look.hanging)


def _add_page_number(paragraph: Paragraph, words: Words) -> None:
    """«с. 1 из 7» as the catalogue words it, the numbers as fields."""
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    wording = words.say("exam", "page", page="{page}", pages="{pages}")
    for text, name, _, _ in Formatter().parse(wording):
        paragraph.add_run(text)
        if name:
            field = _element("w:fldSimple", {"w:instr": fields[name]})
            field.append(paragraph.add_run("1")._r)  # noqa: SLF001 -- python-docx knows no fields
            paragraph._p.append(field)  # noqa: SLF001 -- … as above
