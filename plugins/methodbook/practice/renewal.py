"""Answers to questions that are no longer asked, read as answers to the questions of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from methodbook.model.selfcheck import Decision, Replaced
    from methodbook.practice.answers import Answers


@dataclass(frozen=True)
class Renewal:
    """Answers of today, and which former questions they came from."""

    answers: Mapping[str, str]
    former: tuple[Replaced, ...]
    origins: Mapping[str, str]
    """Question of today -> the former question whose answer it was read from."""


def renew(check: Decision, answers: Answers) -> Renewal:
    """Read *answers* as they are meant today; what is answered today wins over what it replaced.

    A former question with an answer that it never had is left out.
    """
    known = {question.id for question in check.questions}
    renewed = {name: answer for name, answer in answers.items() if name in known}
    former, origins = [], {}
    for each in check.replaced:
        meant = each.answers.get(answers.get(each.id, ""))
        if meant is None:
            continue
        former.append(each)
        for question, answer in meant.items():
            if question not in renewed:
                renewed[question] = answer
                origins[question] = each.id
    return Renewal(renewed, tuple(former), origins)
