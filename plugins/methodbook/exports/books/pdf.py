"""A book as PDF, set by Typst with the fonts it carries.

The words of the book reach Typst as JSON, never as markup. Where a sign of a note stands first in a
chapter, its text becomes a footnote; a word is explained at the foot of the page that mentions it
first, unless its own chapter came before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lxml import etree

from methodbook.exports.books.drawing import read_drawing
from methodbook.exports.books.tree import (
    Aside,
    BookList,
    BookPicture,
    ChapterHeading,
    Code,
    Grid,
    GridCell,
    NamedTexts,
    NoteMark,
    Paragraph,
    Run,
    Target,
    list_anchors,
)
from methodbook.exports.documents.press import Press, spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from methodbook.exports.books.tree import Book, BookBlock, Chapter, Inline, Line, Note, Term
    from methodbook.exports.documents.press import Standard
    from methodbook.words import Words

_STANDARDS: tuple[Standard, ...] = ("ua-1", "a-2a")
_WORDS = ("contents", "signs", "signs_lead", "index", "index_lead")


def export_pdf(book: Book, words: Words, paper: str = "a5") -> bytes:
    """The pages on *paper*, ``a5`` or ``a4``; the same bytes for the same book."""
    text = json.dumps(_Describer(book, words).describe(paper), ensure_ascii=False)
    press = Press(files(__package__).joinpath("book.typ").read_bytes(), _STANDARDS)
    missing = press.find_missing("".join(sorted(set(text))))
    return press.set({"book": spell(text, missing)})


export_handout = partial(export_pdf, paper="a4")
"""The same for handing out: on A4."""


@dataclass
class _Describer:
    """The book as plain values, each with what Typst has to know about its place."""

    book: Book
    words: Words
    explained: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    chapter: str = ""
    notes: Mapping[str, Note] = field(default_factory=dict)
    paper: str = ""

    def __post_init__(self) -> None:
        self.anchors = {each.id: set(list_anchors(each)) for each in self.book.chapters}
        self.terms = {term.id: term for term in self.book.terms}
        style = files(__package__).joinpath("picture.css").read_text("utf-8")
        self.style = style.replace("svg ", "")

    def describe(self, paper: str) -> dict[str, Any]:
        book, self.paper = self.book, paper
        say = partial(self.words.say, "book")
        return {
            "paper": paper,
            "language": book.language,
            "title": book.title,
            "subtitle": book.subtitle,
            "day": {"year": book.day.year, "month": book.day.month, "day": book.day.day},
            "edition": say("edition", day=book.day.isoformat()),
            "rights": book.rights,
            "signs": book.signs,
            "words": {name: say(name) for name in _WORDS},
            "parts": [
                {"title": part.title, "chapters": [self._chapter(each) for each in part.chapters]}
                for part in book.parts
            ],
            "terms": [self._term(term) for term in book.terms],
        }

    def _term(self, term: Term) -> dict[str, Any]:
        return {"id": term.id, "name": term.name, "label": self.find_label(term.target)}

    def _chapter(self, chapter: Chapter) -> dict[str, Any]:
        self.chapter, self.notes = chapter.id, {note.id: note for note in chapter.notes}
        self.explained.add(chapter.entry)
        blocks = self._blocks(chapter.blocks)
        return {"label": chapter.id, "title": chapter.title, "blocks": blocks}

    def find_label(self, target: Target) -> str:
        """The label of a place; an anchor that no chapter has leads to its start."""
        known = target.anchor in self.anchors.get(target.chapter, ())
        return f"{target.chapter}--{target.anchor}" if known else target.chapter

    def _label(self, anchor: str) -> str:
        return f"{self.chapter}--{anchor}" if anchor else ""

    def _blocks(self, blocks: Iterable[BookBlock]) -> list[dict[str, Any]]:
        return [{"form": each.form, **_DESCRIBE[type(each)](self, each)} for each in blocks]

    def heading(self, block: ChapterHeading) -> dict[str, Any]:
        line = self._line(block.content)
        return {"level": block.level, "label": self._label(block.anchor), "content": line}

    def paragraph(self, block: Paragraph) -> dict[str, Any]:
        line = self._line(block.content)
        return {"role": block.role, "label": self._label(block.anchor), "content": line}

    def listing(self, block: BookList) -> dict[str, Any]:
        return {"numbered": block.numbered, "items": [self._blocks(each) for each in block.items]}

    def table(self, block: Grid) -> dict[str, Any]:
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        head = rows.pop(0) if block.has_header else []
        return {"caption": block.caption, "width": block.width, "head": head, "rows": rows}

    def _cell(self, cell: GridCell) -> dict[str, Any]:
        return {
            "blocks": self._blocks(cell.blocks),
            "is_head": cell.is_head,
            "columns": cell.columns,
        }

    def pairs(self, block: NamedTexts) -> dict[str, Any]:
        return {"rows": [[self._line(name), self._blocks(blocks)] for name, blocks in block.rows]}

    def box(self, block: Aside) -> dict[str, Any]:
        return {"title": self._line(block.title), "blocks": self._blocks(block.blocks)}

    def code(self, block: Code) -> dict[str, Any]:
        return {"text": block.text}

    def picture(self, block: BookPicture) -> dict[str, Any]:
        drawing = read_drawing(block.wide if self.paper == "a4" else block.narrow)
        style = etree.Element("style")
        style.text = self.style
        drawing.insert(0, style)
        return {
            "svg": etree.tostring(drawing, encoding="unicode"),
            "said": f"{block.title}. {block.said}",
            "caption": self._line(block.caption),
        }

    def _line(self, line: Line) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for piece in line:
            if isinstance(piece, NoteMark) and found and found[-1]["form"] == "mark":
                found.append({"form": "comma"})
            found.append(self._piece(piece))
        return found

    def _piece(self, piece: Inline) -> dict[str, Any]:
        if isinstance(piece, Run):
            return self._run(piece)
        if isinstance(piece, NoteMark):
            return self._mark(piece)
        return {
            "form": "link",
            "content": [self._run(run) for run in piece.content],
            "label": self.find_label(piece.target) if piece.target else "",
            "address": piece.address,
            "term": piece.term,
            "note": self._explain(piece.term),
        }

    def _run(self, run: Run) -> dict[str, Any]:
        return {
            "form": "run",
            "text": run.text,
            "strong": run.strong,
            "emphasis": run.emphasis,
            "code": run.code,
        }

    def _explain(self, name: str) -> str:
        """The definition of a word that is mentioned for the first time."""
        if name not in self.terms or name in self.explained:
            return ""
        self.explained.add(name)
        return self.terms[name].definition

    def _mark(self, mark: NoteMark) -> dict[str, Any]:
        note = self.notes.get(mark.note)
        if note is None or note.shared:
            return {"form": "mark", "sign": mark.sign, "label": "", "note": []}
        label = f"{self.chapter}--note-{mark.note}"
        first = label not in self.noted
        self.noted.add(label)
        content = self._line(note.content) if first else []
        return {"form": "mark", "sign": "", "label": label, "note": content}


_DESCRIBE: dict[type, Callable[..., dict[str, Any]]] = {
    ChapterHeading: _Describer.heading,
    Paragraph: _Describer.paragraph,
    BookList: _Describer.listing,
    Grid: _Describer.table,
    BookPicture: _Describer.picture,
    NamedTexts: _Describer.pairs,
    Aside: _Describer.box,
    Code: _Describer.code,
}
