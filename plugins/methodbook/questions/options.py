"""What the two kinds of choice share: options to be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from methodbook.model.finding import Rule
from methodbook.questions.order import order_answers
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from methodbook.questions.kind import Choices, Contest, Feedback, ToldFinding
    from methodbook.questions.several.model import Several
    from methodbook.questions.single.model import Single

    OptionQuestion: TypeAlias = Single | Several


def list_right(question: OptionQuestion) -> list[int]:
    """The places of the right options in the file."""
    return [at for at, each in enumerate(question.options) if each.right]


def describe(question: OptionQuestion) -> dict[str, Any]:
    """What the script needs."""
    return {"right": list_right(question), "count": len(question.options)}


def order_options(question: OptionQuestion, seed: int) -> Sequence[int]:
    """The places of the options in the order in which they are shown."""
    count = len(question.options)
    return range(count) if question.fixed else order_answers(count, seed, question.id)


def show(question: OptionQuestion, seed: int) -> dict[str, Any]:
    """What the template needs."""
    return {"order": order_options(question, seed)}


def list_choices(question: OptionQuestion) -> Iterator[Choices]:
    """All options are one group."""
    yield ("options",), tuple(each.text for each in question.options)


def list_feedback(question: OptionQuestion) -> Iterator[Feedback]:
    """What is said of each wrong option."""
    for index, option in enumerate(question.options):
        if not option.right:
            yield ("options", index), option.feedback, option.text


def list_contests(question: OptionQuestion) -> Iterator[Contest]:
    """Each right option against each wrong one."""
    for index, option in enumerate(question.options):
        for right in list_right(question) if not option.right else ():
            yield ("options", index), question.about[0], question.options[right].text, option.text


def find_unsolvable(question: OptionQuestion) -> Iterator[ToldFinding]:
    """No option is right."""
    if not list_right(question):
        yield ("options",), Sentence("what"), ""


NO_RIGHT = Rule("E401")


MISCOUNTED = Rule("E402")


def find_everything(question: OptionQuestion) -> Iterator[ToldFinding]:
    """Every option is right."""
    if len(list_right(question)) == len(question.options):
        yield ("options",), Sentence("none_wrong"), ""
