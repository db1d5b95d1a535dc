"""Rules about the words themselves: forms two entries share, senses and requests that lead nowhere.

They need the compiled forms, which the caller has at hand: compiling them takes a second.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from methodbook.model.finding import Finding, Place, Rule
from methodbook.text.extension import OFF, find_requests
from methodbook.text.forms import find_flaws
from methodbook.text.vocabulary import list_words
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.text.forms import FormTable

SHARED_FORM = Rule("E251")
POINTLESS_SENSE = Rule("E252")
UNKNOWN_REQUEST = Rule("E253")

LINKING_RULES: tuple[Rule, ...] = (SHARED_FORM, POINTLESS_SENSE, UNKNOWN_REQUEST)


def find_linking(base: Base, table: FormTable) -> Iterator[Finding]:
    """Find what is wrong with the words of *base*; *table* holds their compiled forms."""
    yield from _find_shared_forms(base, table)
    yield from _find_pointless_senses(base, table)
    yield from _find_unknown_requests(base)


def _find_shared_forms(base: Base, table: FormTable) -> Iterator[Finding]:
    shared: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for clash in table.clashes:
        shared[clash.ids].append(clash.text)
    for ids, texts in shared.items():
        first, *others = ids
        shown = ", ".join(f"«{text}»" for text in texts[:3])
        for other in others:
            entry = base.entries[other]
            what = Sentence("what", forms=shown, first=base.entries[first].name, second=entry.name)
            yield SHARED_FORM.at(entry.find_place("name"), what)


def _find_pointless_senses(base: Base, table: FormTable) -> Iterator[Finding]:
    for word in list_words(base):
        place = base.entries[word.id].find_place("sense")
        yield from (POINTLESS_SENSE.at(place, flaw) for flaw in find_flaws(word, table.language))


def _find_unknown_requests(base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for section in entry.sections:
            for number, line in enumerate(section.text.split("\n"), section.written.line + 1):
                for request in find_requests(line):
                    if request.id and request.id != OFF and request.id not in base.entries:
                        place = Place(
                            file=section.written.file, line=number, column=request.start + 1
                        )
                        what = Sentence("no_entry", id=request.id)
                        yield UNKNOWN_REQUEST.at(place, what, excerpt=request.id)
