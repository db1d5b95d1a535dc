"""A course for a system of learning: Common Cartridge, and the topics of a Moodle backup.

The cartridge holds a module for each session: its plan, the articles that are read before it, its
sheet and its test. Articles that are read in a session are pages of the package, and links between
them stay inside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from methodbook.exports.archive import pack
from methodbook.exports.books.composing import WORDS, Plan, make_book, name_chapter
from methodbook.exports.books.epub import write_articles
from methodbook.exports.format import Ledger
from methodbook.exports.ims import cartridge
from methodbook.exports.moodle.course import export_moodle_course
from methodbook.model.quiz import Quiz
from methodbook.text.markup import write_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.exports.books.composing import Shelf
    from methodbook.exports.courses.plans import CoursePapers
    from methodbook.exports.format import Selection
    from methodbook.model.course import Session
    from methodbook.model.quiz import Question
    from methodbook.text.elements import Tags

MOST = 16
"""Questions in the test of a session; the others stay in the bank."""

_ARTICLES = "articles"
_STYLES = ("book.css", "picture.css")


def list_tests(papers: CoursePapers) -> tuple[Quiz, ...]:
    """A test for each session: questions about its entries, each in the first that has them."""
    asked: set[str] = set()
    tests = []
    for number, session in enumerate(papers.course.sessions, start=1):
        found = [each for each in _list_questions(session, papers) if each.id not in asked]
        asked |= {each.id for each in found}
        title = papers.say("test_of", number=number, title=session.title)
        tests.append(
            Quiz(
                written=papers.course.find_place("sessions", number - 1),
                id=f"{papers.course.id}-{session.id}",
                title=title,
                lead=session.opening,
                order=number,
                questions=tuple(_thin_out(found)),
            )
        )
    return tuple(tests)


def _list_questions(session: Session, papers: CoursePapers) -> Iterator[Question]:
    about = set(session.about)
    for quiz in papers.base.ordered_quizzes:
        for question in quiz.questions:
            if not question.by_hand and not about.isdisjoint(question.about):
                yield question


def _thin_out(found: Sequence[Question]) -> Iterator[Question]:
    """So many of them at most, from the whole row."""
    count = min(MOST, len(found))
    for number in range(count):
        yield found[number * len(found) // count]


def export_backup(papers: CoursePapers, selection: Selection) -> bytes:
    """A Moodle course whose sections are the sessions."""
    made = replace(selection, quizzes=list_tests(papers), title=papers.course.name)
    (raw,) = export_moodle_course(made, _ignore).files.values()
    return raw


def export_package(papers: CoursePapers, selection: Selection, shelf: Shelf) -> bytes:
    """The cartridge; the same bytes for the same course."""
    writer = _Package(papers, replace(selection, quizzes=list_tests(papers)), shelf)
    return pack(writer.write(), first="imsmanifest.xml")


def _ignore() -> None:
    """Nobody watches how far the export has come."""


@dataclass
class _Package:
    papers: CoursePapers
    selection: Selection
    shelf: Shelf

    @cached_property
    def articles(self) -> dict[str, str]:
        """The file of each entry that is read, by its id."""
        read = dict.fromkeys(
            each.entry for session in self.papers.course.sessions for each in session.readings
        )
        entries = [self.papers.base.entries[name] for name in read]
        return {
            each.id: name_chapter(each.address)
            for each in entries
            if each.address in self.shelf.pages
        }

    def write(self) -> dict[str, bytes]:
        """Every file of the package by its path."""
        files = dict(self._write_pages())
        tests = self._write_tests()
        files |= {cartridge.place_assessment(quiz): raw for quiz, raw in tests}
        manifest = self._write_manifest(sorted(files), [quiz for quiz, _ in tests])
        return {"imsmanifest.xml": write_xml(manifest), **files}

    def _write_tests(self) -> list[tuple[Quiz, bytes]]:
        ledger = Ledger(cartridge.CARD, _ignore)
        written = (
            (quiz, cartridge.write_assessment(quiz, self.selection, ledger))
            for quiz in self.selection.quizzes
        )
        return [(quiz, raw) for quiz, raw in written if raw]

    def _write_pages(self) -> Iterator[tuple[str, bytes]]:
        course, base = self.papers.course, self.papers.base
        paths = tuple(base.entries[name].address for name in self.articles)
        plan = Plan(course.id, course.name, "", ((_ARTICLES, "", paths),))
        book = make_book(plan, self.shelf)
        kept = tuple(part for part in book.parts if part.id in {_ARTICLES, WORDS})  # no keys
        book = replace(book, parts=kept)
        for name, raw in write_articles(book, base.words).items():
            yield f"articles/{name}", raw
        for number, session in enumerate(course.sessions, start=1):
            yield f"sessions/{number:02}.html", self._write_session(number, session)

    def _write_session(self, number: int, session: Session) -> bytes:
        """The learner's page of a session."""
        say, words = self.papers.say, self.papers.base.words
        root = etree.Element("html", lang=words.language)
        head = etree.SubElement(root, "head")
        etree.SubElement(head, "meta", charset="utf-8")
        title = say("session", number=number, title=session.title)
        _add(head, "title", title)
        for name in _STYLES:
            etree.SubElement(head, "link", rel="stylesheet", href=f"../articles/{name}")
        body = etree.SubElement(root, "body")
        _add(body, "h1", title)
        texts = {each.id: each.text for each in self.papers.course.outcomes}
        _add_list(body, say("outcomes"), (texts[name] for name in session.outcomes))
        self._add_readings(body, session)
        _add_part(body, say("opening"), session.opening)
        _add(body, "h2", say("course"))
        listed = etree.SubElement(body, "ol")
        for block in session.blocks:
            item = etree.SubElement(listed, "li")
            _add(item, "strong", f"{block.title}. ").tail = block.ask
        _add_list(body, say("exercise", title=session.exercise.title), session.exercise.handout)
        _add_part(body, say("closing"), session.closing)
        _add_part(body, say("homework"), session.homework)
        html = etree.tostring(root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>")
        return bytes(html)

    def _add_readings(self, body: _Element, session: Session) -> None:
        if not session.readings:
            return
        _add(body, "h2", self.papers.say("readings"))
        listed = etree.SubElement(body, "ul")
        said = self.papers.list_readings(session)
        for reading, text in zip(session.readings, said, strict=True):
            item = etree.SubElement(listed, "li")
            name = self.articles.get(reading.entry, "")
            if name:
                _add(item, "a", text).set("href", f"../articles/{name}.html")
            else:
                item.text = text

    def _write_manifest(self, files: Sequence[str], tests: Sequence[Quiz]) -> _Element:
        cc = cartridge.open_manifest()
        course = self.papers.course
        modules = [
            cartridge.list_item(
                cc,
                f"module-{number}",
                self.papers.say("session", number=number, title=session.title),
                list(self._list_module(cc, number, session, {quiz.id for quiz in tests})),
            )
            for number, session in enumerate(course.sessions, start=1)
        ]
        resources = [*_list_pages(cc, files)]
        resources += [cartridge.list_assessment(cc, quiz) for quiz in tests]
        return cartridge.close_manifest(cc, self.selection, course.name, modules, resources)

    def _list_module(
        self, cc: Tags, number: int, session: Session, tests: Collection[str]
    ) -> Iterator[_Element]:
        say = self.papers.say
        yield cartridge.list_item(cc, f"sessions-{number:02}", say("plan_of", number=number))
        for reading in session.readings:
            name = self.articles.get(reading.entry)
            if name:
                title = self.papers.base.entries[reading.entry].name
                item = cartridge.list_item(cc, f"articles-{name}", title)
                item.set("identifier", f"item-{number}-{name}")
                yield item
        test = f"{self.papers.course.id}-{session.id}"
        if test in tests:
            title = say("test_of", number=number, title=session.title)
            yield cartridge.list_item(cc, test, title)


def _list_pages(cc: Tags, files: Iterable[str]) -> Iterator[_Element]:
    """The pages as resources; styles are files of each."""
    for path in files:
        if path.endswith(".html"):
            name = path.removesuffix(".html").replace("/", "-")
            resource = cc("resource", cc("file", href=path), identifier=f"resource-{name}")
            resource.set("type", "webcontent")
            resource.set("href", path)
            yield resource
    styles = [cc("file", href=path) for path in files if path.endswith(".css")]
    yield cc("resource", *styles, identifier="resource-styles", type="webcontent")


def _add(parent: _Element, tag: str, text: str) -> _Element:
    node = etree.SubElement(parent, tag)
    node.text = text
    return node


def _add_part(body: _Element, title: str, text: str) -> None:
    _add(body, "h2", title)
    _add(body, "p", text)


def _add_list(body: _Element, title: str, texts: Iterable[str]) -> None:
    _add(body, "h2", title)
    listed = etree.SubElement(body, "ul")
    for text in texts:
        _add(listed, "li", text)
