import random
from collections.abc import Sequence

import pytest

from methodbook.model.origin import Basis
from methodbook.model.selfcheck import (
    ALL,
    MOST_STEPS,
    Cube,
    Decision,
    PlannedStep,
    Restriction,
)
from methodbook.practice.answers import fill, keep_counted, list_open
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.cubes import BitCube, Space, count_complete, meet, subtract, subtract_all
from methodbook.practice.plan import Chosen, make_plan, tell_headline
from methodbook.practice.selfcheck import Judge, Result
from tests.content.selfchecks.specification import (
    COMPLETE_SETS,
    Outcome,
    Step,
    expect,
    list_cubes,
    list_steps,
)

COMPANY = {
    "object": "company",
    "size": "more",
    "motive": "income",
    "payer": "same",
    "leaving": "freely",
    "harm": "none",
    "exchange": "none",
    "debt": "low",
    "resources": "enough",
    "handed-decision": "stands",
    "last-mistake": "kept",
    "last-clash": "client",
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


def test_every_example_company_gets_its_verdict_and_its_plan(judge: Judge) -> None:
    assert [each.id for each in judge.check.examples] == [f"P{each:02}" for each in range(1, 35)]
    for example in judge.check.examples:
        found = assess(judge, example.answers)
        assert not found.open, example.id
        assert found.verdict in example.expect.verdict, example.id
        grades = example.expect.difficulty
        assert not grades or found.difficulty in grades, example.id
        for expected in example.expect.tools:
            for tool in judge.check.tools if ALL in expected.any_of else expected.any_of:
                assert found.tools[tool][0] in expected.status, (example.id, tool)
        plan = tuple(chosen.step.id for chosen in make_plan(judge.check, found))
        assert example.expect.plan in {None, plan}, example.id


def covers(space: Space, cubes: Sequence[Cube], others: Sequence[Cube]) -> bool:
    """Whether every complete set that fits one of *cubes* fits one of *others*."""
    boxes = [space.write(cube) for cube in others]
    held = (meet(branch, space.write(cube)) for cube in cubes for branch in space.branches)
    return all(subtract_all(part, boxes) is None for part in held if part)


def list_takers(check: Decision, step: Step) -> list[Cube]:
    """The conditions of the rules that go down to *step* or further."""
    return [rule.when for rule in check.rules if reaches(check, rule, step)]


def reaches(check: Decision, rule: Restriction, step: Step) -> bool:
    tool, level = step
    if tool is None:
        levels = [each.id for each in (*check.scales.verdict, *check.scales.difficulty)]
        named = [name for name in (rule.verdict, rule.difficulty) if name]
        scales = (check.scales.verdict, check.scales.difficulty)
        scale = next(
            [each.id for each in scale] for scale in scales if level in {x.id for x in scale}
        )
        assert level in levels
        return any(scale.index(name) >= scale.index(level) for name in named if name in scale)
    statuses = [each.id for each in check.scales.tool]
    return any(
        statuses.index(status) >= statuses.index(level) and {ALL, tool} & set(named)
        for status, named in rule.tools.items()
    )


def test_every_complete_set_of_answers_gets_what_the_specification_says(judge: Judge) -> None:
    """All 43,868,161 of them.

    A step of a scale is taken where one of some cubes fits, in the product as in the
    specification. Both unions are the same sets of answers when each covers the other; that is
    decided by subtracting boxes, and no set is left out.
    """
    check, space = judge.check, Space(judge.check)
    assert count_complete(check) == COMPLETE_SETS
    steps = list_steps(check.tools)
    assert len(steps) == 4 + 2 + 32 * 4
    for step in steps:
        own, specified = list_takers(check, step), list_cubes(step)
        assert covers(space, own, specified), step
        assert covers(space, specified, own), step


def test_the_evaluation_joins_the_rules_as_the_specification_does(judge: Judge) -> None:
    chance = random.Random(7)  # noqa: S311 -- test data, not a secret
    for _ in range(1500):
        answers = make_answers(judge.check, chance)
        assert outline(judge.evaluate(answers)) == expect(answers, judge.check.tools), answers


def test_a_plan_follows_from_every_complete_set_of_answers(judge: Judge) -> None:
    """At least one step, whatever is answered: some place is taken in every complete set.

    A step suits where its condition fits and no rule closes an entry of it; without the boxes of
    the steps nothing is left of the complete sets.
    """
    check, space = judge.check, Space(judge.check)
    (first, *_) = check.plan
    assert set(first.verdicts) == {level.id for level in check.scales.verdict}
    suits = [part for step in first.choices for part in list_suiting(check, space, step)]
    assert all(subtract_all(branch, suits) is None for branch in space.branches)
    assert len(check.plan) <= MOST_STEPS


def list_suiting(check: Decision, space: Space, step: PlannedStep) -> list[BitCube]:
    """The complete sets in which *step* may be done, as boxes."""
    bad = {level.id for level in check.scales.tool if level.tone == "bad"}
    closing = [
        space.write(rule.when)
        for rule in check.rules
        for status, named in rule.tools.items()
        if (status in bad and (ALL in named and set(step.entries) & set(check.tools)))
        or (status in bad and set(step.entries) & set(named))
    ]
    parts = [space.write(step.when)]
    for box in closing:
        parts = [rest for part in parts for rest in subtract(part, box)]
    return parts


def test_every_answer_is_told_in_the_plan(judge: Judge) -> None:
    """So two different sets of answers never have the same plan.

    Each answer but the first to its question either fires a rule that looks at it alone, and
    every rule that fires stands behind a step, or calls up a proviso of a place.
    """
    check = judge.check
    told = [rule.when for rule in check.rules]
    told += [proviso.when for slot in check.plan for proviso in slot.provisos]
    for question in check.questions:
        first, *others = question.answers
        marks = {
            answer.id: {n for n, cube in enumerate(told) if answer.id in cube.get(question.id, ())}
            for answer in question.answers
        }
        if question.id not in {"object", "leader", "has-council", "debt", "key-client"}:
            assert not {n for n in marks[first.id] if len(told[n]) == 1}, question.id
        alone = [{n for n in marks[each.id] if len(told[n]) == 1} for each in others]
        assert question.id == "object" or all(alone), question.id
        assert question.id == "object" or len({frozenset(each) for each in alone}) == len(alone)


def test_one_changed_answer_changes_the_plan_or_its_reasons(judge: Judge) -> None:
    chance = random.Random(11)  # noqa: S311 -- test data, not a secret
    for _ in range(400):
        answers = make_answers(judge.check, chance)
        question = chance.choice([each for each in judge.check.questions if each.id in answers])
        other = chance.choice(
            [each.id for each in question.answers if each.id != answers[question.id]]
        )
        changed = fill(judge.check, {**answers, question.id: other}, best=False)
        before, after = (assess(judge, each) for each in (answers, changed))
        plans = [show(make_plan(judge.check, each)) for each in (before, after)]
        if before.verdict not in {"none", "out-of-scope"} or before.verdict != after.verdict:
            assert plans[0] != plans[1], (answers, question.id, other)


def show(plan: Sequence[Chosen]) -> list[object]:
    """What a reader of a plan can tell."""
    return [
        (each.step.id, each.because, [proviso.text for proviso in each.provisos]) for each in plan
    ]


def test_a_plan_keeps_to_the_rules_and_to_the_order_of_the_stages(judge: Judge) -> None:
    chance = random.Random(13)  # noqa: S311 -- test data, not a secret
    bad = {level.id for level in judge.check.scales.tool if level.tone == "bad"}
    sets = [make_answers(judge.check, chance) for _ in range(400)]
    for answers in [*sets, *(each.answers for each in judge.check.examples)]:
        found = assess(judge, answers)
        plan = make_plan(judge.check, found)
        assert 1 <= len(plan) <= MOST_STEPS
        assert len({each.step.id for each in plan}) == len(plan)
        entries = [entry for each in plan for entry in each.step.entries]
        assert not [each for each in entries if each in found.tools and found.tools[each][0] in bad]
        stages = [entry for entry in entries if entry.startswith("stage-")]
        assert stages == sorted(stages)
        assert all(each.because for each in plan)
        named = {name for each in plan for name in each.because}
        assert named <= {*answers, *(rule.id for rule in found.fired)}
        assert {rule.id for rule in found.fired} <= named


def test_an_open_question_never_lets_a_step_in_that_its_answer_may_close(judge: Judge) -> None:
    found = assess(judge, {"object": "company", "harm": "most", "motive": "none"})
    assert found.open
    plan = make_plan(judge.check, found)
    worst = found.range.worst.tools if found.range else {}
    bad = {level.id for level in judge.check.scales.tool if level.tone == "bad"}
    assert plan or found.verdict is None
    assert not [entry for each in plan for entry in each.step.entries if worst.get(entry) in bad]


def test_the_headline_says_the_difficulty_and_what_weighs(judge: Judge) -> None:
    hard = COMPANY | {"debt": "high", "debt-fear": "yes", "debt-risk": "no"}
    found = assess(judge, hard | {"debt-creditors": "no", "debt-short": "no"})
    assert tell_headline(judge.check, found) == (
        "Применима, но сейчас очень трудно: первое лицо отвечает по долгам лично."
    )
    chance = random.Random(17)  # noqa: S311 -- test data, not a secret
    for _ in range(300):
        told = tell_headline(judge.check, assess(judge, make_answers(judge.check, chance)))
        assert told
        assert ": ." not in told


def make_answers(check: Decision, chance: random.Random) -> dict[str, str]:
    """A complete set of answers by chance."""
    return keep_counted(
        check, {each.id: chance.choice(each.answers).id for each in check.questions}
    )


def test_the_order_of_rules_and_of_answers_does_not_matter(judge: Judge) -> None:
    chance = random.Random(5)  # noqa: S311 -- a shuffle, not a secret
    sets = [make_answers(judge.check, chance) for _ in range(300)]
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
        ({"motive": "none"}, ["indifferent", "indifferent-tools"]),
        ({"exchange": "part"}, ["exchange-part"]),
        ({"resources": "scarce"}, ["resources-scarce", "resources-scarce-duplication"]),
        (
            {"leader": "against", "handed-decision": "reserved"},
            ["mind-boss-rejected", "leader-against"],
        ),
    ],
)
def test_the_explanation_is_the_list_of_rules_that_fired(
    judge: Judge, answers: dict[str, str], rules: list[str]
) -> None:
    assert [rule.id for rule in judge.find_fired(COMPANY | answers)] == rules


