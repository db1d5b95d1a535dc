"""Answers to the questions of a self-check: which are asked, which count, which are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.model.selfcheck import CheckQuestion, Cube, Decision

Answers: TypeAlias = "Mapping[str, str]"


def fits(cube: Cube, answers: Answers) -> bool:
    """Tell whether every question of *cube* has one of the answers it wants."""
    return all(answers.get(question) in wanted for question, wanted in cube.items())


def keep_counted(check: Decision, answers: Answers) -> dict[str, str]:
    """The answers that count: their question is asked, given the answers that count before it."""
    counted: dict[str, str] = {}
    for question in check.questions:
        if question.id in answers and fits(question.asked_when, counted):
            counted[question.id] = answers[question.id]
    return counted


def list_open(check: Decision, answers: Answers) -> tuple[CheckQuestion, ...]:
    """The questions that are asked and not answered."""
    counted = keep_counted(check, answers)
    return tuple(
        question
        for question in check.questions
        if question.id not in counted and fits(question.asked_when, counted)
    )


def list_complete(check: Decision) -> Iterator[dict[str, str]]:
    """Every complete set of answers, in the order of questions and answers."""
    yield from _complete(check, 0, {})


def _complete(check: Decision, index: int, answers: dict[str, str]) -> Iterator[dict[str, str]]:
    if index == len(check.questions):
        yield answers
        return
    question = check.questions[index]
    if not fits(question.asked_when, answers):
        yield from _complete(check, index + 1, answers)
        return
    for answer in question.answers:
        yield from _complete(check, index + 1, {**answers, question.id: answer.id})


def fill(check: Decision, answers: Answers, *, best: bool) -> dict[str, str]:
    """Answer every open question with its best or its worst answer."""
    counted = keep_counted(check, answers)
    filled: dict[str, str] = {}
    for question in check.questions:
        if fits(question.asked_when, filled):
            default = question.answers[0 if best else -1].id
            filled[question.id] = counted.get(question.id, default)
    return filled


def settle_unordered(check: Decision, answers: Answers) -> Iterator[dict[str, str]]:
    """*answers* once for each answer to an open question whose answers have no order."""
    for question in list_open(check, answers):
        if question.unordered:
            for answer in question.answers:
                yield from settle_unordered(check, {**answers, question.id: answer.id})
            return
    yield keep_counted(check, answers)
