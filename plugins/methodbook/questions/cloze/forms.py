"""What can be filled into a gap, written out for formats that know no more than a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.quiz import Option
from methodbook.questions.folding import simplify

if TYPE_CHECKING:
    from methodbook.questions.cloze.model import Gap


def list_forms(gap: Gap) -> tuple[str, ...]:
    """The accepted answers, the shown one first, each also as scoring simplifies it.

    Forms that differ by case only come once: every format can be told to overlook case.
    """
    forms: dict[str, str] = {}
    for answer in gap.answers:
        without_yo = answer.replace("ё", "е").replace("Ё", "Е")
        for form in (answer, without_yo, simplify(answer)):
            forms.setdefault(form.lower(), form)
    forms.pop("", None)
    return tuple(forms.values())


def list_options(gap: Gap) -> list[Option]:
    """Everything a gap offers; a wrong option without words of its own says what the gap says."""
    return [
        *(Option(text=answer, right=True) for answer in gap.answers),
        *(
            option if option.feedback else option.model_copy(update={"feedback": gap.feedback})
            for option in gap.wrong
        ),
    ]
