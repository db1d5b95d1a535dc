"""The questions as a reader meets them on the pages of the real site."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.entry import Entry
from methodbook.model.quiz import Question, QuizLevel
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.search.files import FOLDER
from tests.site.pages import SitePage, list_values, read_attribute

LARGEST = 19_500  # bytes of JavaScript and CSS of a page with questions, compressed, without texts
OURS = "assets/methodbook/"
FRAME = {
    *(f"{OURS}{name}" for name in ("theme.css", "start.js", "palette.js")),
    *(f"{OURS}search-field.{kind}" for kind in ("css", "js")),
}
"""The theme and the field of the search: every page pays for them, with questions or without."""

BANK = "practice/quiz/"
TOPICS = "practice/topics/"
MOST = 60_000
"""Bytes of a page of questions on the wire."""
WRITTEN = ("practice/final/",)
"""Pages with questions of the bank that are no entries and no indexes."""

LONG = 50
"""Letters from which on a text is no name: it stands nowhere else by chance."""


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="module")
def asking(reached: list[SitePage]) -> list[SitePage]:
    """The pages that ask questions."""
    return [page for page in reached if page.tree.css_first("cl-quiz")]


def list_asked(page: SitePage, within: str = "cl-quiz") -> list[str]:
    """The ids of the questions of a page, in their order."""
    found = list_values(page, f"{within} .cl-q", "id")
    return [name.removeprefix("q-") for name in found]


def find_page(entry: Entry, entries: Mapping[str, Mapping[str, str]]) -> str:
    return entries[entry.id]["url"]


def plain(text: str) -> str:
    """*Text* without what typography changes."""
    return " ".join(text.replace("\u00ad", "").split())


# Where questions stand


def test_an_entry_asks_at_its_end_what_is_mainly_about_it(
    pages: Mapping[str, SitePage], entries: dict[str, dict[str, str]], base: Base
) -> None:
    for entry in base.published:
        expected = [each.id for each in base.questions.values() if each.about[0] == entry.id]
        page = pages[find_page(entry, entries)]
        assert list_asked(page) == expected, entry.id
        if expected:
            assert "quiz" in page.ids, entry.id


def test_a_section_ends_with_questions_about_what_it_lists(
    pages: Mapping[str, SitePage], base: Base
) -> None:
    for kind in base.method.kinds:
        index = pages[f"{kind.address}/"]
        asked = list_asked(index, "section[aria-labelledby=quiz]")
        assert len(asked) == len(set(asked)) > 2
        about = {base.questions[name].about[0] for name in asked}
        assert about <= {entry.id for entry in base.list_kind(kind.id)}


def test_every_topic_has_a_page_with_all_its_questions(
    pages: Mapping[str, SitePage], base: Base
) -> None:
    for quiz in base.ordered_quizzes:
        asked = list_asked(pages[f"{TOPICS}{quiz.id}/"])
        assert asked == [question.id for question in quiz.questions]


def test_every_question_is_led_to_from_its_old_address(
    pages: Mapping[str, SitePage], base: Base
) -> None:
    for quiz in base.ordered_quizzes:
        for question in quiz.questions:
            (link,) = pages[BANK].find(f"[id='q-{question.id}']").css("a")
            goal = pages[BANK].resolve(read_attribute(link, "href"))
            assert goal == (f"{TOPICS}{quiz.id}/index.html", f"q-{question.id}")


def test_no_page_of_questions_is_heavy(built_site: Path, base: Base) -> None:
    wanted = [BANK, "practice/final/", *(f"{TOPICS}{quiz.id}/" for quiz in base.ordered_quizzes)]
    weights = {
        name: len(gzip.compress((built_site / name / "index.html").read_bytes(), 9))
        for name in wanted
    }
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}


def test_the_final_test_asks_forty_questions_of_every_topic(
    pages: Mapping[str, SitePage], base: Base
) -> None:
    asked = list_asked(pages["practice/final/"])
    assert len(asked) == len(set(asked)) == 40
    topics = {quiz.id for quiz in base.ordered_quizzes if {q.id for q in quiz.questions} & {*asked}}
    assert len(topics) == len(base.quizzes)


def test_no_page_asks_a_question_twice(asking: list[SitePage]) -> None:
    counts = {page.address: Counter(list_asked(page)) for page in asking}
    twice = {name: [q for q, n in found.items() if n > 1] for name, found in counts.items()}
    assert {name: found for name, found in twice.items() if found} == {}


def test_what_the_script_knows_is_what_the_page_asks(asking: list[SitePage]) -> None:
    for page in asking:
        for quiz in page.tree.css("cl-quiz"):
            script = quiz.css_first("script[type='application/json']")
            assert script is not None, page.address
            known = [each["id"] for each in json.loads(script.text())["questions"]]
            shown = [read_attribute(node, "id") for node in quiz.css(".cl-q")]
            assert [f"q-{name}" for name in known] == shown, page.address


# Links


def list_reading(page: SitePage, question: str) -> Iterator[LexborNode]:
    yield from page.find(f"[id='q-{question}']").css(".cl-read a")


def test_every_answer_leads_to_the_very_section_that_explains_it(
    asking: list[SitePage],
    pages: Mapping[str, SitePage],
    entries: dict[str, dict[str, str]],
    base: Base,
) -> None:
    wrong = []
    for page in asking:
        for name in set(list_asked(page)) & base.questions.keys():
            entry, section = base.questions[name].where
            links = [read_attribute(link, "href") for link in list_reading(page, name)]
            goals = [page.resolve(link) for link in links]
            goal = entries[entry]["url"]
            is_there = not section or section in pages[goal].ids
            if goals != [(f"{goal}index.html", section)] or not is_there:
                wrong.append((page.address, name, links))
    assert wrong == []


def test_every_link_of_a_quiz_leads_to_a_page_and_to_a_place_on_it(
    asking: list[SitePage], pages: Mapping[str, SitePage]
) -> None:
    broken = []
    for page in asking:
        for link in list_values(page, "cl-quiz a[href]", "href"):
            file, anchor = page.resolve(link) or ("", "")
            target = pages.get(file.removesuffix("index.html"))
            if target is None or (anchor and anchor not in target.ids):
                broken.append((page.address, link))
    assert broken == []


def test_no_question_is_linked_by_the_machine(asking: list[SitePage]) -> None:
    linked = {page.address: len(page.select("cl-quiz a.cl-term")) for page in asking}
    assert {name: count for name, count in linked.items() if count} == {}


# What may not be found


@pytest.fixture(scope="module")
def found_by_search(built_site: Path) -> str:
    """Everything that the search of the site can show, without markup."""
    files = sorted((built_site / FOLDER).glob("*.js"))
    strings = (re.findall(r'"(?:[^"\\]|\\.)*"', file.read_text("utf-8")) for file in files)
    return plain("\n".join(json.loads(each) for found in strings for each in found))


def list_given_away(question: Question) -> Iterator[str]:
    """Everything that would answer a question."""
    yield question.explanation
    match question:
        case Single() | Several():
            yield from (each.feedback for each in question.options)
            yield from (each.text for each in question.options)
        case TrueFalse():
            yield question.feedback
        case Matching():
            yield from (each.feedback for each in question.pairs)
            yield from (each.feedback for each in question.spare)
        case Ordering():
            yield from (each.feedback for each in question.items)
        case Cloze():
            yield from (gap.feedback for gap in question.gaps)
            yield from (each.feedback for gap in question.gaps for each in gap.wrong)
        case Numeric():
            yield question.feedback
            yield from (each.feedback for each in question.mistakes)
        case ShortAnswer():
            yield question.feedback
            yield from (each.feedback for each in question.wrong)
        case CaseStudy():
            yield question.sample
            yield from (text for each in question.criteria for text in (each.full, each.partial))


def test_the_search_finds_questions_and_no_answer(found_by_search: str, base: Base) -> None:
    assert "обещание" in found_by_search
    texts = {
        plain(paragraph)
        for question in base.questions.values()
        for text in list_given_away(question)
        for paragraph in re.split(r"\n\s*\n", text or "")
        if len(paragraph) > LONG
    }
    assert len(texts) > 2 * len(base.questions)
    assert sorted(text for text in texts if text in found_by_search) == []
    asked = [plain(question.prompt.split("\n\n")[0]) for question in base.questions.values()]
    assert [prompt for prompt in asked if prompt not in found_by_search] == []


# Coverage


def read_coverage(page: SitePage) -> dict[str, list[int]]:
    """The numbers of each row of the tables, by the address that the row leads to."""
    found = {}
    for row in page.tree.css(".cl-plain tbody tr"):
        [link] = row.css("a")
        cells = [cell.text().strip() for cell in row.css("td")]
        address = page.find_address(read_attribute(link, "href"))
        found[address] = [int(text) if text.isdecimal() else 0 for text in cells]
    return found


def test_the_table_of_coverage_says_what_the_bank_holds(
    pages: Mapping[str, SitePage], entries: dict[str, dict[str, str]], base: Base
) -> None:
    questions = base.questions.values()
    expected = {}
    for entry in base.published:
        main = [question for question in questions if question.about[0] == entry.id]
        levels = [sum(question.level is level for question in main) for level in QuizLevel]
        also = sum(entry.id in question.about[1:] for question in questions)
        if main or entry.kind != "page":
            expected[find_page(entry, entries)] = [len(main), *levels, also]
    assert read_coverage(pages["practice/coverage/"]) == expected
    assert sum(row[0] for row in expected.values()) == len(base.questions)


def test_the_first_line_of_the_coverage_adds_up(pages: Mapping[str, SitePage], base: Base) -> None:
    text = pages["practice/coverage/"].find("article").text()
    total = re.search(r"Всего\s+вопросов:\s+(\d+)\.\D+(\d+),\D+(\d+),\D+(\d+)\.", text)
    assert total is not None
    said, *levels = map(int, total.groups())
    assert said == sum(levels) == len(base.questions)


# Weight


def list_loaded(page: SitePage) -> set[str]:
    """Our own scripts and styles that a page loads, by their places in the site."""
    links = [
        *list_values(page, "script[src]", "src"),
        *list_values(page, "link[rel=stylesheet]", "href"),
    ]
    found = {goal[0] for link in links if (goal := page.resolve(link))}
    return {file for file in found if file.startswith(OURS)}


def weigh(site: Path, files: set[str]) -> int:
    """How many bytes files are on the wire."""
    return sum(len(gzip.compress((site / file).read_bytes(), 9)) for file in files)


def test_scripts_and_styles_of_a_page_with_questions_weigh_little(
    asking: list[SitePage], built_site: Path
) -> None:
    assert {f"{TOPICS}promises/", "terms/promise/"} <= {page.address for page in asking}
    loaded = {page.address: list_loaded(page) - FRAME for page in asking}
    assert [name for name, files in loaded.items() if f"{OURS}quiz.js" not in files] == []
    weights = {name: weigh(built_site, files) for name, files in loaded.items()}
    assert {name: weight for name, weight in weights.items() if weight > LARGEST} == {}
