import random

import pytest

from methodbook.model.origin import Basis
from methodbook.model.selfcheck import ALL, Decision
from methodbook.practice.answers import keep_counted, list_complete, list_open
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.selfcheck import Judge, Result
from methodbook.practice.survey import Survey, find_survey
from tests.practice.specification import COMPLETE_SETS, Outcome, expect

COMPANY = {
    "object": "company",
    "interest": "grows",
    "exchange": "none",
    "debt": "low",
    "resources": "enough",
    "mind-boss": "accept",
    "mind-people": "accept",
    "mind-goal": "accept",
    "leader": "starts",
}
DIVISION = {key: value for key, value in COMPANY.items() if key != "leader"} | {
    "object": "division",
    "has-council": "no",
    "powers": "yes",
    "cover": "yes",
}


def outline(result: Result) -> Outcome:
    """The part of a result that is specified."""
    tools = {tool: each.status for tool, each in result.tools.items()}
    explanation = frozenset(rule.id for rule in result.fired)
    return Outcome(result.verdict, result.difficulty, tools, explanation)


@pytest.mark.parametrize("number", range(1, 20))
def test_an_example_company_gets_its_verdict(judge: Judge, number: int) -> None:
    example = judge.check.examples[number - 1]
    assert example.id == f"P{number:02}"
    found = assess(judge, example.answers)
    assert not found.open
    assert found.verdict in example.expect.verdict
    assert not example.expect.difficulty or found.difficulty in example.expect.difficulty
    for expected in example.expect.tools:
        for tool in judge.check.tools if ALL in expected.any_of else expected.any_of:
            assert found.tools[tool][0] in expected.status, tool


def test_every_complete_set_of_answers_gets_what_the_specification_says(judge: Judge) -> None:
    count = 0
    for answers in list_complete(judge.check):
        assert outline(judge.evaluate(answers)) == expect(answers, judge.check.tools), answers
        count += 1
    assert count == COMPLETE_SETS


def test_a_better_answer_never_makes_anything_worse_and_everything_is_needed(
    judge: Judge,
) -> None:
    idle = tuple(
        (question.id, answer.id)
        for question in judge.check.questions
        for answer in question.answers
        if answer.informational
    )
    assert find_survey(judge) == Survey(frozenset(), (), idle, ())


def test_the_order_of_rules_and_of_answers_does_not_matter(judge: Judge) -> None:
    chance = random.Random(5)  # noqa: S311 -- a shuffle, not a secret
    sets = chance.sample(list(list_complete(judge.check)), 300)
    rules = list(judge.check.rules)
    for _ in range(3):
        chance.shuffle(rules)
        shuffled = Judge(judge.check.model_copy(update={"rules": tuple(rules)}))
        for answers in sets:
            items = list(answers.items())
            chance.shuffle(items)
            assert outline(shuffled.evaluate(dict(items))) == outline(judge.evaluate(answers))


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({}, []),
        ({"interest": "indifferent"}, ["indifferent", "indifferent-tools"]),
        ({"exchange": "part"}, ["exchange-part"]),
        ({"resources": "scarce"}, ["resources-scarce", "resources-scarce-duplication"]),
        ({"leader": "against", "mind-boss": "reject"}, ["mind-boss-rejected", "leader-against"]),
    ],
)
def test_the_explanation_is_the_list_of_rules_that_fired(
    judge: Judge, answers: dict[str, str], rules: list[str]
) -> None:
    assert [rule.id for rule in judge.find_fired(COMPANY | answers)] == rules


def test_the_reasons_of_a_tool_are_the_rules_that_put_it_where_it_is(judge: Judge) -> None:
    scarce = COMPANY | {"resources": "scarce"}
    assert judge.evaluate(scarce).tools["duplication"].reasons == ("resources-scarce-duplication",)
    rejected = judge.evaluate(scarce | {"mind-goal": "reject"}).tools
    assert rejected["duplication"].reasons == ("mind-goal-rejected",)
    assert judge.evaluate(COMPANY).tools["duplication"].reasons == ()


def test_our_reading_is_never_given_out_as_the_word_of_the_source(judge: Judge) -> None:
    inferred = {rule.id for rule in judge.check.rules if rule.basis is Basis.INFERENCE}
    assert inferred == {
        "indifferent-tools",
        "exchange-all-value",
        "exchange-part",
        "debt-creditors-tools",
        "debt-short-tools",
        "resources-scarce-duplication",
        "leader-against",
    }


@pytest.mark.parametrize(
    ("answers", "remarks"),
    [
        (COMPANY, set()),
        (COMPANY | {"interest": "indifferent"}, {"goal-without-interest"}),
        (COMPANY | {"interest": "zero-sum"}, {"goal-without-interest"}),
        (COMPANY | {"interest": "zero-sum", "mind-goal": "reject"}, set()),
        (COMPANY | {"mind-boss": "reject"}, {"starts-without-letting-go"}),
        (COMPANY | {"mind-boss": "reject", "leader": "afraid"}, set()),
        (DIVISION | {"cover": "no"}, {"powers-without-cover"}),
        (DIVISION | {"cover": "no", "powers": "no"}, set()),
    ],
)
def test_answers_that_contradict_each_other_are_remarked(
    judge: Judge, answers: dict[str, str], remarks: set[str]
) -> None:
    assert {remark.id for remark in assess(judge, answers).remarks} == remarks


def test_answers_to_questions_that_are_not_asked_do_not_count(applicability: Decision) -> None:
    odd = COMPANY | {"debt-fear": "yes", "powers": "no"}
    assert keep_counted(applicability, odd) == COMPANY
    assert list_open(applicability, odd) == ()


@pytest.mark.parametrize(
    ("answers", "changes"),
    [
        ({}, []),
        ({"interest": "zero-sum"}, [{"interest": "indifferent"}]),
        ({"mind-boss": "reject"}, [{"mind-boss": "accept"}]),
        (
            {"mind-boss": "reject", "leader": "against"},
            [{"mind-boss": "accept", "leader": "afraid"}],
        ),
        ({"mind-boss": "reject", "mind-people": "reject", "mind-goal": "reject"}, []),
    ],
)
def test_the_smallest_changes_of_the_verdict_are_found(
    judge: Judge, answers: dict[str, str], changes: list[dict[str, str]]
) -> None:
    found = find_changes(judge, COMPANY | answers)
    assert [dict(change.answers) for change in found] == changes
