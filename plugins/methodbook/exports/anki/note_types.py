"""The note types of an Anki deck: shapes from ``notes.toml``, words from the catalogue."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import genanki

from methodbook.questions.chance import make_seed

if TYPE_CHECKING:
    from methodbook.words import Words

_SLOT = re.compile(r"\{\{(?P<sign>[#/]|cloze:|type:|say:)?(?P<name>[a-z_]+)\}\}")
_LANGUAGE = "language"


def make_note_types(seed: str, deck: str, words: Words) -> dict[str, genanki.Model]:
    """Every note type by its key, called after *deck*.

    Numbers are made from *seed*, so that two methods in one Anki keep their own types.
    """
    folder = files(__package__)
    css = folder.joinpath("cards.css").read_text("utf-8")
    types = tomllib.loads(folder.joinpath("notes.toml").read_text("utf-8"))
    fields = words.area("anki_fields")
    return {
        key: genanki.Model(
            number(seed, "model", key),
            words.say("anki_types", key, deck=deck),
            [{"name": fields[field]} for field in kind["fields"]],
            [_make_card(card, words) for card in kind["cards"]],
            css,
            genanki.Model.CLOZE if key == "cloze" else genanki.Model.FRONT_BACK,
        )
        for key, kind in types.items()
    }


def number(seed: str, *name: str) -> int:
    """A lasting number for a deck or a note type, in the range that genanki advises."""
    return 1 << 30 | make_seed(seed, *name) >> 2


def _make_card(card: dict[str, str], words: Words) -> dict[str, str]:
    front, back = _fill(card["front"], words), _fill(card["back"], words)
    return {"name": words.say("anki_cards", card["name"]), "qfmt": front, "afmt": back}


def _fill(side: str, words: Words) -> str:
    """*side* with its fields called as the catalogue calls them, and its sentences said."""
    fields, sides = words.area("anki_fields"), words.area("anki_sides")

    def fill(slot: re.Match[str]) -> str:
        sign, name = slot["sign"] or "", slot["name"]
        if sign == "say:":
            return sides[name]
        return words.language if name == _LANGUAGE else f"{{{{{sign}{fields[name]}}}}}"

    return _SLOT.sub(fill, side)
