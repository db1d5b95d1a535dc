"""The table of forms: every wording of every name, compiled from the words of the glossary.

The table depends on the words and the dictionary alone. It can be printed and read, and it is
cached (:mod:`methodbook.text.forms_cache`), because asking the dictionary takes seconds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.model.sense import Number, Sense
from methodbook.text.languages import NEUTRAL, Language, Wording
from methodbook.text.spelling import clean
from methodbook.text.tokens import make_tokenizer
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_NUMBER = {Number.SINGULAR: "sing", Number.PLURAL: "plur"}
AREAS = ("linking", "grammar")
"""The areas of sentences that say why a place is a link or none."""


@dataclass(frozen=True)
class Word:
    """An entry as the linker sees it: its names and what they mean."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    sense: Sense = field(default_factory=Sense)

    @property
    def names(self) -> tuple[str, ...]:
        """Names that inflect and ignore case."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One wording of one name, folded; ``exact`` is its spelling if even case matters."""

    id: str
    text: str
    name: str
    grammar: tuple[str, ...] = ()
    exact: str = ""

    def describe(self) -> Sentence:
        """Say what this is a form of: «Вираж», тв. ед."""
        if not self.grammar:
            return Sentence("name", name=self.name)
        readings = tuple(Sentence(each) for each in self.grammar)
        return Sentence("form", name=self.name, readings=readings)

    def is_surely(self, number: Number) -> bool:
        """Whether every reading is in that number («решения» is surely in none)."""
        wanted = _NUMBER.get(number, "")
        surely = bool(self.grammar) and all(each.endswith(wanted) for each in self.grammar)
        return surely or not wanted


@dataclass(frozen=True)
class Clash:
    """A wording that belongs to several words, of which only the first can be linked."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class FormTable:
    """Forms, senses by id, and the clues of the senses by the forms that betray them."""

    forms: tuple[NameForm, ...] = ()
    senses: Mapping[str, Sense] = field(default_factory=dict)
    lemmas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genitives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: Language = NEUTRAL

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Wordings shared by two words or more."""
        owners: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for form in self.forms:
            owners[form.text, form.exact][form.id] = None
        return tuple(Clash(text, tuple(ids)) for (text, _), ids in owners.items() if len(ids) > 1)

    def list_forms(self, word: str) -> tuple[NameForm, ...]:
        """The forms of the word with that id."""
        return tuple(form for form in self.forms if form.id == word)

    def find_clues(self, key: str) -> frozenset[str]:
        """The clues that a folded word is a form of."""
        ends = (clue for clue, endings in self.endings.items() if key.endswith(endings))
        return frozenset((*self.lemmas.get(key, ()), *ends))

    def find_owners(self, key: str) -> frozenset[str]:
        """The clues that a folded word is a genitive of."""
        return frozenset(self.genitives.get(key, ()))

    def dump(self) -> str:
        """Write the table as JSON."""
        return json.dumps(
            {
                "forms": [
                    [form.id, form.text, form.name, "|".join(form.grammar), form.exact]
                    for form in self.forms
                ],
                "senses": {
                    word: sense.model_dump(mode="json", exclude_defaults=True)
                    for word, sense in self.senses.items()
                },
                "lemmas": self.lemmas,
                "genitives": self.genitives,
                "endings": self.endings,
            },
            ensure_ascii=False,
        )


def parse_table(text: str, language: Language) -> FormTable:
    """Read a table of *language* from the JSON that :meth:`FormTable.dump` wrote."""
    table = json.loads(text)
    return FormTable(
        tuple(
            NameForm(word, text, name, tuple(grammar.split("|")) if grammar else (), exact)
            for word, text, name, grammar, exact in table["forms"]
        ),
        {word: Sense.model_validate(sense) for word, sense in table["senses"].items()},
        _list_clues(table["lemmas"]),
        _list_clues(table["genitives"]),
        _list_clues(table["endings"]),
        language,
    )


def _list_clues(index: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in index.items()}


def compile_forms(words: Iterable[Word], language: Language) -> FormTable:
    """Compile the table; of two words that share a form the first one wins it."""
    words = tuple(words)
    fold = make_tokenizer(language).fold
    contexts = [each for word in words for each in (*word.sense.forbid, *word.sense.require)]
    clues = {clue for each in contexts for clue in (*each.before, *each.after, *each.near)}
    owners = {clue for each in contexts for clue in each.of}
    return FormTable(
        tuple(form for word in words for form in _list_forms(word, language)),
        {word.id: word.sense for word in words if word.sense != Sense()},
        _index_clues(
            (clue for clue in clues if not clue.startswith("*")), language.expand_lemma, fold
        ),
        _index_clues(owners, language.expand_owner, fold),
        {clue: language.expand_ending(clue[1:]) for clue in sorted(clues) if clue.startswith("*")},
        language,
    )


def find_flaws(word: Word, language: Language) -> Iterator[Sentence]:
    """Say what in a word's sense points nowhere: a head or a name that the word has not."""
    sense = word.sense
    if sense.head and not any(_has_word(name, sense.head, language) for name in word.names):
        yield Sentence("head", head=sense.head)
    names = {*word.names, *word.abbreviations, *sense.forms}
    for context in (*sense.forbid, *sense.require):
        yield from (Sentence("names", name=name) for name in context.names if name not in names)


def list_spellings(name: str, sense: Sense, language: Language) -> tuple[str, ...]:
    """*name* in every form, as it is spelled: for programs that fold no letters.

    Both spellings are there where readers type a letter either way.
    """
    forms = [wording.text for wording in _inflect(name, sense, language)]
    return tuple(dict.fromkeys(each for form in forms for each in (form, language.fold(form))))


def _index_clues(
    clues: Iterable[str], expand: Callable[[str], Iterable[str]], fold: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    """By each form the clues that it is a form of."""
    index: dict[str, list[str]] = defaultdict(list)
    for clue in sorted(clues):
        for form in {fold(form) for form in expand(clue.lower())}:
            index[form].append(clue)
    return {form: tuple(found) for form, found in sorted(index.items())}


def _list_forms(word: Word, language: Language) -> Iterator[NameForm]:
    """The forms of all names, each once: the first name that has a form keeps it."""
    seen: set[tuple[str, str]] = set()
    for form in _list_all_forms(word, language):
        if form.text and (form.text, form.exact) not in seen:
            seen.add((form.text, form.exact))
            yield form


def _list_all_forms(word: Word, language: Language) -> Iterator[NameForm]:
    fold = make_tokenizer(language).fold
    for name in word.names:
        grammar: dict[str, list[str]] = defaultdict(list)
        for wording in _inflect(name, word.sense, language):
            grammar[fold(wording.text)] += [wording.grammar] if wording.grammar else []
        for text, readings in grammar.items():
            yield NameForm(word.id, text, name, tuple(dict.fromkeys(readings)))
    for name in word.sense.forms:
        yield NameForm(word.id, fold(" ".join(language.split_name(name))), name)
    for name in word.abbreviations:
        for each in language.expand_abbreviation(name):
            text = fold(" ".join(language.split_name(each)))
            yield NameForm(word.id, text, name, exact=clean(each))


def _inflect(name: str, sense: Sense, language: Language) -> Iterator[Wording]:
    if not sense.inflect:
        yield Wording(" ".join(language.split_name(name)))
        return
    head = sense.head if sense.head and _has_word(name, sense.head, language) else None
    for wording in language.inflect(name, head):
        if not wording.grammar or wording.grammar.endswith(_NUMBER.get(sense.number, "")):
            yield wording


def _has_word(name: str, word: str, language: Language) -> bool:
    return word.lower() in language.split_name(name)
