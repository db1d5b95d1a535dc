"""What can be wrong with a text that has gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.cloze.model import GAP, Cloze
from methodbook.questions.folding import simplify
from methodbook.questions.kind import QuestionRule
from methodbook.questions.typed import ANSWER_IN_STEM
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.questions.kind import Choices, Feedback, ToldFinding


def list_choices(question: Cloze) -> Iterator[Choices]:
    """Everything that is right or wrong in a gap is one group."""
    for index, gap in enumerate(question.gaps):
        wrong = tuple(each.text for each in gap.wrong)
        yield ("gaps", index), (*gap.answers, *wrong)


def list_feedback(question: Cloze) -> Iterator[Feedback]:
    """What is said of a gap where it is typed, of each wrong option where it is chosen."""
    for index, gap in enumerate(question.gaps):
        if not gap.wrong:
            yield ("gaps", index), gap.feedback, gap.id
        for number, option in enumerate(gap.wrong):
            yield ("gaps", index, "wrong", number), option.feedback, option.text


def _find_bad_gaps(question: Cloze) -> Iterator[ToldFinding]:
    named = [found["id"] for found in GAP.finditer(question.text)]
    known = [gap.id for gap in question.gaps]
    for name in named:
        if name not in known:
            yield ("text",), Sentence("unknown", name=name), f"[[{name}]]"
    for index, name in enumerate(known):
        if named.count(name) != 1:
            said = Sentence("absent") if name not in named else Sentence("repeated")
            yield ("gaps", index, "id"), Sentence("what", name=name, said=said), name
    rest = GAP.sub("", question.text)
    if found := re.search(r"\[\[|\]\]", rest):
        yield ("text",), Sentence("brackets"), found[0]
    if set(named) == set(known) and len(named) == len(known) and named != known:
        yield ("gaps",), Sentence("disorder"), ""


BAD_GAPS = Rule("E409")


def _find_bad_forms(question: Cloze) -> Iterator[ToldFinding]:
    for index, gap in enumerate(question.gaps):
        path = ("gaps", index, "answers")
        if gap.wrong and len(gap.answers) > 1:
            yield path, Sentence("one_right", gap=gap.id, count=len(gap.answers)), ""
        if any(option.right for option in gap.wrong):
            yield (
                ("gaps", index, "wrong"),
                Sentence("wrong_right", gap=gap.id),
                "",
            )
        for answer in gap.answers:
            if not simplify(answer):
                yield path, Sentence("empty", answer=answer), answer


BAD_FORMS = Rule("E410")


def _find_answers_in_stem(question: Cloze) -> Iterator[ToldFinding]:
    rest = f" {simplify(question.prompt)} {simplify(GAP.sub(' ', question.text))} "
    words = " ".join(re.findall(r"[\w-]+", rest))
    for index, gap in enumerate(question.gaps):
        for answer in gap.answers:
            if not gap.wrong and f" {simplify(answer)} " in f" {words} ":
                path = ("gaps", index, "answers")
                yield path, Sentence("what", answer=answer), answer
                break


RULES = (
    QuestionRule(BAD_GAPS, _find_bad_gaps),
    QuestionRule(BAD_FORMS, _find_bad_forms),
    QuestionRule(ANSWER_IN_STEM, _find_answers_in_stem),
)
