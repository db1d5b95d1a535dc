"""Pieces of the base that hand-written pages ask for by name; the host calls them as macros."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.model.entry import PAGE, Case, Problem
from methodbook.model.method import EntryShape
from methodbook.model.quiz import QuizLevel
from methodbook.practice.drills import make_drills
from methodbook.practice.selection import Wanted, draw_questions, select
from methodbook.render.addresses import find_path
from methodbook.render.cards import render_cards
from methodbook.render.conflicts import list_conflict_facets, make_conflict_rows
from methodbook.render.course import list_matrix
from methodbook.render.coverage import count_levels, list_covered
from methodbook.render.engine import render_template
from methodbook.render.offers import render_format_table, render_offers
from methodbook.render.pictures.plates import make_plate
from methodbook.render.projector import render_projector
from methodbook.render.quiz import QuizForm, render_bank, render_quiz, shorten_prompt
from methodbook.render.selfcheck import render_selfcheck
from methodbook.render.workbook import order_workbooks, render_workbook
from methodbook.text.origins import strip_marks
from methodbook.text.prose import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from methodbook.model.base import Base
    from methodbook.model.export import Offer
    from methodbook.model.quiz import Question, Quiz
    from methodbook.render.page import PageScope

WORDS_PER_MINUTE = 180
"""Silent reading of expository Russian prose, rounded down so that nobody has to hurry."""


class Pieces:
    """What one page may embed; *texts* maps a file of the content to its text."""

    def __init__(
        self,
        page: PageScope,
        texts: Mapping[str, str],
        offers: Callable[[], Sequence[Offer]] = tuple,
    ) -> None:
        """Bind the pieces to the page that shows them.

        *offers* gives the downloads of the site; it is called only by a page that lists them.
        """
        self._page = page
        self._base = page.base
        self._texts = texts
        self._offers = offers

    def stages(self, kind: str = "") -> Markup:
        """The whole path of *kind*, or the first there is: a line of numbers with short names."""
        return self._render("stages_way", stages=self._base.list_steps(kind))

    def requests(self, type_: str = "") -> Markup:
        """Troubles of one type, by default the first there is, as links into the navigator."""
        kind = self._base.method.find_kind(EntryShape.TROUBLE)
        wanted = type_ or (kind.types[0].id if kind else "")
        found = [
            entry
            for entry in self._base.published
            if isinstance(entry, Problem) and entry.type == wanted
        ]
        return self._render("requests", requests=sorted(found, key=lambda entry: entry.number or 0))

    def cases_strip(self) -> Markup:
        """Each case by the first of its figures: the author of a case puts the strongest first."""
        found = [entry for entry in self._base.published if isinstance(entry, Case)]
        return self._render("cases_strip", cases=[case for case in found if case.measures])

    def picture(self, name: str) -> Markup:
        """The picture of an entry; raises ``KeyError`` where there is none."""
        entry = self._base.entries[name]
        plate = make_plate(entry)
        if plate is None:
            raise KeyError(name)
        return self._render("picture", entry=entry, plate=plate)

    def tool_list(self, *names: str) -> Markup:
        """Entries with their definitions, as given; raises ``KeyError`` for a wrong id."""
        return self._render("tool_list", entries=[self._base.entries[name] for name in names])

    def sources(self) -> Markup:
        """The documents of the authors."""
        self._page.read(*self._base.sources.values())
        return self._render("source_list", sources=self._base.sources.values())

    def reading_list(self) -> Markup:
        """The literature, by author."""
        found = sorted(
            self._base.reading.values(), key=lambda item: self._base.sort_key(item.authors[0])
        )
        self._page.read(*found)
        return self._render("reading_list", readings=found)

    def conflicts(self) -> Markup:
        """Every contradiction a reader may meet, with the entries it touches."""
        rows = make_conflict_rows(self._base)
        self._page.read(*(row.conflict for row in rows))
        facets = list_conflict_facets(rows, self._base)
        return self._render("conflict_list", rows=rows, facets=facets)

    def selfcheck(self, name: str, follow_up: str = "") -> Markup:
        """A self-check by name; *follow_up* is the path of the page with the second one.

        Raises ``KeyError`` for an unknown name.
        """
        check = self._base.selfchecks[name]
        self._page.read(check)
        html = render_selfcheck(
            check,
            self._base,
            self._page.href,
            follow_up=self._page.path_href(follow_up) if follow_up else "",
            write=self._page.text,
        )
        return self._join(html)

    def workbook(self, name: str) -> Markup:
        """A sheet to fill in; raises ``KeyError`` for an unknown name."""
        book = self._base.workbooks[name]
        self._page.read(book)
        return self._join(render_workbook(book, self._base, self._page.href))

    def course(self, name: str) -> Markup:
        """A course as a learner may see it; raises ``KeyError`` for an unknown name."""
        course, base = self._base.courses[name], self._base
        self._page.read(course, *base.quizzes.values())
        self._page.read(*(base.entries[entry] for _, entry in course.list_entries()))
        archive = f"data/course-{course.id}.zip"
        matrix = list_matrix(course, base)
        return self._render("course", course=course, matrix=matrix, archive=archive)

    def projector(self, name: str) -> Markup:
        """The questions of a course for a room; raises ``KeyError`` for an unknown name."""
        course = self._base.courses[name]
        self._page.read(course, *self._base.quizzes.values())
        return self._join(render_projector(course, self._base, self._page))

    def workbooks(self, folder: str) -> Markup:
        """Every sheet with what comes out of it, in the order in which one leads to the next.

        *folder* is where their pages stand, each named like its sheet.
        """
        books = order_workbooks(self._base.workbooks.values())
        self._page.read(*books)
        return self._render("workbook_list", books=books, folder=folder)

    def quiz(
        self, name: str = "", *, about: str = "", level: str = "", count: int = 0, seed: int = 1
    ) -> Markup:
        """The questions of one topic, or those about some entries, «apple, pear».

        With a *count* as many are drawn as *seed* decides, otherwise all come in the order of the
        bank. Raises ``KeyError`` where nothing fits, ``ValueError`` for an unknown level.
        """
        entries = frozenset(filter(None, map(str.strip, about.split(","))))
        levels = frozenset({QuizLevel(level)} if level else ())
        topics = frozenset({name} if name else ())
        found = select(self._base.ordered_quizzes, Wanted(topics, entries, levels))
        if not found:
            raise KeyError(name or about)
        asked = [(quiz, question) for quiz in found for question in quiz.questions]
        if count:
            asked = list(draw_questions(found, count, seed))
        form = QuizForm("-".join(filter(None, (name, *sorted(entries), level))), seed)
        return self._ask(asked, form)

    def quiz_bank(self, name: str = "") -> Markup:
        """Every question by topic, or those of one, with a form that draws some of them.

        Raises ``KeyError`` for an unknown name.
        """
        quizzes = (self._base.quizzes[name],) if name else self._base.ordered_quizzes
        form = QuizForm(f"bank-{name}" if name else "bank", is_bank=True)
        self._page.read(*quizzes)
        return self._join(render_bank(quizzes, form, self._base, self._page.find_section))

    def quiz_topics(self, folder: str) -> Markup:
        """Every topic with its questions as links: its page in *folder* is named like its quiz."""
        quizzes = self._base.ordered_quizzes
        self._page.read(*quizzes)
        return self._render("quiz_topics", quizzes=quizzes, folder=folder, shorten=shorten_prompt)

    def final_test(self, count: int = 40, seed: int = 1) -> Markup:
        """Questions of every topic by its share, checked all at the end."""
        asked = draw_questions(self._base.ordered_quizzes, count, seed)
        return self._ask(asked, QuizForm("final", seed, at_end=True))

    def drills(self, count: int = 24, seed: int = 1) -> Markup:
        """Questions that are made from the base."""
        asked = draw_questions([make_drills(self._base, seed)], count, seed)
        form = QuizForm("drills", seed)
        self._page.read(*self._base.published)
        return self._join(render_quiz(asked, form, self._base, self._page.find_section))

    def flashcards(self) -> Markup:
        """The words of the glossary as cards."""
        self._page.read(*(entry for entry in self._base.published if entry.is_word))
        return self._join(render_cards(self._base, self._page))

    def coverage(self) -> Markup:
        """How many questions there are about each entry."""
        questions = self._base.questions
        self._page.read(*self._base.published, *self._base.quizzes.values())
        return self._render(
            "coverage",
            groups=list_covered(self._base),
            total=len(questions),
            levels=count_levels(questions.values()),
            names=tuple(level.value for level in QuizLevel),
        )

    def exports(self) -> Markup:
        """The bank in every format, for download."""
        self._page.read(*self._base.published, *self._base.quizzes.values())
        return self._join(render_offers(self._offers(), self._page))

    def formats(self) -> Markup:
        """What every format can hold."""
        return self._join(render_format_table([offer.card for offer in self._offers()], self._page))

    def minutes(self, *paths: str) -> int:
        """Whole minutes that reading these pages takes; raises ``KeyError`` for an unknown one."""
        self._page.reads |= {find_page_file(path, self._base) for path in paths}
        words = sum(count_page_words(path, self._base, self._texts) for path in paths)
        return max(1, math.ceil(words / WORDS_PER_MINUTE))

    def _ask(self, asked: Sequence[tuple[Quiz, Question]], form: QuizForm) -> Markup:
        self._page.read(*(quiz for quiz, _ in asked))
        return self._join(render_quiz(asked, form, self._base, self._page.find_section))

    def _render(self, name: str, **values: object) -> Markup:
        return self._join(
            render_template(f"pieces/{name}.html", self._base.words, page=self._page, **values)
        )

    @staticmethod
    def _join(html: str) -> Markup:
        return Markup(_join_lines(html))  # noqa: S704 -- templates with autoescape made it


def _join_lines(html: str) -> str:
    """A blank line would end the block of HTML in the Markdown around it."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def find_page_file(path: str, base: Base) -> str:
    """The file that the page at *path* comes from, from the root of the checkout."""
    found = (each for each in base.published if each.kind != PAGE and find_path(each) == path)
    entry = next(found, None)
    return entry.written.file if entry else f"{base.method.folders.pages}/{path}"


def count_page_words(path: str, base: Base, texts: Mapping[str, str]) -> int:
    """The words of one page: of an entry's prose or of a hand-written file."""
    for entry in base.published:
        if entry.kind != PAGE and find_path(entry) == path:
            return count_words(entry.definition) + sum(
                count_words(strip_marks(section.text)) for section in entry.sections
            )
    text = texts[f"{base.method.folders.pages}/{path}"]
    return count_words(strip_marks(text.partition("\n---\n")[2] or text))
