"""Boxes against counting out: on small self-checks made by chance both must say the same."""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from methodbook.model.finding import Place
from methodbook.model.selfcheck import Decision
from methodbook.practice.answers import fill, fits, list_complete
from methodbook.practice.cubes import count_complete, list_telling
from methodbook.practice.selfcheck import Judge
from methodbook.practice.survey import find_survey

LEVELS = [{"id": name, "name": name} for name in ("good", "fair", "bad")]


def make_check(seed: int) -> Decision:
    """A small self-check: random questions, some asked only after others, and random rules."""
    chance = random.Random(seed)  # noqa: S311 -- test data, not a secret
    questions: list[dict[str, object]] = []
    choices: dict[str, list[str]] = {}
    for number in range(chance.randint(2, 5)):
        answers = [f"a{each}" for each in range(chance.randint(2, 3))]
        questions.append(
            {
                "id": f"q{number}",
                "text": "?",
                "unordered": chance.random() < 0.2,
                "asked_when": make_cube(chance, choices) if chance.random() < 0.4 else {},
                "answers": [{"id": answer, "text": "!", "example": "!"} for answer in answers],
            }
        )
        choices[f"q{number}"] = answers
    rules = [make_rule(chance, choices, number) for number in range(chance.randint(1, 6))]
    table = {"version": 1, "date": "2026-01-01", "questions": choices}
    return Decision.model_validate(
        {
            "written": Place(file="x.yml"),
            "id": "x",
            "kind": "decision",
            "title": "x",
            "lead": "x",
            "versions": [table],
            "questions": questions,
            "scales": {"verdict": LEVELS, "difficulty": LEVELS, "tool": LEVELS},
            "tools": ["spade", "rake"],
            "rules": rules,
        }
    )


def make_cube(chance: random.Random, choices: dict[str, list[str]]) -> dict[str, list[str]]:
    names = chance.sample(sorted(choices), min(len(choices), chance.randint(1, 2)))
    return {
        name: chance.sample(choices[name], chance.randint(1, len(choices[name]) - 1))
        for name in names
    }


def make_rule(
    chance: random.Random, choices: dict[str, list[str]], number: int
) -> dict[str, object]:
    level = chance.choice(["fair", "bad", None])
    tool = chance.choice(["spade", "rake", "all"])
    return {
        "id": f"r{number}",
        "when": make_cube(chance, choices),
        "verdict": level,
        "difficulty": chance.choice(["fair", "bad", None]),
        "tools": {chance.choice(["fair", "bad"]): [tool]} if chance.random() < 0.6 else {},
        "informational": chance.random() < 0.1,
        "why": "!",
        "instead": "!",
        "lifts_if": "!",
    }


def change(check: Decision, answers: dict[str, str], question: str, answer: str) -> dict[str, str]:
    return fill(check, {**answers, question: answer}, best=False)


def list_pairs(check: Decision, question: str) -> list[tuple[str, str]]:
    found = check.find_question(question)
    assert found
    ids = [each.id for each in found.answers]
    return [] if found.unordered else list(pairwise(ids))


def count_out(check: Decision) -> tuple[object, ...]:
    """The survey by walking over every complete set of answers."""
    judge, every = Judge(check), list(list_complete(check))

    def weigh(answers: dict[str, str]) -> int:
        return judge.join(judge.find_fired(answers))

    live, idle, reversed_ = set(), set(), set()
    for question in check.questions:
        idle |= {(question.id, answer.id) for answer in question.answers[1:]}
    for answers in every:
        fired = judge.find_fired(answers)
        for rule in fired:
            others = judge.join(other for other in fired if other is not rule)
            if rule.informational or others != judge.join(fired):
                live.add(rule.id)
        for question in check.questions:
            given = answers.get(question.id)
            first = question.answers[0].id
            if given and weigh(answers) != weigh(change(check, answers, question.id, first)):
                idle.discard((question.id, given))
            for better, answer in list_pairs(check, question.id):
                there = weigh(change(check, answers, question.id, better))
                if given == answer and there & ~weigh(answers):
                    reversed_.add((question.id, answer))
    reached = {judge.evaluate(answers).verdict for answers in every}
    return (
        {rule.id for rule in check.rules} - live,
        {level["id"] for level in LEVELS} - reached,
        idle,
        reversed_,
    )


@pytest.mark.parametrize("seed", range(150))
def test_a_survey_by_boxes_finds_what_counting_out_finds(seed: int) -> None:
    check = make_check(seed)
    found = find_survey(Judge(check))
    assert count_out(check) == (
        set(found.dead),
        set(found.unreachable),
        set(found.idle),
        {(each.question, each.answer) for each in found.reversals},
    )
    assert count_complete(check) == len(list(list_complete(check)))


@pytest.mark.parametrize("seed", range(50))
def test_the_telling_sets_show_every_way_in_which_cubes_can_fit(seed: int) -> None:
    check = make_check(seed)
    cubes = [rule.when for rule in check.rules[:2]]

    def describe(sets: Iterator[dict[str, str]]) -> set[tuple[bool, ...]]:
        return {tuple(fits(cube, answers) for cube in cubes) for answers in sets}

    telling = list(list_telling(check, cubes))
    assert describe(iter(telling)) == describe(list_complete(check))
    assert all(answers in list_complete(check) for answers in telling)
