"""Terms in plain text: every occurrence, with the reason why it is a link or is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.text.matcher import Match, Matcher
from methodbook.text.senses import LinkVerdict, Surroundings, judge
from methodbook.text.tokens import Tokens, make_tokenizer
from methodbook.words import Sentence

if TYPE_CHECKING:
    from methodbook.text.forms import FormTable, NameForm


@dataclass(frozen=True, slots=True)
class Judgement:
    """A place where a name stands: code points, end exclusive; whether it is linked; the rule."""

    start: int
    end: int
    form: NameForm
    linked: bool
    rule: Sentence

    @property
    def id(self) -> str:
        """The word whose name it is."""
        return self.form.id

    @property
    def why(self) -> Sentence:
        """The reason in one line: the form, then the rule."""
        return Sentence("why", form=self.form.describe(), rule=self.rule)


class Linker:
    """Finds the words of one table in any number of texts."""

    def __init__(self, table: FormTable) -> None:
        """Prepare the matcher for *table*."""
        self.table = table
        self._tokenizer = make_tokenizer(table.language)
        self._matcher = Matcher(table.forms, table.language)

    def find(self, text: str, *, explicit: bool = True) -> list[Judgement]:
        """Return the links of *text*, in order, never overlapping.

        Words with the policy ``explicit`` are decided by their sense rules, as
        ``methodbook link`` wants it; pages leave them to their author (``explicit=False``).
        """
        return [each for each in self.explain(text, explicit=explicit) if each.linked]

    def explain(self, text: str, *, explicit: bool = True) -> list[Judgement]:
        """Return links and refused names alike, in order; refused ones may overlap links."""
        tokens = self._tokenizer.parse(text, self._matcher.known)
        around = Surroundings(tokens, self.table)
        decisions: list[Judgement] = []

        def accept(match: Match) -> bool:
            verdict = judge(match, around, explicit=explicit)
            decisions.append(_decide(tokens, match, verdict))
            return verdict.linked

        for _ in self._matcher.find(tokens, accept):
            pass
        return decisions

    def find_name(self, text: str) -> NameForm | None:
        """Return the longest name in *text*, whatever its policy: what an author points at."""
        tokens = self._tokenizer.parse(text, self._matcher.known)
        matches = self._matcher.find(tokens, lambda _: True)
        longest = max(matches, key=lambda match: match.stop - match.first, default=None)
        return longest.form if longest else None


def _decide(tokens: Tokens, match: Match, verdict: LinkVerdict) -> Judgement:
    start, end = tokens.slice(match.first, match.stop)
    return Judgement(start, end, match.form, verdict.linked, verdict.rule)
