"""What can be wrong with a question that is answered by a few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.kind import QuestionRule
from methodbook.questions.short.scoring import fold, is_near
from methodbook.questions.typed import ANSWER_IN_STEM
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Choices, Feedback, ToldFinding
    from methodbook.questions.short.model import ShortAnswer


def list_choices(question: ShortAnswer) -> Iterator[Choices]:
    """No form may be written twice, nor be right and wrong."""
    wrong = (each.text for each in question.wrong)
    yield ("answers",), (*question.spellings, *wrong)


def list_feedback(question: ShortAnswer) -> Iterator[Feedback]:
    """What is said of each wrong answer that is expected."""
    for index, each in enumerate(question.wrong):
        yield ("wrong", index), each.feedback, each.text


def _find_empty(question: ShortAnswer) -> Iterator[ToldFinding]:
    for index, answer in enumerate(question.answers):
        for form in answer.spellings:
            if not fold(question, form):
                yield (
                    ("answers", index),
                    Sentence("what", answer=form),
                    form,
                )


EMPTY = Rule("E417")

LETTERS_A_SLIP = 5
"""So many letters of an answer are needed for each slip that it forgives."""


def _find_lax(question: ShortAnswer) -> Iterator[ToldFinding]:
    for index, answer in enumerate(question.answers):
        path = ("answers", index, "typos")
        for form in answer.spellings:
            folded = fold(question, form)
            if answer.typos and len(folded) < LETTERS_A_SLIP * answer.typos:
                yield path, Sentence("short", answer=form, count=answer.typos), ""
            for each in question.wrong:
                if answer.typos and is_near(folded, fold(question, each.text), answer.typos):
                    said = Sentence("near", mistake=each.text, answer=form)
                    yield path, said, ""


LAX = Rule("E418")


def _find_given_away(question: ShortAnswer) -> Iterator[ToldFinding]:
    words = " ".join(re.findall(r"[\w-]+", fold(question, question.prompt)))
    for index, answer in enumerate(question.answers):
        for form in answer.spellings:
            if f" {fold(question, form)} " in f" {words} ":
                yield ("answers", index), Sentence("what", answer=form), form
                break


RULES = (
    QuestionRule(EMPTY, _find_empty),
    QuestionRule(LAX, _find_lax),
    QuestionRule(ANSWER_IN_STEM, _find_given_away),
)
