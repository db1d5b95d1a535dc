"""The real self-check in Python and in the browser: the same results, ranges and plans."""

import json
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from methodbook.model.selfcheck import Decision
from methodbook.practice.answers import keep_counted
from methodbook.practice.assessment import assess, find_changes, find_remarks
from methodbook.practice.cubes import list_telling
from methodbook.practice.plan import make_plan, tell_headline
from methodbook.practice.renewal import renew
from methodbook.practice.route import plan_route
from methodbook.practice.selfcheck import Judge
from methodbook.text.languages import set_spaces
from tests.browser.selfcheck_pages import Pages, write_pages
from tests.browser.site_server import serve_folder


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return write_pages(root, tmp_path_factory.mktemp("selfcheck"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    with serve_folder(pages.folder) as url:
        yield url


@pytest.fixture(scope="module")
def check(pages: Pages) -> Decision:
    check = pages.base.selfchecks["applicability"]
    assert isinstance(check, Decision)
    return check


# The two evaluators. A result is joined from the rules that fire, part by part; so both agree on
# every one of the millions of complete sets when they agree on where each rule fires (for every
# answer that it can tell apart) and on how any two rules join. Whole sets by chance guard the rest.

EVALUATE = """(sets) => {
  const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
  return sets.map(([rules, answers]) => {
    const chosen = rules && rules.map((id) => check.rules.find((rule) => rule.id === id));
    const always = chosen?.map((rule) => ({ ...rule, when: {} }));
    const given = always ? { ...check, rules: always } : check;
    const result = methodbookCheck.evaluate(given, answers);
    return [
      result.verdict, result.difficulty || "-",
      check.tools.map(({ id }) => result.tools[id]).map((tool) => tool.status + ":" + tool.reasons)
        .join(" "),
      result.fired.map((rule) => rule.id).join(" "),
      methodbookCheck.listRemarks(check, answers).map((remark) => remark.id).join(" "),
    ].join("|");
  });
}"""


def describe(judge: Judge, answers: dict[str, str]) -> str:
    result = judge.evaluate(answers)
    return "|".join(
        [
            result.verdict,
            result.difficulty or "-",
            " ".join(f"{each.status}:{','.join(each.reasons)}" for each in result.tools.values()),
            " ".join(rule.id for rule in result.fired),
            " ".join(remark.id for remark in find_remarks(judge, answers)),
        ]
    )


def make_complete(check: Decision, count: int) -> list[dict[str, str]]:
    """Complete sets of answers by chance."""
    chance = random.Random(3)  # noqa: S311 -- test data, not a secret
    return [
        keep_counted(check, {each.id: chance.choice(each.answers).id for each in check.questions})
        for _ in range(count)
    ]


def test_python_and_javascript_agree_on_where_each_rule_fires(page: Page, check: Decision) -> None:
    judge = Judge(check)
    every = [{each.id: (answer.id,)} for each in check.questions for answer in each.answers]
    sets = []
    for when in [*(rule.when for rule in check.rules), *(each.when for each in check.remarks)]:
        near = [cube for cube in every if cube.keys() & when.keys()]
        sets += list(list_telling(check, [when, *near]))
    sets += make_complete(check, 1500)
    page.goto("applicability.html")
    found = page.evaluate(EVALUATE, [[None, answers] for answers in sets])
    assert found == [describe(judge, answers) for answers in sets]


def test_python_and_javascript_join_any_two_rules_alike(page: Page, check: Decision) -> None:
    always = {
        rule.id: rule.model_copy(update={"when": {"object": ("company",)}}) for rule in check.rules
    }
    pairs = list(combinations(always, 2))
    expected = [
        describe(
            Judge(check.model_copy(update={"rules": (always[one], always[other])})),
            {"object": "company"},
        )
        for one, other in pairs
    ]
    page.goto("applicability.html")
    assert page.evaluate(EVALUATE, [[pair, {"object": "company"}] for pair in pairs]) == expected


PLAN = """(sets) => {
  const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
  return sets.map((given) => {
    const { answers, former } = methodbookPlan.renew(check, given);
    const result = methodbookCheck.assess(check, answers);
    return [
      answers, former.map((each) => each.id), methodbookPlan.tellHeadline(check, result) ?? null,
      methodbookPlan.make(check, result).map(({ step, provisos, rules, questions }) => [
        step.id, provisos.map((each) => each.text), rules.map((each) => each.id), questions]),
    ];
  });
}"""

FORMER = [
    {"object": "company", "interest": interest, "exchange": "none", "debt": "low"}
    | {"resources": "enough", "mind-boss": boss, "mind-people": "accept", "leader": "starts"}
    | {"mind-goal": goal}
    for interest in ("grows", "indifferent", "zero-sum")
    for boss in ("accept", "reject")
    for goal in ("accept", "reject")
]


def test_python_and_javascript_make_the_same_plan(page: Page, check: Decision) -> None:
    judge = Judge(check)
    odd = [{"interest": "constructor"}, {"mind-boss": "accept", "handed-decision": "stands"}]
    sets = [*make_partial(check), *make_complete(check, 800), *FORMER, *odd]
    page.goto("applicability.html")
    for given, (answers, former, headline, plan) in zip(
        sets, page.evaluate(PLAN, sets), strict=True
    ):
        renewal = renew(check, given)
        found = assess(judge, renewal.answers)
        assert answers == renewal.answers
        assert former == [each.id for each in renewal.former]
        told = tell_headline(check, found)
        assert headline == (told and set_spaces(told))
        assert plan == [
            [
                each.step.id,
                [set_spaces(proviso.text) for proviso in each.provisos],
                [rule.id for rule in each.rules],
                list(each.questions),
            ]
            for each in make_plan(check, found)
        ], given


def make_partial(check: Decision) -> list[dict[str, str]]:
    """Unfinished, odd and complete answers: every example, cut short at every length."""
    found = []
    for example in check.examples:
        items = list(example.answers.items())
        found += [dict(items[:length]) for length in range(len(items) + 1)]
        found += [dict(items[length:]) for length in range(1, len(items))]
    return found


def test_python_and_javascript_agree_on_ranges_changes_and_ways(
    page: Page, check: Decision
) -> None:
    judge = Judge(check)
    partial = make_partial(check)
    page.goto("applicability.html")
    script = """(sets) => {
      const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
      return sets.map((answers) => {
        const found = methodbookCheck.assess(check, answers), done = !found.open.length;
        return {
          range: found.range, verdict: found.verdict, difficulty: found.difficulty,
          open: found.open.map((each) => each.id), remarks: found.remarks.map((each) => each.id),
          way: methodbookCheck.planRoute(check, answers).map((leg) =>
            [leg.before, leg.instead, leg.notes].flat().map((each) => each.text)),
          changes: done ? methodbookCheck.findChanges(check, answers).map((each) =>
            [each.answers, each.result.verdict, each.result.difficulty]) : [],
        };
      });
    }"""
    found = page.evaluate(script, partial)
    for answers, each in zip(partial, found, strict=True):
        expected = assess(judge, answers)
        assert (each["verdict"], each["difficulty"]) == (expected.verdict, expected.difficulty)
        assert each["open"] == [question.id for question in expected.open]
        assert each["remarks"] == [remark.id for remark in expected.remarks]
        if expected.range:
            assert each["range"]["best"] == vars(expected.range.best) | {
                "tools": dict(expected.range.best.tools)
            }
            assert each["range"]["worst"] == vars(expected.range.worst) | {
                "tools": dict(expected.range.worst.tools)
            }
        assert [len(way) for way in each["way"]] == [
            len((*leg.before, *leg.instead, *leg.notes)) for leg in plan_route(check, answers)
        ]
        if not expected.open:
            assert each["changes"] == [
                [dict(change.answers), change.verdict, change.difficulty]
                for change in find_changes(judge, answers)
            ]


# What a reader gets


def open_check(page: Page, name: str = "applicability", fragment: str = "") -> None:
    page.goto("about:blank")  # so that a changed fragment alone loads the page anew
    page.goto(f"{name}.html{fragment}")


def show_result(page: Page, number: str = "P17", name: str = "applicability") -> None:
    """Open the result of an example company."""
    open_check(page, name)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_label("Компания", exact=True).select_option(number)
    page.locator("[data-cl-view=predict] input").first.check()
    page.get_by_role("button", name="Раскрыть").click()
    page.get_by_role("button", name="Открыть эти ответы в проверке").click()
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("number", "verdict", "offered", "steps"),
    [
        ("P02", "неприменима", 0, 2),
        ("P08", "вне рамок", 0, 2),
        ("P11", "отдельные инструменты", 1, 6),
        ("P25", "применима целиком", 1, 7),
    ],
)
def test_every_verdict_ends_with_a_plan_and_the_second_check_is_offered_where_it_makes_sense(
    page: Page, number: str, verdict: str, offered: int, steps: int
) -> None:
    show_result(page, number)
    expect(page.locator(".cl-verdict")).to_contain_text(verdict)
    plan = page.locator(".cl-result [data-cl-step]")
    assert plan.count() == steps
    for words in (
        "Почему вам:",
        "Первый час.",
        "На столе:",
        "Признак.",
        "Как отступить:",
        "Ответ: «",
    ):
        expect(plan.first).to_contain_text(words)
    assert page.locator(".cl-plan").count() == (number == "P25")
    assert page.get_by_role("link", name="Перейти ко второй проверке").count() == offered


def test_the_days_of_the_plan_are_a_calendar_that_others_read(page: Page) -> None:
    show_result(page, "P25")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать напоминания (.ics)").click()
    raw = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = raw.decode().replace("\u00a0", " ").replace("\r\n ", "").split("\r\n")
    titles = [line.removeprefix("SUMMARY:") for line in calendar if line.startswith("SUMMARY:")]
    assert len(titles) == 14
    assert titles[0] == "Две недели записывайте решения\\, которые всё ещё дошли до вас."
    starts = [line[-8:] for line in calendar if line.startswith("DTSTART;VALUE=DATE:")]
    assert sorted(starts) == starts
    assert len({line for line in calendar if line.startswith("UID:")}) == 14


def test_the_verdict_and_the_plan_print_on_two_pages_at_most(page: Page, check: Decision) -> None:
    open_check(page)
    worst = {
        **next(each for each in check.examples if each.id == "P04").answers,
        "exchange": "all",
        "resources": "scarce",
        "leader": "afraid",
        "payer": "sides",
        "key-client": "payer",
        "leaving": "locked",
        "harm": "part",
        "handed-decision": "undone",
        "last-mistake": "replaced",
        "last-clash": "target",
        "motive": "mandate",
    }
    page.evaluate(
        """(answers) => { window.print = () => {};
        const found = { answers, lost: [], added: [], changes: [] };
        document.querySelector("cl-selfcheck").load(found) }""",
        worst,
    )
    page.get_by_role("button", name="Напечатать итог и план").click()
    page.emulate_media(media="print")
    assert page.locator(".cl-reason:visible").count() == 0
    assert page.locator("[data-cl-step]:visible").count() == 7
    assert page.locator(".cl-headline").is_visible()
    printed = page.pdf(format="A4")  # and after printing the page is whole again
    assert 1 <= printed.count(b"/Type /Page\n") <= 2
    expect(page.locator(".cl-reason").first).to_be_visible()


def open_file(page: Page, text: str | bytes) -> None:
    content = text.encode() if isinstance(text, str) else text
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-cl=file]").set_input_files([file])


