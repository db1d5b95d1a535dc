"""The slides of a session: what is asked in large, and what there is to look at.

Every figure comes from the running company or the base, so that a slide cannot differ from them.
What the teacher says beside a slide is apart from it: ``Slide.notes``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from methodbook.model.course import ShownMotif
from methodbook.model.workbook import CellKind
from methodbook.practice.sheets import Numerals, read_filled
from methodbook.text.languages import find_language, set_spaces
from methodbook.text.origins import strip_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from methodbook.model.base import Base
    from methodbook.model.course import Block, Course, Session, Shown
    from methodbook.model.workbook import Cell, Column, Workbook
    from methodbook.practice.sheets import Filled, SheetRow
    from methodbook.words import Words

MOST_WORDS = 40
"""Words on a slide; what needs more belongs on a sheet."""

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")


@dataclass(frozen=True)
class SlideTable:
    """Rows under heads; ``numbers`` says which columns hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]


@dataclass(frozen=True)
class SlideCurves:
    """Lines over the same points: names of the points, then each line with its values."""

    points: tuple[str, ...]
    lines: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True)
class SlideDrawing:
    """A drawing of the base as SVG, and what it shows in words."""

    svg: str
    said: str


@dataclass(frozen=True)
class MapParty:
    """Somebody on a map, and what he gives in words, if the map says it."""

    id: str
    name: str
    gives: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlideMap:
    """Who gives whom: parties, and arrows from the giver to the receiver by their ids."""

    parties: tuple[MapParty, ...]
    arrows: tuple[tuple[str, str], ...]
    said: str
    """The same arrows in words."""


SlideBody: TypeAlias = SlideTable | SlideCurves | SlideDrawing | SlideMap


@dataclass(frozen=True)
class Slide:
    """One slide: ``kicker`` in small above ``title`` in large, then what is looked at."""

    kicker: str
    title: str
    text: str = ""
    body: SlideBody | None = None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """The words that a room has to read; those inside a drawing belong to it."""
        said = [self.kicker, self.title, self.text]
        if isinstance(self.body, SlideTable):
            said += [*self.body.header, *(cell for row in self.body.rows for cell in row)]
        if isinstance(self.body, SlideCurves):
            said += [*self.body.points, *(name for name, _ in self.body.lines)]
        if isinstance(self.body, SlideMap):
            said += [text for each in self.body.parties for text in (each.name, *each.gives)]
        return sum(len(_WORD.findall(each)) for each in said)


FindDrawing: TypeAlias = "Callable[[str], SlideDrawing | None]"
"""The drawing of an entry by its id."""


