import random

import pytest

from methodbook.model.selfcheck import ALL, Decision
from methodbook.practice.answers import keep_counted, list_complete, list_open
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.selfcheck import Judge, Result
from methodbook.practice.survey import Survey, find_survey
from tests.practice.reference import expect

PLOT = {"place": "plot", "light": "sun", "soil": "loam", "water": "near", "owner": "starts"}
FAR = PLOT | {"water": "far", "water-carry": "no", "water-dry": "no"}
COMPLETE_SETS = 226


def outline(result: Result) -> tuple[str, str | None, dict[str, str], list[str]]:
    """The part of a result that the reference computes as well."""
    tools = {tool: each.status for tool, each in result.tools.items()}
    return result.verdict, result.difficulty, tools, [rule.id for rule in result.fired]


@pytest.mark.parametrize("number", range(1, 9))
def test_an_example_gets_the_verdict_it_expects(judge: Judge, number: int) -> None:
    example = judge.check.examples[number - 1]
    assert example.id == f"P{number:02}"
    found = assess(judge, example.answers)
    assert not found.open
    assert found.verdict in example.expect.verdict
    assert not example.expect.difficulty or found.difficulty in example.expect.difficulty
    for expected in example.expect.tools:
        for tool in judge.check.tools if ALL in expected.any_of else expected.any_of:
            assert found.tools[tool][0] in expected.status, tool


def test_every_complete_set_of_answers_takes_the_worst_of_every_rule_that_fits(
    judge: Judge,
) -> None:
    count = 0
    for answers in list_complete(judge.check):
        assert outline(judge.evaluate(answers)) == expect(judge.check, answers), answers
        count += 1
    assert count == COMPLETE_SETS


def test_a_better_answer_never_makes_anything_worse_and_everything_is_needed(
    judge: Judge,
) -> None:
    assert find_survey(judge) == Survey(
        dead=frozenset(), unreachable=(), idle=(("soil", "mixed"),), reversals=()
    )


def survey(check: Decision, name: str, **changes: object) -> Survey:
    """What is wrong with the check when one of its rules is changed."""
    rules = [rule.model_copy(update=changes) if rule.id == name else rule for rule in check.rules]
    return find_survey(Judge(check.model_copy(update={"rules": tuple(rules)})))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("rock", {"verdict": None, "tools": {"works": ("grafting",)}}),
        ("dry", {"when": {"water-dry": ("yes",), "water": ("near",)}}),
        ("mixed", {"when": {"soil": ("mixed",), "place": ("village",)}}),
    ],
)
def test_a_rule_that_adds_nothing_to_others_is_dead(
    planting: Decision, name: str, changes: dict[str, object]
) -> None:
    assert survey(planting, name, **changes).dead == {name}


def test_an_answer_that_changes_nothing_is_idle(planting: Decision) -> None:
    idle = survey(planting, "alone", difficulty=None, tools={}).idle
    assert idle == (("soil", "mixed"), ("garden", "no"))


def test_a_verdict_that_no_rule_gives_is_unreachable(planting: Decision) -> None:
    assert survey(planting, "rock", verdict=None).unreachable == ("partial",)


def test_a_better_answer_that_is_restricted_more_is_told_with_the_answers(
    planting: Decision,
) -> None:
    (found,) = survey(planting, "afraid", when={"owner": ("starts",)}).reversals
    assert (found.question, found.answer, found.better) == ("owner", "afraid", "starts")
    assert found.answers["owner"] == "afraid"


def test_the_order_of_rules_and_of_answers_does_not_matter(judge: Judge) -> None:
    chance = random.Random(5)  # noqa: S311 -- a shuffle, not a secret
    rules = list(judge.check.rules)
    for _ in range(3):
        chance.shuffle(rules)
        shuffled = Judge(judge.check.model_copy(update={"rules": tuple(rules)}))
        for answers in list_complete(judge.check):
            items = list(answers.items())
            chance.shuffle(items)
            one, other = outline(shuffled.evaluate(dict(items))), outline(judge.evaluate(answers))
            assert one[:3] == other[:3]
            assert sorted(one[3]) == sorted(other[3])


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        (PLOT, []),
        (PLOT | {"light": "shade"}, ["shade", "shade-tools"]),
        (PLOT | {"soil": "mixed"}, ["mixed"]),
        (FAR, ["far"]),
        (FAR | {"water-dry": "yes", "owner": "against"}, ["far", "dry", "against"]),
    ],
)
def test_the_explanation_is_the_list_of_rules_that_fired(
    judge: Judge, answers: dict[str, str], rules: list[str]
) -> None:
    assert [rule.id for rule in judge.find_fired(answers)] == rules


def test_the_reasons_of_a_tool_are_the_rules_that_put_it_where_it_is(judge: Judge) -> None:
    dry = FAR | {"water-dry": "yes"}
    assert judge.evaluate(dry).tools["grafting"].reasons == ("dry",)
    assert judge.evaluate(dry | {"owner": "against"}).tools["grafting"].reasons == ("against",)
    assert judge.evaluate(dry | {"soil": "rock"}).tools["watering"].reasons == (
        "rock-watering",
        "dry",
    )
    assert judge.evaluate(PLOT).tools["grafting"].reasons == ()


@pytest.mark.parametrize(
    ("answers", "remarks"),
    [
        (PLOT, set()),
        (PLOT | {"light": "dark"}, {"starts-in-the-dark"}),
        (PLOT | {"light": "dark", "owner": "afraid"}, set()),
        (FAR | {"water-carry": "yes", "water-dry": "yes"}, {"carry-what-is-dry"}),
        (PLOT | {"water-carry": "yes", "water-dry": "yes"}, set()),
    ],
)
def test_answers_that_contradict_each_other_are_remarked(
    judge: Judge, answers: dict[str, str], remarks: set[str]
) -> None:
    assert {remark.id for remark in assess(judge, answers).remarks} == remarks


def test_answers_to_questions_that_are_not_asked_do_not_count(planting: Decision) -> None:
    odd = PLOT | {"water-dry": "yes", "garden": "no"}
    assert keep_counted(planting, odd) == PLOT
    assert list_open(planting, odd) == ()


@pytest.mark.parametrize(
    ("answers", "changes"),
    [
        (PLOT, []),
        (PLOT | {"light": "dark"}, [{"light": "shade"}]),
        (PLOT | {"owner": "against"}, [{"owner": "afraid"}]),
        (
            PLOT | {"light": "shade", "owner": "against"},
            [{"light": "sun", "owner": "afraid"}],
        ),
        ({"place": "village"}, []),
    ],
)
def test_the_smallest_changes_of_the_verdict_are_found(
    judge: Judge, answers: dict[str, str], changes: list[dict[str, str]]
) -> None:
    found = find_changes(judge, answers)
    assert [dict(change.answers) for change in found] == changes
