"""A book as EPUB 3, written with zipfile and lxml.

The EPUB libraries of the package index stamp the clock into what they write and know neither
landmarks, page lists nor pop-up notes, so the few files that make a package are written here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from lxml import etree

from methodbook.exports.archive import pack
from methodbook.exports.books.cover import draw_cover
from methodbook.exports.books.drawing import read_drawing
from methodbook.exports.books.tree import (
    Aside,
    BookLink,
    BookList,
    BookPicture,
    Chapter,
    ChapterHeading,
    Code,
    Grid,
    NamedTexts,
    NoteMark,
    Paragraph,
    Run,
    Target,
    list_anchors,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from methodbook.exports.books.tree import Book, BookBlock, BookPart, GridCell, Line, Note
    from methodbook.words import Words

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_TYPE = f"{{{_OPS}}}type"
_PAGE = 1800
"""Signs on a page of a book that has no paper; readers on different devices can name one place."""
_STYLES = ("book.css", "picture.css")
_FOLDER = "OEBPS"
_CHAPTER = re.compile(r"^([\w-]+)\.xhtml(?=#|$)")


def export_epub(book: Book, words: Words) -> bytes:
    """The package: the same bytes for the same book."""
    writer = _Writer(book, words)
    documents = writer.write_documents()
    package: dict[str, bytes] = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _write(_make_container()),
        f"{_FOLDER}/package.opf": _write(writer.make_package(documents)),
        f"{_FOLDER}/nav.xhtml": _write_page(writer.make_nav()),
        f"{_FOLDER}/cover.png": draw_cover(book),
    }
    for name in _STYLES:
        package[f"{_FOLDER}/{name}"] = files(__package__).joinpath(name).read_bytes()
    package |= {f"{_FOLDER}/{name}.xhtml": raw for name, raw in documents.items()}
    return pack(package, first="mimetype", stored=("mimetype",))


def write_articles(book: Book, words: Words) -> dict[str, bytes]:
    """The chapters as pages of HTML and the styles they ask for, by file name.

    Links between chapters lead to the other page; what only readers of books know is left out.
    """
    writer = _Writer(book, words)
    pages = {
        f"{chapter.id}.html": _write_html(writer.make_chapter(chapter, part))
        for part in book.parts
        for chapter in part.chapters
    }
    styles = {name: files(__package__).joinpath(name).read_bytes() for name in _STYLES}
    return pages | styles


def _write_html(root: _Element) -> bytes:
    for node in root.iter(etree.Element):
        space, _, tag = str(node.tag).rpartition("}")
        if space == f"{{{_XHTML}":
            node.tag = tag
        for name in [name for name in node.attrib if str(name).startswith(f"{{{_OPS}}}")]:
            del node.attrib[name]
        if href := node.get("href"):
            node.set("href", _CHAPTER.sub(r"\1.html", href))
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>"))


def _name(space: str, **others: str) -> dict[str, str]:
    """The namespaces of a root: *space* is that of names without a prefix."""
    return cast("dict[str, str]", {None: space, **others})


def _write(root: _Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _write_page(root: _Element) -> bytes:
    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype="<!DOCTYPE html>")
    )


def _make_container() -> _Element:
    root = etree.Element(f"{{{_CONTAINER}}}container", nsmap=_name(_CONTAINER), version="1.0")
    listed = etree.SubElement(root, f"{{{_CONTAINER}}}rootfiles")
    path = {"full-path": f"{_FOLDER}/package.opf", "media-type": "application/oebps-package+xml"}
    etree.SubElement(listed, f"{{{_CONTAINER}}}rootfile", path)
    return root


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Add an element of XHTML; ``kind`` becomes its ``epub:type`` and ``cls`` its class."""
    node = etree.SubElement(parent, f"{{{_XHTML}}}{tag}")
    for name, value in attributes.items():
        if value:
            node.set(_NAMES.get(name, name.replace("_", "-")), value)
    node.text = text or None
    return node


_NAMES = {"kind": _TYPE, "cls": "class"}


@dataclass
class _Mention:
    page: int
    place: str