@dataclass(frozen=True)
class Slides:
    """Makes the slides of a course."""

    course: Course
    base: Base
    find_drawing: FindDrawing

    def make(self, number: int, session: Session) -> Iterator[Slide]:
        """The slides of session *number*, in order."""
        for slide in self._make(number, session):
            yield replace(slide, title=set_spaces(slide.title), text=set_spaces(slide.text))

    def _make(self, number: int, session: Session) -> Iterator[Slide]:
        kicker = self._say("session_kicker", number=number)
        opening = (("wrong", session.notes.wrong), ("large", session.notes.large))
        yield Slide(kicker, session.title, session.opening, notes=self._note(*opening))
        for block in session.blocks:
            yield from self._make_block(block)
        exercise = session.exercise
        expected = self._note(("expected", session.notes.expected))
        yield Slide(self._say("by_sheet"), exercise.title, self._say("sheet_text"), notes=expected)
        yield Slide(
            self._say("closing"),
            session.closing,
            notes=self._note(("online", session.notes.online)),
        )
        yield Slide(self._say("homework"), session.homework)

    def _make_block(self, block: Block) -> Iterator[Slide]:
        """The question stands over what the room looks at, if both fit on one slide."""
        kicker = self._say("block_kicker", title=block.title, minutes=block.minutes)
        notes = self._note(("answers", block.answers), ("reply", block.reply))
        question = Slide(kicker, block.ask, notes=notes)
        shown = [self._show(each, block.title) for each in block.show]
        if not shown or shown[-1].body is None:
            yield from (*shown, question)
            return
        source = self._name_source(kicker, block.show[-1])
        both = replace(question, kicker=source, body=shown[-1].body)
        fits = both.words <= MOST_WORDS
        yield from (*shown[:-1], *((both,) if fits else (question, shown[-1])))

    def _name_source(self, kicker: str, shown: Shown) -> str:
        """The kicker of a question over data, which says whose the data are."""
        company = self.base.company
        if shown.sheet is None or company is None:
            return kicker
        return self._say("company_block", block=kicker, name=company.name)

    def _note(self, *said: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((self.base.words.say("course_paper", name), text) for name, text in said)

    def _show(self, shown: Shown, title: str) -> Slide:
        if shown.define:
            entry = self.base.entries[shown.define]
            phrase = strip_marks(entry.phrase or entry.definition)
            is_part = phrase[:1].islower()
            said = self._say("definition", phrase=phrase) if is_part else phrase
            return Slide(title, entry.name, said)
        if shown.picture:
            entry = self.base.entries[shown.picture]
            drawing = self.find_drawing(shown.picture)
            return Slide(title, drawing.said if drawing else entry.name, body=drawing)
        return self._show_sheet(shown, title)

    def _show_sheet(self, shown: Shown, title: str) -> Slide:
        company = self.base.company
        kicker = self._say("company_kicker", name=company.name if company else "")
        return Slide(kicker, title, body=show_sheet(shown, self.base))

    def _say(self, name: str, /, **values: object) -> str:
        return self.base.words.say("slides", name, **values)


def show_sheet(shown: Shown, base: Base) -> SlideTable | SlideCurves | SlideMap:
    """The part of the company's sheet that *shown* names, as rows or drawn."""
    if shown.table and shown.drawn is ShownMotif.CURVES:
        return show_curves(shown, base)
    if shown.table and shown.drawn is ShownMotif.MAP:
        return show_map(shown, base)
    return show_table(shown, base)


def show_table(shown: Shown, base: Base) -> SlideTable:
    """The part of the company's sheet that *shown* names, as rows; fields have no heads."""
    book, filled = _fill(shown, base)
    if shown.table is None:
        return _list_fields(shown, book, filled, base.words)
    return _list_rows(shown, book, filled, base.words)


def show_curves(shown: Shown, base: Base) -> SlideCurves:
    """The same as lines: the first column names the points, each other one is a line."""
    book, filled = _fill(shown, base)
    first, *others = find_columns(shown, book)
    rows = _choose_rows(shown, filled)
    points = tuple(_write(row.get(first.id), first, filled, base.words) for row in rows)
    lines = tuple(
        (name, tuple(_measure(row.get(column.id)) for row in rows))
        for name, column in zip(_name_columns(shown, others, filled), others, strict=True)
    )
    return SlideCurves(points, lines)


def _name_columns(shown: Shown, columns: list[Column], filled: Filled) -> list[str]:
    """The names of *columns*; the first of them as the rows of ``named_by`` say."""
    rows = filled.tables.get(shown.named_by or "", ())
    given = [str(row.get("name") or "") for row in rows]
    return [*given, *(column.name for column in columns[len(given) :])][: len(columns)]


def show_map(shown: Shown, base: Base) -> SlideMap:
    """The rows as arrows between parties; a third column says what is given."""
    book, filled = _fill(shown, base)
    giver, taker, *said = find_columns(shown, book)
    rows = [row for row in _choose_rows(shown, filled) if row.get(giver.id) and row.get(taker.id)]
    arrows = tuple((str(row[giver.id]), str(row[taker.id])) for row in rows)
    gives: dict[str, list[str]] = {}
    for row, (who, _) in zip(rows, arrows, strict=True):
        gives.setdefault(who, []).extend(
            _write(row.get(column.id), column, filled, base.words) for column in said
        )
    names = {name: _write(name, giver, filled, base.words) for arrow in arrows for name in arrow}
    parties = tuple(MapParty(who, name, tuple(gives.get(who, ()))) for who, name in names.items())
    lines = (
        base.words.say("slides", "map", giver=names[one], taker=names[other])
        for one, other in arrows
    )
    return SlideMap(parties, arrows, "; ".join(lines))


def find_parties(shown: Shown, book: Workbook) -> tuple[Column, Column] | None:
    """The columns of a map that say who gives and who gets, if they name rows of one table."""
    columns = find_columns(shown, book)[:2]
    if len(columns) < 2 or any(column.kind is not CellKind.REF for column in columns):  # noqa: PLR2004
        return None
    giver, taker = columns
    return (giver, taker) if giver.to == taker.to else None


def _fill(shown: Shown, base: Base) -> tuple[Workbook, Filled]:
    """The sheet, as the running company has filled it in."""
    book = base.workbooks[shown.sheet or ""]
    given = base.company.sheets.get(book.id, {}) if base.company else {}
    return book, read_filled(book, given, base.words)[0]


def _choose_rows(shown: Shown, filled: Filled) -> list[SheetRow]:
    rows = filled.tables.get(shown.table or "", ())
    return [row for row in rows if not shown.rows or row.get("id") in shown.rows]


def find_columns(shown: Shown, book: Workbook) -> list[Column]:
    """The columns, or the fields, that *shown* names and the sheet has, in the order of *shown*."""
    table = book.find_table(shown.table) if shown.table else None
    known = {each.id: each for each in (table.columns if table else book.fields)}
    return [known[name] for name in shown.columns if name in known]


def _list_fields(shown: Shown, book: Workbook, filled: Filled, words: Words) -> SlideTable:
    rows = tuple(
        (column.name, _write(filled.fields.get(column.id), column, filled, words))
        for column in find_columns(shown, book)
    )
    return SlideTable((), rows, (False, False))


def _list_rows(shown: Shown, book: Workbook, filled: Filled, words: Words) -> SlideTable:
    rows = _choose_rows(shown, filled)
    columns = find_columns(shown, book)
    return SlideTable(
        (columns[0].name, *_name_columns(shown, columns[1:], filled)),
        tuple(
            tuple(_write(row.get(column.id), column, filled, words) for column in columns)
            for row in rows
        ),
        tuple(column.kind is CellKind.NUMBER for column in columns),
    )


def _measure(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _write_day(text: str, words: Words) -> str:
    """A day as a sentence writes it; what is no day stays as it was written."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return find_language(words.language).write_date(day, words)


def _write(value: Cell | None, column: Column, filled: Filled, words: Words) -> str:
    """A cell as a room reads it: names instead of ids."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Numerals().write(value)
    if column.kind is CellKind.DATE:
        return _write_day(str(value), words)
    names: Mapping[str, str] = {each.id: each.name for each in column.options}
    if column.to:
        names = {
            str(row.get("id")): str(row.get("name") or row.get("text") or "")
            for row in filled.tables.get(column.to, ())
        }
    parts = [str(each) for each in value] if isinstance(value, (list, tuple)) else [str(value)]
    return set_spaces(", ".join(names.get(each, each) for each in parts))
