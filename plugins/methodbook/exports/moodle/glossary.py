"""The glossary as XML for the glossary activity of Moodle, which links its words in a course.

Fields are those of Moodle's own export (docs.moodle.org, «Import glossary entries»). An entry
whose concept the glossary already has is rejected, so a new version goes into a new glossary.

Its filter asks for a whole word only where a name begins and ends with a Latin letter or a digit;
any other name is linked inside longer words as well. So a name of one word is never linked, no
alias is one word, and a name of several words brings its forms along as aliases.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.moodle.bank import name_bank
from methodbook.model.export import FormatCard
from methodbook.model.sense import Policy
from methodbook.questions.targets.moodle import set_text, write_inline
from methodbook.text.forms import list_spellings
from methodbook.text.languages import find_language
from methodbook.text.markup import write_html, write_link, write_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from methodbook.model.entry import Entry
    from methodbook.model.sense import Sense
    from methodbook.text.languages import Language

CARD = FormatCard(
    "moodle-glossary",
    loses=("glossary-summary", "glossary-forms", "glossary-copies"),
    glossary=True,
)

_HTML = "1"
"""The number that Moodle keeps for a text in HTML."""


def export_moodle_glossary(selection: Selection, tick: Tick) -> Export:
    """Write every word of *selection*."""
    ledger = Ledger(CARD, tick)
    root = etree.Element("GLOSSARY")
    info = etree.SubElement(root, "INFO")
    for name, value in _list_settings(selection):
        _add(info, name, value)
    entries = etree.SubElement(info, "ENTRIES")
    for entry in selection.words:
        _add_entry(entries, entry, selection)
        ledger.enter(entry.id)
    return ledger.close({selection.name_file("-moodle-glossary.xml"): write_xml(root)})


def _list_settings(selection: Selection) -> Iterator[tuple[str, str]]:
    """What a new glossary is made with: an encyclopedia that links its words, without comments."""
    yield "NAME", write_inline(name_bank(selection, "glossary"))
    yield "INTRO", write_html(selection.say("moodle", "about_glossary"))
    yield "INTROFORMAT", _HTML
    yield "ALLOWDUPLICATEDENTRIES", "0"
    yield "DISPLAYFORMAT", "encyclopedia"
    yield "SHOWSPECIAL", "1"
    yield "SHOWALPHABET", "1"
    yield "SHOWALL", "1"
    yield "ALLOWCOMMENTS", "0"
    yield "USEDYNALINK", "1"
    yield "DEFAULTAPPROVAL", "1"
    yield "GLOBALGLOSSARY", "0"
    yield "ENTBYPAGE", "20"


def _add_entry(entries: _Element, entry: Entry, selection: Selection) -> None:
    language = find_language(selection.language)
    node = etree.SubElement(entries, "ENTRY")
    _add(node, "CONCEPT", write_inline(entry.name))
    _add(node, "DEFINITION", _define(entry, selection))
    _add(node, "FORMAT", _HTML)
    _add(node, "USEDYNALINK", str(int(_is_linked(entry, language))))
    _add(node, "CASESENSITIVE", str(int(entry.name.isupper())))
    _add(node, "FULLMATCH", "1")
    _add(node, "TEACHERENTRY", "1")
    _add_aliases(node, entry, language)
    _add_categories(node, entry, selection)


def _define(entry: Entry, selection: Selection) -> str:
    """The definition, other names, what not to take for it, where to read on."""
    known = selection.base.entries
    said = [entry.definition]
    if others := entry.names[1:]:
        said += [selection.say("moodle", "names", names=", ".join(others))]
    said += [selection.say("moodle", "english", name=entry.english)] if entry.english else []
    said += [
        selection.say("moodle", "distinct", name=known[other.id].name, reason=other.reason)
        for other in entry.distinct_from
        if other.id in known
    ]
    read = selection.say("moodle", "read", name=entry.name)
    address = selection.address(entry.id, "")
    return write_html(*said) + (write_link(read, address) if address else "")


def _is_linked(entry: Entry, language: Language) -> bool:
    """Whether a program that knows neither context nor word boundaries may link every mention."""
    sense = entry.sense
    alone = sense.policy in {Policy.AUTO, Policy.CONTEXT} and not sense.require
    return alone and bool(_list_forms(entry.name, sense, language))


def _has_words(name: str) -> bool:
    """Whether *name* is several words: a single one stands inside longer words too often."""
    return len(name.split()) > 1


_GOVERNED = 3
"""A last word that goes with so many beginnings stays while the rest of the name changes."""


def _list_forms(name: str, sense: Sense, language: Language) -> tuple[str, ...]:
    """The forms of *name* that may be linked wherever they stand; none if its own may not.

    A governed last word can be the beginning of another case of itself, and then the name is the
    beginning of other words: «ценность клиента», «ценность клиентам».
    """
    forms = list_spellings(name, sense, language) if _has_words(name) else ()
    heads = defaultdict(set)
    for head, _, tail in (language.fold(form).rpartition(" ") for form in forms):
        heads[tail].add(head)
    own = language.fold(" ".join(language.split_name(name))).rpartition(" ")[2]
    if len(heads[own]) < _GOVERNED:
        return forms
    safe = tuple(form for form in forms if not language.is_open(form.split()[-1]))
    return () if language.is_open(own) else safe


def _add_aliases(node: _Element, entry: Entry, language: Language) -> None:
    if names := _list_aliases(entry, language):
        aliases = etree.SubElement(node, "ALIASES")
        for name in names:
            _add(etree.SubElement(aliases, "ALIAS"), "NAME", write_inline(name))


def _list_aliases(entry: Entry, language: Language) -> list[str]:
    """Other names of several words; of an entry that is linked, only safe ones and their forms."""
    names = [name for name in entry.names if _has_words(name)]
    if _is_linked(entry, language):
        by_name = {name: _list_forms(name, entry.sense, language) for name in names}
        names = [each for name, forms in by_name.items() if forms for each in (name, *forms)]
        names += [form for form in entry.sense.forms if _has_words(form)]
    unique = {name.casefold(): name for name in reversed(names)}
    unique.pop(entry.name.casefold(), None)
    return list(reversed(unique.values()))


def _add_categories(node: _Element, entry: Entry, selection: Selection) -> None:
    categories = etree.SubElement(node, "CATEGORIES")
    for kind in sorted(entry.words & set(entry.all_kinds)):
        category = etree.SubElement(categories, "CATEGORY")
        _add(category, "NAME", selection.base.method.kinds_by_id[kind].names.many.capitalize())
        _add(category, "USEDYNALINK", "0")


def _add(node: _Element, name: str, text: str) -> None:
    set_text(etree.SubElement(node, name), text)


FORMAT = Format(CARD, export_moodle_glossary)
