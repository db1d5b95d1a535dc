"""A text with gaps to be filled."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from methodbook.model.entry import ID, EntryId
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Option, Question

GAP = re.compile(rf"\[\[(?P<id>{ID})\]\]")
"""How the text of a cloze names a gap; braces and quotation marks stay free for the text."""


class Gap(Frozen):
    """A missing piece of a text: typed, or chosen where wrong answers are given."""

    id: EntryId
    answers: tuple[NonEmpty, ...] = Field(min_length=1)
    wrong: tuple[Option, ...] = ()
    feedback: str = ""


class Cloze(Question):
    """A text with gaps."""

    kind: Literal["cloze"]
    text: NonEmpty
    gaps: tuple[Gap, ...] = Field(min_length=1)

    def split(self) -> tuple[str | Gap, ...]:
        """The text and its gaps by turns; a name without a gap stays text."""
        gaps = {gap.id: gap for gap in self.gaps}
        parts: list[str | Gap] = []
        last = 0
        for found in GAP.finditer(self.text):
            if found["id"] in gaps:
                parts += [self.text[last : found.start()], gaps[found["id"]]]
                last = found.end()
        return (*parts, self.text[last:])

    @property
    def stem(self) -> str:
        """The question and the text around the gaps."""
        return f"{self.prompt} {self.text}"
