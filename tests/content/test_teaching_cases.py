"""The cases to teach with: figures follow from the company, facts stand in the base."""

import re
from pathlib import Path

import pytest

from methodbook.model.base import Base
from methodbook.model.teaching_case import TeachingCase
from methodbook.practice.sheets import Filled, read_filled

NEW_HOUSES, NIGHT_SHIFT = 180, 160
"""Thousands of roubles a month, as the story gives them."""


@pytest.fixture
def company(base: Base) -> TeachingCase:
    return base.teaching_cases["even-run"]


def fill(base: Base, name: str) -> Filled:
    assert base.company
    return read_filled(base.workbooks[name], base.company.sheets[name], base.words)[0]


def read_rows(base: Base, sheet: str, table: str, *names: str) -> list[tuple[int, ...]]:
    """The numbers of these columns, a row each."""
    found = []
    for row in fill(base, sheet).tables[table]:
        cells = [row[name] for name in names]
        assert all(isinstance(cell, (int, float)) for cell in cells)
        found.append(tuple(int(str(cell).removesuffix(".0")) for cell in cells))
    return found


def read_answer(case: TeachingCase, number: int) -> str:
    return re.sub(r"(?<=\d) (?=\d{3})", "", case.tasks[number - 1].answer)


def test_one_case_runs_through_the_eleven_tools(company: TeachingCase, root: Path) -> None:
    page = (root / "docs/method/tools-eleven.md").read_text("utf-8")
    tools = re.findall(r"^\| \d\d \| \[[^\]]+\]\(\.\./\w+/([\w-]+)\.md\)", page, re.MULTILINE)
    assert len(tools) == 11
    assert [use.entry for use in company.uses] == tools


def test_profit_and_remainders_follow_from_the_teams(company: TeachingCase, base: Base) -> None:
    teams = read_rows(base, "team-economy", "teams", "income", "virtual", "expenses")
    left = [income + virtual - expenses for income, virtual, expenses in teams]
    income, virtual, expenses = map(sum, zip(*teams, strict=True))
    answer = read_answer(company, 1)
    assert " + ".join(map(str, left)) + f" = {sum(left)}" in answer
    assert f"{income} − {expenses} = {income - expenses}" in answer
    assert str(virtual) in answer


def test_each_decision_has_the_profit_that_it_leaves(company: TeachingCase, base: Base) -> None:
    teams = read_rows(base, "team-economy", "teams", "income", "expenses")
    profit = sum(income - expenses for income, expenses in teams)
    answer, story = read_answer(company, 2), " ".join(company.story)
    assert f"{profit} + {NEW_HOUSES} = {profit + NEW_HOUSES}" in answer
    assert f"{profit} − {NIGHT_SHIFT} = {profit - NIGHT_SHIFT}" in answer
    assert f"{NEW_HOUSES} тысяч" in story
    assert f"{NIGHT_SHIFT} тысяч" in story


def test_doubling_is_weighed_with_the_losses_of_the_sheet(
    company: TeachingCase, base: Base
) -> None:
    answer = read_answer(company, 5)
    for loss, days, cost in read_rows(base, "duplication-map", "resources", "loss", "days", "cost"):
        assert f"{loss} × {days} = {loss * days} против {cost}" in answer


def test_the_metric_and_the_surcharge_are_counted_right(company: TeachingCase, base: Base) -> None:
    fields = fill(base, "metric-balance").fields
    now, lifts = (int(str(fields[name]).removesuffix(".0")) for name in ("now", "possible"))
    answer = read_answer(company, 4)
    assert f"{lifts + 90}" in answer
    assert f"{now} + 90 = {now + 90}" in answer
    assert f"с {now * 100 // lifts} до {(now + 90) * 100 // (lifts + 90)} %" in answer
    reasons = " ".join(company.answers[0].reasons)
    assert 75 * 1200 == 90 * 1000
    assert "1 200 ₽ ещё за 75 лифтов" in reasons


def test_the_other_case_has_no_figure_that_the_base_has_not(base: Base, root: Path) -> None:
    case = base.teaching_cases["unknown-effect"]
    cells = " ".join(cell for row in case.exhibits[0].rows for cell in row)
    given = set(re.findall(r"\d+", f"{cells} {' '.join(case.story)}"))
    assert {"40", "14", "66", "88"} <= given
    page = (root / "cases/case-roskachestvo.md").read_text("utf-8")
    assert given <= set(re.findall(r"\d+", page))


def test_no_story_tells_what_the_teacher_tells_last(base: Base) -> None:
    for case in base.teaching_cases.values():
        sheet = " ".join((*case.story, case.decision, *(task.ask for task in case.tasks)))
        ends = [each.strip() for each in re.split(r"[.;:]", case.outcome) if each.strip()]
        assert not [each for each in ends if each in sheet]
