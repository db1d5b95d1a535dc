"""What can be filled into a gap, written out for formats that know no more than a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.quiz import Option
from methodbook.questions.typed import list_spellings

if TYPE_CHECKING:
    from methodbook.questions.cloze.model import Gap


def list_forms(gap: Gap) -> tuple[str, ...]:
    """The accepted answers as they may be typed."""
    return list_spellings(gap.answers)


def list_options(gap: Gap) -> list[Option]:
    """Everything a gap offers; a wrong option without words of its own says what the gap says."""
    return [
        *(Option(text=answer, right=True) for answer in gap.answers),
        *(
            option if option.feedback else option.model_copy(update={"feedback": gap.feedback})
            for option in gap.wrong
        ),
    ]