@dataclass
class _Writer:
    book: Book
    words: Words
    pages: list[str] = field(default_factory=list)
    """Where each page begins."""
    mentions: dict[str, list[_Mention]] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    file: str = ""
    signs: int = 0
    marks: int = 0
    notes: Mapping[str, Note] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.anchors = {each.id: set(list_anchors(each)) for each in self.book.chapters}

    def say(self, name: str, **values: object) -> str:
        return self.words.say("book", name, **values)

    def write_documents(self) -> dict[str, bytes]:
        """Every document of the spine by its name, in order."""
        found = {"cover": _write_page(self._make_cover()), "title": _write_page(self._make_title())}
        for part in self.book.parts:
            if part.title:
                found[f"part-{part.id}"] = _write_page(self._make_part(part))
            for chapter in part.chapters:
                found[chapter.id] = _write_page(self.make_chapter(chapter, part))
        if self.mentions:
            found["index"] = _write_page(self._make_index())
        return found

    def _open(self, title: str, kind: str) -> tuple[_Element, _Element]:
        root = etree.Element(f"{{{_XHTML}}}html", nsmap=_name(_XHTML, epub=_OPS))
        root.set("lang", self.book.language)
        root.set(f"{{{_XML}}}lang", self.book.language)
        head = _add(root, "head")
        _add(head, "title", title)
        for name in _STYLES:
            _add(head, "link", rel="stylesheet", type="text/css", href=name)
        return root, _add(root, "body", kind=kind)

    def _make_cover(self) -> _Element:
        root, body = self._open(self.say("cover"), "cover")
        _add(
            body,
            "img",
            src="cover.png",
            alt=f"{self.book.title}. {self.book.subtitle}",
            cls="cover",
        )
        return root

    def _make_title(self) -> _Element:
        root, body = self._open(self.book.title, "frontmatter")
        section = _add(body, "section", kind="titlepage")
        _add(section, "h1", self.book.title)
        _add(section, "p", self.book.subtitle, cls="subtitle")
        _add(section, "p", self.say("edition", day=self.book.day.isoformat()))
        if self.book.rights:
            _add(section, "p", self.book.rights)
        signs = _add(body, "section", aria_labelledby="signs")
        _add(signs, "h2", self.say("signs"), id="signs")
        _add(signs, "p", self.say("signs_lead"))
        if self.book.signs:
            listed = _add(signs, "dl")
            for sign, meaning in self.book.signs:
                _add(listed, "dt", sign)
                _add(listed, "dd", meaning)
        return root

    def _make_part(self, part: BookPart) -> _Element:
        root, body = self._open(part.title, "bodymatter")
        section = _add(body, "section", kind="part", role="doc-part", aria_label=part.title)
        _add(section, "h1", part.title)
        listed = _add(section, "ol", cls="chapters")
        for chapter in part.chapters:
            _add(_add(listed, "li"), "a", chapter.title, href=f"{chapter.id}.xhtml")
        return root

    def make_chapter(self, chapter: Chapter, part: BookPart) -> _Element:
        """The document of one chapter."""
        kind = "backmatter" if part.id in {"keys", "words"} else "bodymatter"
        root, body = self._open(chapter.title, kind)
        self.file, self.notes = chapter.id, {note.id: note for note in chapter.notes}
        section = _add(body, "section", kind="chapter", role="doc-chapter")
        self._turn_page(section)
        section.set("aria-labelledby", "title")
        _add(section, "h1", chapter.title, id="title")
        self._add_blocks(section, chapter.blocks)
        self._add_notes(section, chapter)
        return root

    def _turn_page(self, parent: _Element) -> None:
        number = str(len(self.pages) + 1)
        name = f"page-{number}"
        span = _add(parent, "span", kind="pagebreak", role="doc-pagebreak", id=name)
        span.set("aria-label", number)
        self.pages.append(f"{self.file}.xhtml#{name}")
        self.signs = 0

    def _add_notes(self, parent: _Element, chapter: Chapter) -> None:
        used = [note for note in chapter.notes if not note.shared]
        if used:
            _add(parent, "h2", self.say("sources"), id="notes")
        for note in chapter.notes:
            aside = _add(
                parent, "aside", kind="footnote", role="doc-footnote", id=f"note-{note.id}"
            )
            line = _add(aside, "p", cls="note")
            _add(line, "span", f"{note.sign} ", cls="sign")
            self._add_line(line, note.content)

    def _add_blocks(self, parent: _Element, blocks: Iterable[BookBlock]) -> None:
        for block in blocks:
            if self.signs > _PAGE and parent.tag.endswith("section"):
                self._turn_page(parent)
            _ADD[type(block)](self, parent, block)

    def add_heading(self, parent: _Element, block: ChapterHeading) -> None:
        node = _add(parent, f"h{min(block.level, 6)}", id=block.anchor)
        self._add_line(node, block.content)

    def add_paragraph(self, parent: _Element, block: Paragraph) -> None:
        node = _add(parent, "p", id=block.anchor, cls=block.role)
        self._add_line(node, block.content)

    def add_list(self, parent: _Element, block: BookList) -> None:
        node = _add(parent, "ol" if block.numbered else "ul")
        for item in block.items:
            self._add_inside(_add(node, "li"), item)

    def _add_inside(self, parent: _Element, blocks: tuple[BookBlock, ...]) -> None:
        """The blocks of an item or a cell; a single paragraph needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].anchor:
            self._add_line(parent, blocks[0].content)
        else:
            self._add_blocks(parent, blocks)

    def add_table(self, parent: _Element, block: Grid) -> None:
        node = _add(parent, "table")
        if block.caption:
            _add(node, "caption", block.caption)
        rows = list(block.rows)
        if block.has_header:
            self._add_row(_add(node, "thead"), rows.pop(0), "col")
        body = _add(node, "tbody")
        names = [read_words_of(cell.blocks) for cell in block.rows[0]] if block.has_header else []
        for row in rows:
            self._add_row(body, row, "row", names)

    def _add_row(
        self, parent: _Element, row: tuple[GridCell, ...], scope: str, names: Sequence[str] = ()
    ) -> None:
        """A row whose cells tell the *names* of their columns, for a screen too narrow for them."""
        line = _add(parent, "tr")
        for number, cell in enumerate(row):
            node = _add(line, "th" if cell.is_head else "td", scope=scope if cell.is_head else "")
            if cell.columns > 1:
                node.set("colspan", str(cell.columns))
            if number < len(names) and not cell.is_head:
                node.set("data-name", names[number])
            self._add_inside(node, cell.blocks)

    def add_pairs(self, parent: _Element, block: NamedTexts) -> None:
        node = _add(parent, "dl")
        for name, blocks in block.rows:
            self._add_line(_add(node, "dt"), name)
            self._add_inside(_add(node, "dd"), blocks)

    def add_box(self, parent: _Element, block: Aside) -> None:
        node = _add(parent, "div", cls="box")
        self._add_line(_add(node, "p", cls="box-title"), block.title)
        self._add_blocks(node, block.blocks)

    def add_code(self, parent: _Element, block: Code) -> None:
        _add(_add(parent, "pre"), "code", block.text)

    def add_picture(self, parent: _Element, block: BookPicture) -> None:
        self.drawn.add(self.file)
        node = _add(parent, "figure")
        drawing = read_drawing(block.narrow)
        drawing.set("role", "img")
        node.append(drawing)
        if block.caption:
            self._add_line(_add(node, "figcaption"), block.caption)

    def _add_line(self, parent: _Element, line: Line) -> None:
        for piece in line:
            if isinstance(piece, Run):
                self._add_run(parent, piece)
            elif isinstance(piece, BookLink):
                self._add_link(parent, piece)
            else:
                self._add_mark(parent, piece)

    def _add_run(self, parent: _Element, run: Run) -> None:
        self.signs += len(run.text)
        tags = [("code", run.code), ("strong", run.strong), ("em", run.emphasis)]
        node = parent
        for tag in [tag for tag, wanted in tags if wanted]:
            node = _add(node, tag)
        if node is not parent:
            node.text = run.text
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + run.text
        else:
            parent.text = (parent.text or "") + run.text

    def _add_link(self, parent: _Element, link: BookLink) -> None:
        href = self.find_href(link.target) if link.target else link.address
        node = _add(parent, "a" if href else "span", href=href)
        if link.term:
            known = self.mentions.setdefault(link.term, [])
            name = f"mention-{self.marks}"
            self.marks += 1
            node.set("id", name)
            known.append(_Mention(len(self.pages), f"{self.file}.xhtml#{name}"))
        for run in link.content:
            self._add_run(node, run)

    def find_href(self, target: Target) -> str:
        """Where a place lies in the package; an anchor that no chapter has leads to its start."""
        known = target.anchor in self.anchors.get(target.chapter, ())
        return f"{target.chapter}.xhtml" + (f"#{target.anchor}" if known else "")

    def _add_mark(self, parent: _Element, mark: NoteMark) -> None:
        node = _add(parent, "sup")
        if mark.note in self.notes:
            href = f"#note-{mark.note}"
            _add(node, "a", mark.sign, kind="noteref", role="doc-noteref", href=href)
        else:
            node.text = mark.sign

    def _make_index(self) -> _Element:
        root, body = self._open(self.say("index"), "backmatter")
        section = _add(
            body, "section", kind="index", role="doc-index", aria_label=self.say("index")
        )
        _add(section, "h1", self.say("index"))
        _add(section, "p", self.say("index_lead"))
        listed = _add(section, "ul", cls="index", kind="index-entry-list")
        for term in self.book.terms:
            item = _add(listed, "li", kind="index-entry")
            _add(item, "a", term.name, href=self.find_href(term.target), kind="index-term")
            pages = {each.page: each.place for each in reversed(self.mentions.get(term.id, []))}
            for number in sorted(pages):
                item[-1].tail = ", "
                _add(item, "a", str(number), href=pages[number], kind="index-locator")
        return root

    def make_nav(self) -> _Element:
        root, body = self._open(self.say("contents"), "")
        contents = _add(body, "nav", kind="toc", role="doc-toc", id="toc")
        _add(contents, "h1", self.say("contents"))
        listed = _add(contents, "ol")
        _add_step(listed, self.book.title, "title.xhtml")
        for part in self.book.parts:
            inside = listed
            if part.title:
                inside = _add(_add_step(listed, part.title, f"part-{part.id}.xhtml"), "ol")
            for chapter in part.chapters:
                _add_step(inside, chapter.title, f"{chapter.id}.xhtml")
        if self.mentions:
            _add_step(listed, self.say("index"), "index.xhtml")
        self._add_landmarks(body)
        pages = _add(body, "nav", kind="page-list", role="doc-pagelist", hidden="hidden")
        _add(pages, "h2", self.say("page_list"))
        numbers = _add(pages, "ol")
        for number, place in enumerate(self.pages, start=1):
            _add_step(numbers, str(number), place)
        return root

    def _add_landmarks(self, body: _Element) -> None:
        nav = _add(body, "nav", kind="landmarks", hidden="hidden")
        _add(nav, "h2", self.say("landmarks"))
        listed = _add(nav, "ol")
        first = self.book.chapters[0].id
        marks = [("cover", "cover.xhtml"), ("toc", "#toc"), ("bodymatter", f"{first}.xhtml")]
        if self.mentions:
            marks.append(("index", "index.xhtml"))
        names = {"toc": "contents", "bodymatter": "begin"}
        for kind, href in marks:
            _add(_add(listed, "li"), "a", self.say(names.get(kind, kind)), href=href, kind=kind)

    def make_package(self, documents: Iterable[str]) -> _Element:
        root = etree.Element(f"{{{_OPF}}}package", nsmap=_name(_OPF, dc=_DC), version="3.0")
        root.set("unique-identifier", "id")
        root.set(f"{{{_XML}}}lang", self.book.language)
        self._describe(etree.SubElement(root, f"{{{_OPF}}}metadata"))
        manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
        spine = etree.SubElement(root, f"{{{_OPF}}}spine")
        _list_file(manifest, "nav", "nav.xhtml", properties="nav")
        _list_file(manifest, "cover-image", "cover.png", "image/png", properties="cover-image")
        for name in _STYLES:
            _list_file(manifest, name.partition(".")[0] + "-style", name, "text/css")
        for name in documents:
            said = {"properties": "svg"} if name in self.drawn else {}
            _list_file(manifest, f"d-{name}", f"{name}.xhtml", **said)
            etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=f"d-{name}")
            if name == "title":
                etree.SubElement(spine, f"{{{_OPF}}}itemref", idref="nav")
        return root

    def _describe(self, parent: _Element) -> None:
        book = self.book
        plain = {
            "identifier": f"urn:uuid:{book.id}",
            "title": book.title,
            "language": book.language,
            "description": self.say("description"),
            "date": book.day.isoformat(),
            "rights": book.rights,
        }
        for name, text in plain.items():
            if text:
                etree.SubElement(parent, f"{{{_DC}}}{name}").text = text
        parent[0].set("id", "id")
        self._describe_access(parent)

    def _describe_access(self, parent: _Element) -> None:
        said = [
            ("dcterms:modified", f"{self.book.day.isoformat()}T00:00:00Z"),
            *(("schema:accessMode", mode) for mode in ("textual", "visual")),
            ("schema:accessModeSufficient", "textual"),
            *(("schema:accessibilityFeature", name) for name in _FEATURES),
            ("schema:accessibilityHazard", "none"),
            ("schema:accessibilitySummary", self.say("accessible")),
        ]
        for name, text in said:
            etree.SubElement(parent, f"{{{_OPF}}}meta", property=name).text = text
        source = etree.SubElement(parent, f"{{{_OPF}}}meta", property="pageBreakSource")
        source.text = "none"


_FEATURES = (
    *("alternativeText", "longDescription", "readingOrder", "structuralNavigation"),
    *("tableOfContents", "index", "pageBreakMarkers", "pageNavigation", "displayTransformability"),
)


def _add_step(parent: _Element, title: str, href: str) -> _Element:
    item = _add(parent, "li")
    _add(item, "a", title, href=href)
    return item


def _list_file(
    parent: _Element, name: str, href: str, media: str = "application/xhtml+xml", **more: str
) -> None:
    said = {"id": name, "href": href, "media-type": media, **more}
    etree.SubElement(parent, f"{{{_OPF}}}item", said)


def read_words_of(blocks: Iterable[BookBlock]) -> str:
    """The words of the paragraphs among *blocks*."""
    return " ".join(read_words(each.content) for each in blocks if isinstance(each, Paragraph))


_ADD: dict[type, Callable[..., None]] = {
    ChapterHeading: _Writer.add_heading,
    Paragraph: _Writer.add_paragraph,
    BookList: _Writer.add_list,
    Grid: _Writer.add_table,
    BookPicture: _Writer.add_picture,
    NamedTexts: _Writer.add_pairs,
    Aside: _Writer.add_box,
    Code: _Writer.add_code,
}
