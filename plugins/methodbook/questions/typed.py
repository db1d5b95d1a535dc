"""Typed answers written out for programs that know no more than a list of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.finding import Rule
from methodbook.questions.folding import simplify, strip_unseen
from methodbook.text.languages import list_alike

if TYPE_CHECKING:
    from collections.abc import Iterable


def list_spellings(answers: Iterable[str], *, case: bool = False) -> tuple[str, ...]:
    """The accepted answers, the shown one first, each also without ё and as it is simplified.

    Forms that differ by case only come once, unless *case* matters: every format can be told to
    overlook it.
    """
    forms: dict[str, str] = {}
    for given in answers:
        answer = strip_unseen(given)
        for form in (answer, answer.translate(list_alike()), simplify(answer, case=case)):
            forms.setdefault(form if case else form.lower(), form)
    forms.pop("", None)
    return tuple(forms.values())


def list_typed(answers: Iterable[str], *, case: bool = False) -> tuple[str, ...]:
    """The same, and each once more with the full stop that ends a sentence."""
    forms = list_spellings(answers, case=case)
    return tuple(dict.fromkeys((*forms, *(_end(form) for form in forms))))


def _end(form: str) -> str:
    return form if form.endswith(".") else f"{form}."


def quote_star(form: str) -> str:
    """*form* for Moodle, where a star would stand for any letters.

    A space that keeps words together is one that nobody types.
    """
    return " ".join(form.split()).replace("*", r"\*")


ANSWER_IN_STEM = Rule("W404")
