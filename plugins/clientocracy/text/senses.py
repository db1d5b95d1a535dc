"""Whether an occurrence of a word means the entry: the sense rules, applied to a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from clientocracy.model.sense import Context, Policy, Sense
from clientocracy.text.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientocracy.text.forms import FormTable
    from clientocracy.text.matcher import Match
    from clientocracy.text.tokens import Tokens

_REACH = 3
"""How many words «before» and «after» look at on their side; function words are not counted."""

_FUNCTION_WORDS = (
    "а без бы в во вот для до же за и из или к как ко ли на над не ни но о об от по под при про с "
    "со так то у что чтобы это"
)
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Prepositions, conjunctions and particles: they link words and mean little themselves."""

_BREAK = re.compile(r"[,;:()]|\s[-–—]\s")
"""What ends a clause: words beyond it say little about the word at hand."""


_PLAIN = Sense()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to link, and the rule that says so, in words for the author."""

    linked: bool
    rule: str


@dataclass(frozen=True)
class Surroundings:
    """A text around its occurrences; sentences are looked for only if a rule asks."""

    tokens: Tokens
    table: FormTable

    @cached_property
    def _ends(self) -> list[int]:
        """For each sentence, the number of the word after its last one."""
        starts = [start for start, _ in self.tokens.spans]
        return [bisect_right(starts, end - 1) for _, end in find_sentences(self.tokens.text)]

    def list_sentences(self) -> Iterator[tuple[int, int]]:
        """The words of each sentence that has any: first, stop."""
        first = 0
        for stop in self._ends:
            if first < stop:
                yield first, stop
            first = stop

    def find_sentence(self, word: int) -> tuple[int, int]:
        """The words of the sentence that holds the word of that number: first, stop."""
        place = bisect_right(self._ends, word)
        return (self._ends[place - 1] if place else 0), self._ends[place]

    def list_near(self, match: Match) -> Iterator[str]:
        """Words of the sentence outside the match."""
        first, stop = self.find_sentence(match.first)
        yield from self.tokens.keys[first : match.first]
        yield from self.tokens.keys[match.stop : stop]

    def list_before(self, match: Match) -> Iterator[str]:
        """Words close before the match, the nearest first."""
        first, _ = self.find_sentence(match.first)
        yield from self._take_close(match.first, range(match.first - 1, first - 1, -1))

    def list_after(self, match: Match) -> Iterator[str]:
        """Words close after the match, the nearest first."""
        _, stop = self.find_sentence(match.first)
        yield from self._take_close(match.stop - 1, range(match.stop, stop))

    def _take_close(self, last: int, numbers: range) -> Iterator[str]:
        """Words of those numbers up to a break of the clause, at most ``_REACH`` full words."""
        reach = _REACH
        for number in numbers:
            (_, end), (start, _) = sorted((self.tokens.spans[last], self.tokens.spans[number]))
            if _BREAK.search(self.tokens.text, end, start):
                return
            key, last = self.tokens.keys[number], number
            yield key
            reach -= key not in FUNCTION_WORDS
            if not reach:
                return


def judge(match: Match, around: Surroundings, *, explicit: bool) -> Verdict:
    """Apply the sense of the matched word; *explicit* lets the rules decide explicit words too."""
    sense = around.table.senses.get(match.form.id, _PLAIN)
    if sense.policy is Policy.AUTO:
        return Verdict(linked=True, rule="auto")
    if sense.policy is Policy.NEVER:
        return Verdict(linked=False, rule="never")
    if sense.policy is Policy.EXPLICIT and not (explicit and sense.require):
        return Verdict(linked=False, rule="explicit: только по просьбе автора")
    return _weigh(sense, match, around)


def _weigh(sense: Sense, match: Match, around: Surroundings) -> Verdict:
    for context in sense.forbid:
        if clue := _find_situation(context, match, around):
            return Verdict(linked=False, rule=f"{sense.policy}, forbid: {clue}")
    if not sense.require:
        return Verdict(linked=True, rule=f"{sense.policy}: ничто не запрещает")
    for context in sense.require:
        if clue := _find_situation(context, match, around):
            return Verdict(linked=True, rule=f"{sense.policy}, require: {clue}")
    return Verdict(linked=False, rule=f"{sense.policy}: нет ничего из require")


def _find_situation(context: Context, match: Match, around: Surroundings) -> str:
    """Describe how the situation holds; empty if it does not."""
    if context.names and match.form.name not in context.names:
        return ""
    if not match.form.is_surely(context.number):
        return ""
    found = [match.form.name] if context.names else []
    for name, words in (
        ("before", around.list_before),
        ("after", around.list_after),
        ("near", around.list_near),
    ):
        clues = getattr(context, name)
        if not clues:
            continue
        clue = _find_clue(clues, words(match), around.table)
        if not clue:
            return ""
        found.append(f"{name} {clue}")
    return ", ".join(found) or context.number.value


def _find_clue(clues: tuple[str, ...], words: Iterable[str], table: FormTable) -> str:
    return next((clue for word in words for clue in clues if clue in table.find_clues(word)), "")
