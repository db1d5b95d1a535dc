"""Problems of OLX, the files of Open edX, within what its grader marks.

A problem is responses in the order of the text. Its number field takes no decimal comma, it knows
no question about an order, and feedback stands beside the answer that it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from methodbook.text.markup import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Option


def grow(parent: _Element, tag: str, text: str = "", **marks: str) -> _Element:
    """Add an element with its text."""
    node = etree.SubElement(parent, tag, marks)
    if text:
        node.text = text
    return node


def begin(prompt: str, *further: str) -> _Element:
    """A problem with the paragraphs of its stem."""
    problem = etree.Element("problem")
    for text in (prompt, *further):
        for paragraph in split_paragraphs(text):
            grow(problem, "p", paragraph)
    return problem


def add_choice(problem: _Element, options: Sequence[Option], *, shuffled: bool) -> None:
    """Options of which one is right, each with what is said of it."""
    response = grow(problem, "multiplechoiceresponse")
    how = {"shuffle": "true"} if shuffled else {}
    group = grow(response, "choicegroup", type="MultipleChoice", **how)
    for option in options:
        choice = grow(group, "choice", flatten(option.text), correct=_write(option.right))
        if option.feedback:
            grow(choice, "choicehint", flatten(option.feedback))


def add_choices(problem: _Element, options: Sequence[Option]) -> None:
    """Options of which several are right; a mistake halves the mark.

    The other rule of the grader, ``EDC``, pays for every option that was rightly left alone, and so
    for ticking a wrong one or all of them.
    """
    response = grow(problem, "choiceresponse", partial_credit="halves")
    group = grow(response, "checkboxgroup")
    for option in options:
        choice = grow(group, "choice", flatten(option.text), correct=_write(option.right))
        if option.feedback:
            grow(choice, "choicehint", flatten(option.feedback), selected="true")


def add_list(problem: _Element, label: str, options: Sequence[Option]) -> None:
    """A list to choose one answer from."""
    response = grow(problem, "optionresponse")
    grow(response, "label", flatten(label))
    field = grow(response, "optioninput")
    for option in options:
        choice = grow(field, "option", flatten(option.text), correct=_write(option.right))
        if option.feedback:
            grow(choice, "optionhint", flatten(option.feedback))


def add_number(problem: _Element, value: str, tolerance: str) -> None:
    """A field for a number; *tolerance* is how far it may be off."""
    response = grow(problem, "numericalresponse", answer=value)
    grow(response, "responseparam", type="tolerance", default=tolerance)
    grow(response, "formulaequationinput")


def add_words(
    problem: _Element, label: str, forms: Sequence[str], wrong: Mapping[str, str], *, case: bool
) -> None:
    """A field for words that takes any of *forms*; *wrong* ones are told what is the matter."""
    first, *others = forms
    kind = "cs" if case else "ci"
    response = grow(problem, "stringresponse", answer=first, type=kind)
    if label:
        grow(response, "label", flatten(label))
    for form in others:
        grow(response, "additional_answer", answer=form)
    for form, feedback in wrong.items():
        grow(response, "stringequalhint", flatten(feedback), answer=form)
    grow(response, "textline", size="40")


def end(problem: _Element, paragraphs: Iterable[str], reading: str, address: str) -> None:
    """The explanation that is shown with the answer, and where to read on."""
    solution = grow(grow(problem, "solution"), "div", **{"class": "detailed-solution"})
    for text in paragraphs:
        for paragraph in split_paragraphs(text):
            grow(solution, "p", paragraph)
    if reading and address:
        grow(grow(solution, "p"), "a", reading, href=address)
    elif reading:
        grow(solution, "p", reading)


def flatten(text: str) -> str:
    """*text* in one line."""
    return " ".join(" ".join(split_paragraphs(text)).split())


def _write(right: bool) -> str:  # noqa: FBT001 -- a field of an option
    return str(right).lower()
