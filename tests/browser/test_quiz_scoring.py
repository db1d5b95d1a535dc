"""Python and JavaScript score, draw and order alike, seen in a real browser."""

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from methodbook.model.quiz import Question, QuizLevel
from methodbook.practice.selection import Wanted, draw_questions, select
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.folding import parse_number, simplify
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.order import order_answers, order_items
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import find_right, score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.render.quiz import describe_scoring
from tests.browser.quiz_pages import Pages, write_pages
from tests.browser.site_server import serve_folder
from tests.practice.scoring_table import read_rows

ONE = Decimal(1)
ROUNDS = 12
"""Random responses to each question of the bank, besides the right one."""

SCORE = """(pairs) => pairs.map(([question, response]) =>
  methodbookScoring.score(question, response))"""


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return write_pages(root, tmp_path_factory.mktemp("quiz"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    with serve_folder(pages.folder) as url:
        yield url


@pytest.fixture(autouse=True)
def opened(page: Page) -> Page:
    page.goto("sample.html")
    return page


def score_in_browser(page: Page, pairs: list[tuple[Question, Any]]) -> list[Fraction]:
    given = [
        [{"kind": question.kind, **describe_scoring(question)}, response]
        for question, response in pairs
    ]
    return [Fraction(points, of) for points, of in page.evaluate(SCORE, given)]


def test_a_response_is_worth_what_the_table_says(page: Page) -> None:
    rows = list(read_rows())
    found = score_in_browser(page, [(row.question, row.response) for row in rows])
    assert [
        (str(row), each) for row, each in zip(rows, found, strict=True) if row.score != each
    ] == []


def respond(question: Question, chance: random.Random) -> Any:  # noqa: ANN401, PLR0911 -- a response to each kind
    """Something a reader may answer, right, wrong, or half right."""
    match question:
        case Single():
            return chance.randrange(-1, len(question.options) + 1)
        case Several():
            places = range(len(question.options))
            return [at for at in chance.sample(places, len(places)) if chance.random() < 0.6]
        case TrueFalse():
            return chance.choice([True, False, None])
        case Matching():
            choices = [None, *range(len(question.answers))]
            return [
                at if chance.random() < 0.4 else chance.choice(choices)
                for at in range(len(question.pairs))
            ]
        case Ordering():
            order = list(range(len(question.items)))
            first, second = chance.sample(order, 2)
            order[first], order[second] = order[second], order[first]
            return chance.choice([order, chance.sample(order, len(order))])
        case Cloze():
            return [
                type_in(gap.answers, [each.text for each in gap.wrong], chance)
                for gap in question.gaps
            ]
        case Numeric():
            return type_number(question, chance)
        case ShortAnswer():
            wrong = [each.text for each in question.wrong]
            return slip(type_in(question.spellings, wrong, chance), chance)
        case CaseStudy():
            return [chance.randint(-1, each.points + 1) for each in question.criteria]


def type_number(question: Numeric, chance: random.Random) -> str:
    """A number near the right one, with a point or a comma, and the unit or none."""
    number = question.value + chance.choice([-1, 0, 1]) * chance.choice([question.tolerance, ONE])
    typed = f"{chance.choice(['', ' ', '+'])}{number:f}{chance.choice(['', question.unit])}"
    return typed.replace(".", ",") if chance.random() < 0.5 else typed


def slip(text: str, chance: random.Random) -> str:
    """The same with none, one or two slips of the finger."""
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(text))
        start, letter, rest = text[:at], text[at], text[at + 1 :]
        swapped = start + rest[:1] + letter + rest[1:]
        text = chance.choice([start + rest, f"{start}щ{letter}{rest}", f"{start}щ{rest}", swapped])
    return text


def type_in(answers: tuple[str, ...], wrong: list[str], chance: random.Random) -> str:
    """An answer as somebody types it: with other case, spaces, dashes and quotes."""
    text = chance.choice([*answers, *answers, *wrong, "мимо"])
    text = chance.choice([text.upper(), text.lower(), text.title(), text])
    for old, new in (("ё", "е"), ("-", " — "), (" ", "\u00a0  ")):
        if chance.random() < 0.4:
            text = text.replace(old, new)
    return chance.choice(["{}", "«{}»", " {}.", "{}!"]).format(text)


def test_random_answers_to_the_whole_bank_are_scored_alike(page: Page, pages: Pages) -> None:
    chance = random.Random(20241128)  # noqa: S311 -- repeatable on purpose
    pairs = [
        (question, response)
        for question in pages.base.questions.values()
        for response in (
            find_right(question),
            None,
            *(respond(question, chance) for _ in range(ROUNDS)),
        )
    ]
    expected = [score(question, response) for question, response in pairs]
    found = score_in_browser(page, pairs)
    wrong = [
        (question.id, response, str(mine), str(theirs))
        for (question, response), mine, theirs in zip(pairs, expected, found, strict=True)
        if mine != theirs
    ]
    assert wrong == []
    assert len(pairs) > 14 * 300
    # the test would prove little if everything were right or wrong
    assert sum(0 < each < 1 for each in expected) > len(pairs) / 10


def test_points_add_up_alike(page: Page) -> None:
    chance = random.Random(7)  # noqa: S311 -- repeatable on purpose
    scores = [
        Fraction(chance.randint(0, bottom), bottom)
        for bottom in chance.choices(range(1, 13), k=200)
    ]
    given = [[each.numerator * 3, each.denominator * 3] for each in scores]
    points, of = page.evaluate("(scores) => methodbookScoring.addUp(scores)", given)
    assert Fraction(points, of) == sum(scores)


ODD = [
    "",
    " ",
    "\ufeff1",
    "1\u0085000",
    "١",
    "Ёж—ёж",
    "e\u0308",
    "İ",
    "ΑΣ",
    "a\u001cb",
    "«»",
    "…",
    "1,5,5",
    "-0",
    "+,5",
]


def test_odd_texts_are_read_alike(page: Page) -> None:
    simple = page.evaluate("(texts) => texts.map(methodbookScoring.simplify)", ODD)
    assert simple == [simplify(each) for each in ODD]
    numbers = page.evaluate(
        "(texts) => texts.map((each) => String(methodbookScoring.parseNumber(each)))", ODD
    )
    mine = [parse_number(each) for each in ODD]
    assert numbers == ["null" if each is None else str(int(each * 10**9)) for each in mine]


def test_chance_is_the_same(page: Page, root: Path) -> None:
    table = yaml.safe_load((root / "tests/practice/chance.yml").read_text("utf-8"))
    found = page.evaluate(
        """(table) => ({
          seeds: table.seeds.map(({ parts }) => methodbookChance.makeSeed(...parts)),
          numbers: table.numbers.map(({ seed, numbers }) => {
            const next = methodbookChance.draw(seed);
            return numbers.map(() => next());
          }),
          orders: table.orders.map(({ count, seed }) =>
            methodbookChance.shuffle(Array(count).keys(), seed)),
        })""",
        table,
    )
    assert found == {
        "seeds": [row["seed"] for row in table["seeds"]],
        "numbers": [row["numbers"] for row in table["numbers"]],
        "orders": [row["order"] for row in table["orders"]],
    }


def test_answers_stand_in_the_same_order(page: Page) -> None:
    cases = [(count, seed, f"id-{seed}") for count in range(3, 10) for seed in (1, 7, 999_999)]
    found = page.evaluate(
        """(cases) => cases.map(([count, seed, id]) => [
          methodbookSelection.orderAnswers(count, seed, id, "gap"),
          methodbookSelection.orderAnswers(count, seed, id, "", true),
        ])""",
        cases,
    )
    assert found == [[order_answers(*case, "gap"), order_items(*case)] for case in cases]


DRAW = """(wishes) => { const { data } = document.querySelector("cl-quiz");
  return wishes.map((wish) => methodbookSelection.drawQuestions(
    methodbookSelection.select(data, wish), wish.count, wish.seed).map((each) => each.id)) }"""


def test_the_same_questions_are_drawn_from_the_bank(page: Page, pages: Pages) -> None:
    page.goto("bank.html")
    bank = pages.base.ordered_quizzes
    topics: list[list[str]] = [[], [bank[0].id], [bank[3].id, bank[1].id, bank[-1].id]]
    wishes: list[dict[str, Any]] = [
        {"topics": some, "level": level, "count": count, "seed": seed}
        for some in topics
        for level in ("", "apply", "judge")
        for count in (1, 10, 33, 10_000)
        for seed in (1, 4702)
    ]
    expected = []
    for wish in wishes:
        levels = frozenset({QuizLevel(wish["level"])} if wish["level"] else ())
        chosen = select(bank, Wanted(frozenset(wish["topics"]), levels=levels))
        drawn = draw_questions(chosen, wish["count"], wish["seed"])
        expected.append([question.id for _, question in drawn])
    assert page.evaluate(DRAW, wishes) == expected
