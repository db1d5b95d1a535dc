"""Helpers of the tests of linking: words made of a line, links shown as brackets."""

from typing import Any

from methodbook.model.sense import Sense
from methodbook.text.forms import FormTable, Word, compile_forms
from methodbook.text.languages import find_language
from methodbook.text.linker import Linker


def make_word(name: str, *synonyms: str, short: tuple[str, ...] = (), **sense: Any) -> Word:  # noqa: ANN401 -- raw YAML
    """A word whose id is its name with hyphens."""
    return Word(name.lower().replace(" ", "-"), name, synonyms, short, Sense.model_validate(sense))


def make_table(*words: Word | str) -> FormTable:
    made = (make_word(word) if isinstance(word, str) else word for word in words)
    return compile_forms(made, find_language("ru"))


def make_linker(*words: Word | str) -> Linker:
    return Linker(make_table(*words))


def mark(linker: Linker, text: str) -> str:
    """The text with every link in brackets."""
    for link in reversed(linker.find(text)):
        text = f"{text[: link.start]}[{text[link.start : link.end]}]{text[link.end :]}"
    return text


def unmark(text: str) -> str:
    return text.replace("[", "").replace("]", "")
