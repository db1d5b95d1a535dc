"""How options to be marked are written for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.questions.options import list_right, order_options
from methodbook.questions.targets import anki, xapi
from methodbook.questions.targets.gift import quote_html
from methodbook.questions.targets.moodle import add, add_answer
from methodbook.questions.targets.paper import AnswerVerdict, PaperMarks, flatten, name_choices
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from methodbook.questions.options import OptionQuestion
    from methodbook.questions.targets.xapi import Record
    from methodbook.words import Words


def add_options(node: _Element, question: OptionQuestion, right: str, wrong: str) -> None:
    """Add the options to a question of Moodle, with what a right and a wrong one weigh."""
    for option in question.options:
        weight = right if option.right else wrong
        answer = add_answer(node, write_html(option.text), weight, write_html(option.feedback))
        answer.set("format", "html")


def add_choice(node: _Element, question: OptionQuestion, *, single: bool) -> None:
    """Add the settings of a choice to a question of Moodle."""
    add(node, "single", str(single).lower())
    add(node, "shuffleanswers", str(not question.fixed).lower())
    add(node, "answernumbering", "abc")
    add(node, "showstandardinstruction", "0" if single else "1")
    if not single:
        add(node, "shownumcorrect", "1")


def list_gift_options(question: OptionQuestion, right: str, wrong: str) -> Iterator[str]:
    """The options in lines of GIFT, with the marks of a right and a wrong one."""
    yield ""
    for option in question.options:
        feedback = f"#{quote_html(option.feedback)}" if option.feedback else ""
        yield f"{right if option.right else wrong}{quote_html(option.text)}{feedback}"


def note_shuffling(question: OptionQuestion) -> Iterable[str]:
    """Moodle shuffles options that have an order of their own."""
    return ("moodle-shuffles",) if question.fixed else ()


def note_canvas(question: OptionQuestion) -> Iterable[str]:
    """Canvas shuffles all options of a quiz or none."""
    return ("canvas-shuffles",) if question.fixed else ()


def note_journal(question: OptionQuestion) -> Iterable[str]:
    """The journal of a learning system has a sign for so many options only."""
    return ("scorm-journal",) if len(question.options) > MOST_PARTS else ()


MOST_PARTS = 36
"""Letters and digits name the parts of an answer, one sign each."""


def show_on_card(question: OptionQuestion, words: Words) -> tuple[str, str]:
    """The options on the front of a card and what is said of them on its back."""
    del words
    return anki.show_options(question.options)


def interact(question: OptionQuestion, words: Words) -> Record:
    """A choice of xAPI."""
    right = xapi.NEXT.join(f"option{at}" for at in list_right(question))
    parts = xapi.list_parts("option", (each.text for each in question.options), words)
    return xapi.shape("choice", right, choices=parts)


def list_remarks(question: OptionQuestion) -> Iterator[tuple[str, str]]:
    """What is said of each option, by its name in xAPI."""
    return xapi.number("option", (each.feedback for each in question.options))


def mark(
    question: OptionQuestion, seed: int, words: Words, *, many: bool
) -> tuple[PaperMarks, list[str]]:
    """The options to be marked on paper, and the letters of the right ones."""
    shown = [question.options[at] for at in order_options(question, seed)]
    choices = name_choices((option.text for option in shown), words)
    right = [each.letter for each, option in zip(choices, shown, strict=True) if option.right]
    return PaperMarks(choices, many=many), right


def judge(question: OptionQuestion, words: Words) -> Iterator[AnswerVerdict]:
    """What a teacher says of each option."""
    del words
    for option in question.options:
        yield AnswerVerdict(option.right, flatten(option.text), flatten(option.feedback))