def test_a_link_of_the_first_rules_is_read_anew_and_says_what_was_taken_for_granted(
    page: Page,
) -> None:
    open_check(page, fragment="#v=1&a=00189157373")
    expect(page.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")
    note = page.locator("[data-cl=note]")
    for words in (
        "Спрашивают о случаях, а не о согласии",
        "Вместо дохода теперь спрашивают о поводе улучшать",
        "«Да» прочитано как «ещё не было, но отдадим»",
    ):
        expect(note).to_contain_text(words)
    assert "interest" not in note.inner_text()
    assert page.locator(".cl-part--open_questions").count() == 0
    assert page.url.partition("#")[2].startswith("v=2&a=")


def test_a_file_and_a_store_of_the_first_rules_are_read(page: Page, pages: Pages) -> None:
    former = {"selfcheck": "applicability", "rules_version": 1, "answers": FORMER[0]}
    open_check(page)
    open_file(page, json.dumps(former))
    expect(page.locator(".cl-verdict")).to_have_text("✓ применима целиком")
    open_check(page)
    open_file(page, json.dumps({"answers": FORMER[-1]}))
    expect(page.locator(".cl-verdict")).to_have_text("✕ неприменима")
    key = f"{pages.base.method.seeds.storage}:selfcheck:applicability"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(former)])
    open_check(page)
    page.get_by_role("button", name="Открыть сохранённое").click()
    expect(page.locator(".cl-verdict")).to_have_text("✓ применима целиком")
    expect(page.locator("[data-cl=note]")).to_contain_text("Вместо дохода теперь спрашивают")
