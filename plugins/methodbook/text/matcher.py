"""The matcher: a trie over folded words finds names, leftmost and longest first.

One dictionary lookup per word of the text, whatever the number of terms; when a longer form is
refused, the search backtracks to a shorter one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.text.tokens import make_tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from methodbook.text.forms import NameForm
    from methodbook.text.languages import Language
    from methodbook.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Match:
    """A form found at the words from ``first`` up to, not including, ``stop``."""

    first: int
    stop: int
    form: NameForm


@dataclass(slots=True)
class _Node:
    """What may follow after some words, and the forms that end here; most nodes are leaves."""

    children: dict[str, _Node] | None = None
    forms: tuple[NameForm, ...] = ()

    def grow(self, key: str) -> _Node:
        self.children = {} if self.children is None else self.children
        return self.children.setdefault(key, _Node())

    def follow(self, key: str) -> _Node | None:
        return self.children.get(key) if self.children else None


class Matcher:
    """Finds forms in texts; keeps nothing of them."""

    def __init__(self, forms: Iterable[NameForm], language: Language) -> None:
        """Build the trie; of forms that look the same the earlier one is offered first."""
        self._tokenizer = make_tokenizer(language)
        self._roots: dict[str, _Node] = {}
        self.known: set[str] = set()
        for form in forms:
            keys = form.text.split()
            node = self._roots.setdefault(keys[0], _Node())
            for key in keys[1:]:
                node = node.grow(key)
            node.forms += (form,)
            self.known.update(keys)

    def find(self, tokens: Tokens, accept: Callable[[Match], bool]) -> Iterator[Match]:
        """Yield the matches that *accept* agrees to; they never overlap.

        At each word the longest form is offered first, then the shorter ones; if all are refused,
        the search goes on at the next word.
        """
        index = 0
        for first, key in enumerate(tokens.keys):
            if first < index or key not in self._roots:
                continue
            for match in self._list_matches(tokens, first):
                if accept(match):
                    yield match
                    index = match.stop
                    break

    def _list_matches(self, tokens: Tokens, first: int) -> list[Match]:
        """Every form that begins at the word *first*, the longest first."""
        found: list[Match] = []
        node: _Node | None = self._roots[tokens.keys[first]]
        stop = first
        while node:
            stop += 1
            found += (
                Match(first, stop, form)
                for form in reversed(node.forms)
                if not form.exact or self._is_spelled(tokens, first, stop, form.exact)
            )
            node = node.follow(tokens.keys[stop]) if tokens.continue_at(stop) else None
        return found[::-1]

    def _is_spelled(self, tokens: Tokens, first: int, stop: int, spelling: str) -> bool:
        start, end = tokens.slice(first, stop)
        word = tokens.text[start:end]
        return self._tokenizer.find_spelling(word, {spelling.lower()}) == spelling
