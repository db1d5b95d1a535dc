"""The words of the glossary as a list to recall from, and the data of the cards made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.practice.drills import gives_away
from methodbook.render.engine import render_template
from methodbook.render.selfcheck import write_payload

if TYPE_CHECKING:
    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.method import EntryKind
    from methodbook.render.page import PageScope

DECK = "glossary"
"""The deck whose schedule a reader keeps; its name never changes, or the schedule is lost."""


@dataclass(frozen=True)
class CardWord:
    """A word to recall: what is shown, and what may be asked.

    ``question`` is its meaning where that does not name it, so that the word can be asked for.
    """

    entry: Entry
    kinds: tuple[str, ...]
    question: str

    @property
    def other_names(self) -> tuple[str, ...]:
        """Abbreviations and synonyms."""
        return (*self.entry.abbreviations, *self.entry.synonyms)


def list_words(base: Base) -> tuple[CardWord, ...]:
    """The published words of *base* by name."""
    return tuple(_describe(entry, base) for entry in base.published if entry.is_word)


def _describe(entry: Entry, base: Base) -> CardWord:
    kinds = tuple(kind for kind in base.method.word_kinds if kind in entry.all_kinds)
    asked = entry.phrase is not None and not gives_away(entry)
    return CardWord(entry, kinds, str(entry.phrase) if asked else "")


def count_kinds(words: tuple[CardWord, ...], base: Base) -> list[tuple[EntryKind, int]]:
    """The kinds of the words with the number of words of each; an empty one is left out."""
    kinds = [base.method.kinds_by_id[kind] for kind in base.method.word_kinds]
    counts = [(kind, sum(kind.id in word.kinds for word in words)) for kind in kinds]
    return [(kind, count) for kind, count in counts if count]


def _list_texts(base: Base) -> dict[str, str]:
    """The sentences of the script; the file a reader saves is named after the method."""
    texts = dict(base.words.area("cards_script"))
    return texts | {"file": texts["file"].replace("{cards}", base.method.exports.cards)}


def render_cards(base: Base, page: PageScope) -> Markup:
    """Render the words of *base*: a list for any reader, cards to learn where scripts run."""
    words = list_words(base)
    html = render_template(
        "cards/cards.html",
        base.words,
        deck=DECK,
        seed=base.method.seeds.storage,
        words=words,
        asked=sum(bool(word.question) for word in words),
        kinds=count_kinds(words, base),
        texts=base.words.area("cards"),
        payload=write_payload({"texts": _list_texts(base)}),
        page=page,
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it
