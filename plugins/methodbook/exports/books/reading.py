"""A page of an edition becomes a chapter: its own words without the furniture of a site."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from methodbook.exports.books.tree import (
    Aside,
    BookLink,
    BookList,
    BookPicture,
    Chapter,
    ChapterHeading,
    Code,
    Grid,
    GridCell,
    NamedTexts,
    Note,
    NoteMark,
    Paragraph,
    Run,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from methodbook.exports.books.tree import BookBlock, Inline, Line
    from methodbook.model.page import EditionPage

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    "-text a abbr b bdi bdo br cite code data dfn em i kbd mark q s samp small span strong sub sup "
    "time u var wbr".split()
)
_UNREAD = frozenset(
    "-comment button footer form input label nav script select style svg template textarea".split()
)
_FURNITURE = frozenset(
    "cl-check cl-crumbs cl-filter cl-footer cl-graph cl-mentions cl-notes cl-path cl-quiz "
    "cl-screen cl-sheets cl-sr".split()
)
"""What only a site needs: ways around it, widgets, and notes, which become notes of the book."""
_ROLES = {
    "cl-definition": "definition",
    "cl-lead": "lead",
    "cl-meta": "facts",
    "cl-synonyms": "facts",
    "cl-label": "facts",
}
_DEEPEST = 40
"""No page nests deeper by sense; what does is read as words."""


@dataclass(frozen=True)
class WordSetting:
    """How words are set, from the elements around them."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False

    def inside(self, tag: str) -> WordSetting:
        """The face of words inside an element."""
        return WordSetting(
            self.strong or tag in {"b", "strong"},
            self.emphasis or tag in {"em", "i", "cite"},
            self.code or tag in {"code", "kbd", "samp"},
        )


def read_chapter(
    page: EditionPage, name: str, resolve: Callable[[str], tuple[Target | None, str]]
) -> Chapter:
    """The chapter *name* of *page*; *resolve* turns a link into a place or an address."""
    tree = LexborHTMLParser(page.body or page.html)
    reader = _Reader(resolve)
    blocks = reader.read_blocks(tree.body) if tree.body else ()
    notes = [*reader.find_notes(tree), *reader.signs.values()]
    return Chapter(name, page.title, tuple(_drop_empty(blocks)), tuple(notes), page.entry)


def _drop_empty(blocks: Iterable[BookBlock]) -> Iterator[BookBlock]:
    """A heading that nothing follows had only furniture below it."""
    waiting: list[BookBlock] = []
    for block in blocks:
        if isinstance(block, ChapterHeading):
            waiting = [each for each in waiting if _level(each) < block.level]
            waiting.append(block)
        else:
            yield from waiting
            waiting = []
            yield block


def _level(block: BookBlock) -> int:
    return block.level if isinstance(block, ChapterHeading) else 0


