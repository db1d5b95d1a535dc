"""The table of scoring examples, for the tests of Python and of JavaScript."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from methodbook.model.finding import Place
from methodbook.model.quiz import Question
from methodbook.questions.kinds import KINDS

_SHARED: dict[str, Any] = {
    "written": Place(file="docs/practice/quizzes/table.yml"),
    "level": "apply",
    "difficulty": "medium",
    "seconds": 60,
    "about": ["promise"],
    "prompt": "Вопрос?",
}


@dataclass(frozen=True)
class Row:
    """One response and what it is worth."""

    question: Question
    response: Any
    score: Fraction

    def __str__(self) -> str:
        return f"{self.question.id}-{self.response!r}"


def read_rows() -> Iterator[Row]:
    """Yield every row of the table."""
    table = yaml.safe_load(Path(__file__).with_name("scoring.yml").read_text("utf-8"))
    for number, group in enumerate(table):
        question = _make_question(group["question"], number)
        for row in group["rows"]:
            yield Row(question, row["response"], Fraction(row["score"]))


def _make_question(own: dict[str, Any], number: int) -> Question:
    kind = own["kind"]
    pairs = [{**pair, "left": str(pair["left"])} for pair in own.get("pairs", ())]
    own = own | ({"pairs": pairs} if pairs else {})
    question: Question = KINDS[kind].model.model_validate(
        _SHARED | {"id": f"{kind}-{number}"} | own
    )
    return question
