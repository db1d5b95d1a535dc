"""What holds for every complete set of answers: the questions a checker asks of a self-check.

Each function walks all sets, and stops as soon as nothing is left to prove.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from methodbook.practice.answers import Answers, fill, list_complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.selfcheck import Decision, Question
    from methodbook.practice.selfcheck import Judge


@dataclass(frozen=True)
class Reversal:
    """A better answer that makes something worse: the rules are not monotone there."""

    question: str
    answer: str
    better: str
    answers: Answers


def find_dead_rules(judge: Judge) -> frozenset[str]:
    """Rules that no set of answers needs: they never fire, or others always say as much."""
    unproven = {rule.id for rule in judge.check.rules if not rule.informational}
    silent = {rule.id for rule in judge.check.rules if rule.informational}
    for answers in list_complete(judge.check):
        if not unproven and not silent:
            break
        fired = judge.find_fired(answers)
        silent -= {rule.id for rule in fired}
        for rule in fired:
            if rule.id in unproven:
                others = judge.join(other for other in fired if other is not rule)
                if others != judge.join(fired):
                    unproven.discard(rule.id)
    return frozenset(unproven | silent)


def find_unreachable(judge: Judge) -> tuple[str, ...]:
    """Verdicts that no set of answers leads to, best first."""
    verdicts = [level.id for level in judge.check.scales.verdict]
    missing = set(verdicts)
    for answers in list_complete(judge.check):
        if not missing:
            break
        missing.discard(judge.read_verdict(judge.join(judge.find_fired(answers))))
    return tuple(verdict for verdict in verdicts if verdict in missing)


def find_idle_answers(judge: Judge) -> tuple[tuple[str, str], ...]:
    """Answers that never make a difference from the first answer to their question."""
    idle = {
        (question.id, answer.id)
        for question in judge.check.questions
        for answer in question.answers[1:]
    }
    for answers in list_complete(judge.check):
        if not idle:
            break
        here = judge.join(judge.find_fired(answers))
        for question in judge.check.questions:
            pair = (question.id, answers.get(question.id, ""))
            if pair in idle and here != _join(judge, answers, question, question.answers[0].id):
                idle.discard(pair)
    order = [(each.id, answer.id) for each in judge.check.questions for answer in each.answers]
    return tuple(pair for pair in order if pair in idle)


def find_reversals(judge: Judge) -> Iterator[Reversal]:
    """Better answers that make something worse; each answer is told once."""
    every = list(list_complete(judge.check))
    table = {frozenset(each.items()): judge.join(judge.find_fired(each)) for each in every}
    for question in judge.check.questions:
        if question.unordered:
            continue
        for better, answer in pairwise(answer.id for answer in question.answers):
            for answers in every:
                if answers.get(question.id) != answer:
                    continue
                here = table[frozenset(answers.items())]
                there = table[frozenset(_change(judge.check, answers, question, better).items())]
                if there & ~here:
                    yield Reversal(question.id, answer, better, answers)
                    break


def _join(judge: Judge, answers: Answers, question: Question, answer: str) -> int:
    return judge.join(judge.find_fired(_change(judge.check, answers, question, answer)))


def _change(check: Decision, answers: Answers, question: Question, answer: str) -> Answers:
    """*answers* with one of them changed; a question that this opens gets its worst answer."""
    changed = {**answers, question.id: answer}
    if any(question.id in other.asked_when for other in check.questions):
        return fill(check, changed, best=False)
    return changed