def test_the_reasons_of_a_tool_are_the_rules_that_put_it_where_it_is(judge: Judge) -> None:
    scarce = COMPANY | {"resources": "scarce"}
    assert judge.evaluate(scarce).tools["duplication"].reasons == ("resources-scarce-duplication",)
    rejected = judge.evaluate(scarce | {"last-clash": "always"}).tools
    assert rejected["duplication"].reasons == ("mind-goal-rejected",)
    assert judge.evaluate(COMPANY).tools["duplication"].reasons == ()


def test_our_reading_is_never_given_out_as_the_word_of_the_source(judge: Judge) -> None:
    of_source = {rule.id for rule in judge.check.rules if rule.basis is Basis.SOURCE}
    assert of_source == {
        *("holding", "zero-sum", "indifferent", "exchange-all", "debt-high", "debt-creditors"),
        *("debt-risk", "debt-short", "debt-fear", "resources-scarce", "mind-boss-rejected"),
        *("mind-people-rejected", "mind-goal-rejected", "leader-afraid", "no-council"),
        *("no-powers", "no-cover"),
    }
    inferred = [rule for rule in judge.check.rules if rule.basis is Basis.INFERENCE]
    assert all(rule.reason for rule in inferred)


@pytest.mark.parametrize(
    ("answers", "remarks"),
    [
        (COMPANY, set()),
        (COMPANY | {"motive": "none"}, {"goal-without-interest"}),
        (COMPANY | {"motive": "none", "last-clash": "always"}, set()),
        (COMPANY | {"harm": "most"}, {"income-from-harm", "leaves-but-cannot"}),
        (COMPANY | {"handed-decision": "reserved"}, {"starts-without-letting-go"}),
        (COMPANY | {"handed-decision": "reserved", "leader": "afraid"}, set()),
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
        ({"harm": "all"}, [{"harm": "most"}]),
        ({"handed-decision": "reserved"}, [{"handed-decision": "undone"}]),
        (
            {"handed-decision": "reserved", "leader": "against"},
            [{"handed-decision": "undone", "leader": "afraid"}],
        ),
        (
            {"handed-decision": "reserved", "last-mistake": "planned", "last-clash": "always"},
            [],
        ),
    ],
)
def test_the_smallest_changes_of_the_verdict_are_found(
    judge: Judge, answers: dict[str, str], changes: list[dict[str, str]]
) -> None:
    found = find_changes(judge, COMPANY | answers)
    assert [dict(change.answers) for change in found] == changes