@dataclass
class _Reader:
    resolve: Callable[[str], tuple[Target | None, str]]
    signs: dict[str, Note] = field(default_factory=dict)

    def read_blocks(self, node: LexborNode, depth: int = 0) -> tuple[BookBlock, ...]:
        """The blocks inside *node*; words that stand beside blocks are paragraphs."""
        found: list[BookBlock] = []
        line: list[LexborNode] = []
        for child in node.iter(include_text=True):
            if child.tag in _INLINE and (depth > _DEEPEST or not _has_block(child)):
                line.append(child)
            else:
                found += self._close(line)
                found += self._read_block(child, depth + 1)
        return (*found, *self._close(line))

    def _close(self, nodes: list[LexborNode]) -> list[BookBlock]:
        content = self._read_line(nodes)
        nodes.clear()
        return [Paragraph(content)] if content else []

    def _read_block(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        tag = str(node.tag)
        if _is_furniture(node) or depth > _DEEPEST:
            return ()
        if tag in _HEADINGS:
            return self._read_heading(node)
        special = _SPECIAL.get(tag)
        if special:
            return special(self, node, depth)
        blocks = self.read_blocks(node, depth)
        anchor = node.attributes.get("id") or ""
        return _anchor(blocks, anchor)

    def _read_heading(self, node: LexborNode) -> Iterable[BookBlock]:
        level = _HEADINGS[str(node.tag)]
        content = self._read_line([*node.iter(include_text=True)])
        if level > 1 and content:
            yield ChapterHeading(level, node.attributes.get("id") or "", content)

    def read_paragraph(self, node: LexborNode, _: int) -> Iterable[BookBlock]:
        names = _list_classes(node)
        role = next((_ROLES[name] for name in names if name in _ROLES), "")
        if "cl-meta" in names:
            items = [self._read_line([child]) for child in node.iter()]
            content = _join(filter(None, items), " · ")
        else:
            content = self._read_line([*node.iter(include_text=True)])
        return [Paragraph(content, role, node.attributes.get("id") or "")] if content else []

    def read_list(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        items = [self.read_blocks(child, depth) for child in node.iter() if child.tag == "li"]
        kept = tuple(item for item in items if item)
        return [BookList(kept, node.tag == "ol")] if kept else []

    def read_table(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        rows = tuple(
            tuple(self._read_cell(cell, depth) for cell in row.iter() if cell.tag in {"td", "th"})
            for row in node.css("tr")
        )
        caption = node.css_first("caption")
        title = " ".join((caption.text() if caption else "").split())
        kept = tuple(row for row in rows if row)
        return [Grid(kept, title)] if kept else []

    def _read_cell(self, node: LexborNode, depth: int) -> GridCell:
        said = node.attributes.get("colspan") or "1"
        columns = int(said) if said.isdecimal() else 1
        return GridCell(self.read_blocks(node, depth), node.tag == "th", columns)

    def read_pairs(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        rows: list[tuple[Line, tuple[BookBlock, ...]]] = []
        for each in node.css("dt, dd"):
            if each.tag == "dt":
                rows.append((self._read_line([*each.iter(include_text=True)]), ()))
            elif rows and not self._leads_out(each):
                name, blocks = rows.pop()
                rows.append((name, (*blocks, *self.read_blocks(each, depth))))
        kept = tuple(row for row in rows if row[1])
        return [NamedTexts(kept)] if kept else []

    def _leads_out(self, node: LexborNode) -> bool:
        """Whether there is nothing here but ways to what the book does not hold."""
        links = node.css("a[href]")
        if not links or any(any(self.resolve(_href(link))) for link in links):
            return False
        return node.text().strip() == "".join(link.text() for link in links).strip()

    def read_picture(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        drawings = node.css("svg.cl-drawing")
        if not drawings:
            return self.read_blocks(node, depth)
        caption = node.css_first("figcaption")
        title, said = (drawings[-1].css_first(tag) for tag in ("title", "desc"))
        return [
            BookPicture(
                narrow=drawings[0].html or "",
                wide=drawings[-1].html or "",
                title=title.text().strip() if title else "",
                said=said.text().strip() if said else "",
                caption=self._read_line([*caption.iter(include_text=True)]) if caption else (),
            )
        ]

    def read_box(self, node: LexborNode, depth: int) -> Iterable[BookBlock]:
        summary = node.css_first("summary")
        title = self._read_line([*summary.iter(include_text=True)]) if summary else ()
        if summary:
            summary.decompose()
        blocks = self.read_blocks(node, depth)
        return [Aside(title, blocks)] if blocks else []

    def read_code(self, node: LexborNode, _: int) -> Iterable[BookBlock]:
        return [Code(node.text().strip("\n"))]

    def _read_line(self, nodes: list[LexborNode]) -> Line:
        pieces = [piece for node in nodes for piece in self._read_pieces(node, WordSetting())]
        return _trim(pieces)

    def _read_pieces(self, node: LexborNode, face: WordSetting) -> Iterator[Inline]:
        tag = str(node.tag)
        if tag == "-text":
            yield _set(node.text_content or "", face)
        elif tag == "br":
            yield _set(" ", face)
        elif "cl-origin__mark" in _list_classes(node):
            yield from self._read_mark(node)
        elif tag == "a" and node.attributes.get("href"):
            yield from self._read_link(node, face)
        elif not _is_furniture(node):
            if tag == "q":
                yield _set("«", face)
            for child in node.iter(include_text=True):
                yield from self._read_pieces(child, face.inside(tag))
            if tag == "q":
                yield _set("»", face)

    def _read_link(self, node: LexborNode, face: WordSetting) -> Iterator[Inline]:
        inner = [
            p for child in node.iter(include_text=True) for p in self._read_pieces(child, face)
        ]
        words = tuple(piece for piece in inner if isinstance(piece, Run))
        target, address = self.resolve(_href(node))
        if target or address:
            yield BookLink(words, target, address, node.attributes.get("data-cl") or "")
        else:
            yield from words

    def _read_mark(self, node: LexborNode) -> Iterator[Inline]:
        sign = node.text().strip()
        href = _href(node)
        name = href.removeprefix("#cl-") if href else ""
        if not href or name == "origins":
            name = next((n.rpartition("--")[2] for n in _list_classes(node) if "--" in n), "sign")
            said = node.attributes.get("aria-label") or ""
            if not said and name not in self.signs:
                yield Run(sign)
                return
            self.signs.setdefault(name, Note(name, sign, (Run(said),), shared=True))
        yield NoteMark(name, sign)

    def find_notes(self, tree: LexborHTMLParser) -> Iterator[Note]:
        """The notes of origin that a page lists at its end."""
        for number, node in enumerate(tree.css(".cl-sources > li"), start=1):
            name = (node.attributes.get("id") or "").removeprefix("cl-")
            yield Note(name, str(number), self._read_line([*node.iter(include_text=True)]))
        for node in tree.css(".cl-readings > li"):
            sign = node.css_first(".cl-readings__sign")
            said = sign.text().strip() if sign else ""
            if sign:
                sign.decompose()
            name = (node.attributes.get("id") or "").removeprefix("cl-")
            yield Note(name, said, self._read_line([*node.iter(include_text=True)]))


_SPECIAL: Mapping[str, Callable[[_Reader, LexborNode, int], Iterable[BookBlock]]] = {
    "p": _Reader.read_paragraph,
    "ul": _Reader.read_list,
    "ol": _Reader.read_list,
    "dl": _Reader.read_pairs,
    "table": _Reader.read_table,
    "figure": _Reader.read_picture,
    "details": _Reader.read_box,
    "pre": _Reader.read_code,
}


def _href(node: LexborNode) -> str:
    return node.attributes.get("href") or ""


def _list_classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _is_furniture(node: LexborNode) -> bool:
    """Whether a book leaves *node* out; the limits that all tools share stand in one place."""
    names = _list_classes(node)
    if node.tag == "details" and node.parent and "cl-limits" in _list_classes(node.parent):
        return True
    is_caption = node.tag == "caption"
    return node.tag in _UNREAD or (not is_caption and not _FURNITURE.isdisjoint(names))


def _has_block(node: LexborNode) -> bool:
    return any(child.tag not in _INLINE for child in node.traverse(include_text=False))


def _set(text: str, face: WordSetting) -> Run:
    return Run(_squeeze(text), face.strong, face.emphasis, face.code)


_SPACES = " \t\r\n\f"


def _squeeze(text: str) -> str:
    """Join spaces as HTML does; one that keeps words together stays."""
    words = text.translate(dict.fromkeys(map(ord, _SPACES), " ")).split(" ")
    kept = " ".join(word for word in words if word)
    if not kept:
        return " " if text else ""
    left, right = (" " if text[at] in _SPACES else "" for at in (0, -1))
    return left + kept + right


def _trim(pieces: list[Inline]) -> Line:
    """Join runs of one face; no space at the ends and none twice."""
    found: list[Inline] = []
    ended = True
    for given in pieces:
        piece, ended = _follow(given, ended=ended)
        if isinstance(piece, Run) and not piece.text:
            continue
        last = found[-1] if found else None
        if isinstance(piece, Run) and isinstance(last, Run) and _face(last) == _face(piece):
            found[-1] = replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    while found and isinstance(found[-1], Run) and not found[-1].text.strip(" "):
        found.pop()
    if found and isinstance(found[-1], Run):
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(found)


def _follow(piece: Inline, *, ended: bool) -> tuple[Inline, bool]:
    """*piece* without a space that stands already; whether it ends with one."""
    if isinstance(piece, Run):
        text = piece.text.lstrip(" ") if ended else piece.text
        return replace(piece, text=text), text.endswith(" ") if text else ended
    return piece, False


def _face(run: Run) -> tuple[bool, bool, bool]:
    return run.strong, run.emphasis, run.code


def _join(lines: Iterable[Line], joint: str) -> Line:
    found: list[Inline] = []
    for line in lines:
        found += [Run(joint), *line] if found else line
    return tuple(found)


def _anchor(blocks: tuple[BookBlock, ...], anchor: str) -> tuple[BookBlock, ...]:
    """Give the anchor of an element to the first block in it that can have one."""
    if anchor and blocks and isinstance(blocks[0], Paragraph) and not blocks[0].anchor:
        return (replace(blocks[0], anchor=anchor), *blocks[1:])
    return blocks
