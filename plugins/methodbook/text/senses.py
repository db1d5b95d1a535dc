"""Whether an occurrence of a word means the entry: the sense rules, applied to a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.model.sense import Context, Policy, Sense
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.text.forms import FormTable
    from methodbook.text.matcher import Match
    from methodbook.text.tokens import Tokens

_REACH = 3
"""How many words «before» and «after» look at on their side; function words are not counted."""

_BREAK = re.compile(r"[,;:()]|\s[-–—]\s")
"""What ends a clause: words beyond it say little about the word at hand."""


_PLAIN = Sense()
_AUTO, _NEVER, _EXPLICIT = Sentence("auto"), Sentence("never"), Sentence("explicit")


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """Whether to link, and the rule that says so, in a sentence for the author."""

    linked: bool
    rule: Sentence


@dataclass(frozen=True)
class Surroundings:
    """A text around its occurrences; sentences are looked for only if a rule asks."""

    tokens: Tokens
    table: FormTable

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return self.table.language.function_words

    @cached_property
    def _ends(self) -> list[int]:
        """For each sentence, the number of the word after its last one."""
        starts = [start for start, _ in self.tokens.spans]
        return [
            bisect_right(starts, end - 1)
            for _, end in self.table.language.find_sentences(self.tokens.text)
        ]

    def list_sentences(self) -> Iterator[tuple[int, int]]:
        """The words of each sentence that has any: first, stop."""
        first = 0
        for stop in self._ends:
            if first < stop:
                yield first, stop
            first = stop

    @cached_property
    def _clues(self) -> list[Counter[str]]:
        """For each sentence, the clues in it."""
        starts = [0, *self._ends]
        return [
            self._count_clues(first, stop) for first, stop in zip(starts, self._ends, strict=False)
        ]

    def _count_clues(self, first: int, stop: int) -> Counter[str]:
        return Counter(
            clue for key in self.tokens.keys[first:stop] for clue in self.table.find_clues(key)
        )

    def _find_sentence(self, word: int) -> tuple[int, int]:
        """The words of the sentence that holds the word of that number: first, stop."""
        place = bisect_right(self._ends, word)
        return (self._ends[place - 1] if place else 0), self._ends[place]

    def find_near(self, match: Match) -> frozenset[str]:
        """Clues in the sentence outside the match."""
        own = self._count_clues(match.first, match.stop)
        clues = self._clues[bisect_right(self._ends, match.first)]
        return frozenset(clue for clue, count in clues.items() if count > own[clue])

    def find_before(self, match: Match) -> frozenset[str]:
        """Clues close before the match."""
        first, _ = self._find_sentence(match.first)
        return self._find_close(match.first, range(match.first - 1, first - 1, -1))

    def find_after(self, match: Match) -> frozenset[str]:
        """Clues close after the match."""
        _, stop = self._find_sentence(match.first)
        return self._find_close(match.stop - 1, range(match.stop, stop))

    def find_of(self, match: Match) -> frozenset[str]:
        """Clues in the genitive after the match, up to the first function word."""
        _, stop = self._find_sentence(match.first)
        found: set[str] = set()
        for key in self._take_clause(match.stop - 1, range(match.stop, stop)):
            if key in self._function_words:
                break
            found |= self.table.find_owners(key)
        return frozenset(found)

    def _find_close(self, last: int, numbers: range) -> frozenset[str]:
        found: set[str] = set()
        for place, key in enumerate(self._take_clause(last, numbers)):
            if place == 0 or key not in self._function_words:
                found |= self.table.find_clues(key)
        return frozenset(found)

    def _take_clause(self, last: int, numbers: range) -> Iterator[str]:
        """Words of those numbers up to a break of the clause, at most ``_REACH`` full words."""
        reach = _REACH
        for number in numbers:
            (_, end), (start, _) = sorted((self.tokens.spans[last], self.tokens.spans[number]))
            if _BREAK.search(self.tokens.text, end, start):
                return
            key, last = self.tokens.keys[number], number
            yield key
            reach -= key not in self._function_words
            if not reach:
                return


def judge(match: Match, around: Surroundings, *, explicit: bool) -> LinkVerdict:
    """Apply the sense of the matched word; *explicit* lets the rules decide explicit words too."""
    sense = around.table.senses.get(match.form.id, _PLAIN)
    if sense.policy is Policy.AUTO:
        return LinkVerdict(linked=True, rule=_AUTO)
    if sense.policy is Policy.NEVER:
        return LinkVerdict(linked=False, rule=_NEVER)
    if sense.policy is Policy.EXPLICIT and not (explicit and sense.require):
        return LinkVerdict(linked=False, rule=_EXPLICIT)
    return _weigh(sense, match, around)


def _weigh(sense: Sense, match: Match, around: Surroundings) -> LinkVerdict:
    for context in sense.forbid:
        if clue := _find_situation(context, match, around):
            return LinkVerdict(
                linked=False, rule=Sentence("forbid", policy=sense.policy, clue=clue)
            )
    if not sense.require:
        return LinkVerdict(linked=True, rule=Sentence("nothing_forbids", policy=sense.policy))
    for context in sense.require:
        if clue := _find_situation(context, match, around):
            return LinkVerdict(
                linked=True, rule=Sentence("require", policy=sense.policy, clue=clue)
            )
    return LinkVerdict(linked=False, rule=Sentence("nothing_required", policy=sense.policy))


def _find_situation(context: Context, match: Match, around: Surroundings) -> str:
    """Describe how the situation holds; empty if it does not."""
    if context.names and match.form.name not in context.names:
        return ""
    if not match.form.is_surely(context.number):
        return ""
    told = [match.form.name] if context.names else []
    for name, find in (
        ("before", around.find_before),
        ("after", around.find_after),
        ("of", around.find_of),
        ("near", around.find_near),
    ):
        clues = getattr(context, name)
        found = find(match).intersection(clues) if clues else ()
        if clues and not found:
            return ""
        told += [f"{name} {clue}" for clue in sorted(found)[:1]]
    return ", ".join(told) or context.number.value
