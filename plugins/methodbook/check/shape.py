"""Rules about the shape of an entry: its sections and the two forms of its definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.check.checker import Check, take_context
from methodbook.model.entry import PAGE, Case, Entry, Worded
from methodbook.model.finding import Finding, Rule
from methodbook.model.origin import Basis
from methodbook.text.languages import find_language
from methodbook.text.languages.amounts import compare_ends
from methodbook.text.origins import find_marks
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.text.languages import Language

_LONGEST_PHRASE = 20
_FEWEST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[.!?…](?=[»“)]*(?:\s|$|\[))")


def _title(section: str, base: Base) -> str:
    return base.method.sections_by_id[section].title


def _list_entries(base: Base) -> Iterator[Entry]:
    return (entry for entry in base.entries.values() if entry.kind != PAGE)


def _find_missing_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        have = {section.id for section in entry.sections}
        for section in base.method.list_required(entry):
            if section not in have:
                what = Sentence("what", entry=entry.name, section=_title(section, base))
                yield rule.at(entry.written, what)


MISSING_SECTION = Rule("E241")


def _find_foreign_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        allowed = base.method.list_allowed(entry)
        for section in entry.sections:
            if section.id not in allowed:
                what = Sentence(
                    "what",
                    section=_title(section.id, base),
                    kinds=", ".join(entry.all_kinds),
                )
                yield rule.at(section.written, what)


FOREIGN_SECTION = Rule("E242")


def _find_disorder(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        written = [section.id for section in entry.sections]
        for actual, due in zip(written, base.method.order_sections(written), strict=False):
            if actual != due:
                section = entry.find_section(actual)
                place = section.written if section else entry.written
                what = Sentence("what", due=_title(due, base), actual=_title(actual, base))
                yield rule.at(place, what)
                break


DISORDER = Rule("W241")


def _find_repeating_definitions(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        if not isinstance(entry, Worded):
            continue
        term = re.compile(rf"(?<!\w){re.escape(entry.name)}(?!\w)", re.IGNORECASE)
        if found := term.search(entry.phrase):
            what = Sentence("phrase", entry=entry.name)
            yield rule.at(entry.find_place("phrase"), what, excerpt=found[0])
        for found in list(term.finditer(entry.definition))[1:]:
            what = Sentence("definition", entry=entry.name)
            context = take_context(found)
            place = entry.find_place("definition")
            yield rule.at(place, what, excerpt=found[0], context=context)


REPEATING_DEFINITION = Rule("E243")


def _find_unfinished_definitions(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        text, place = entry.definition, entry.find_place("definition")
        if not (text[0].isupper() or text[0] in "«0123456789"):
            yield rule.at(place, Sentence("start"))
        if text[-1] not in ".!?…":
            yield rule.at(place, Sentence("end"))


UNFINISHED_DEFINITION = Rule("W242")


def _starts_like_a_sentence(word: str, language: Language) -> bool:
    """A capital that is no abbreviation; a foreign name keeps its own."""
    capital = word[0].isupper() and not word.isupper()
    return capital and (not language.letters or language.has_letters(word[0]))


def _find_bad_phrases(rule: Rule, base: Base) -> Iterator[Finding]:
    language = find_language(base.words.language)
    for entry in _list_entries(base):
        if not isinstance(entry, Worded):
            continue
        place, phrase = entry.find_place("phrase"), entry.phrase
        first = re.match(r"\w+", phrase)
        if first and _starts_like_a_sentence(first[0], language):
            yield rule.at(place, Sentence("start"))
        if phrase.endswith("."):
            yield rule.at(place, Sentence("end"))
        words = len(phrase.split())
        if words > _LONGEST_PHRASE:
            yield rule.at(place, Sentence("long", words=words, most=_LONGEST_PHRASE))


BAD_PHRASE = Rule("W243")


def _find_thin_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        if not any(kind.thorough for kind in base.method.list_kinds(entry)):
            continue
        required = base.method.list_required(entry)
        for section in entry.sections:
            if base.method.sections_by_id[section.id].brief or section.id not in required:
                continue
            silent = any(Basis.SILENT in mark.targets for mark in find_marks(section.text))
            sentences = len(_SENTENCE_END.findall(section.text))
            if sentences < _FEWEST_SENTENCES and not silent:
                what = Sentence("what", section=_title(section.id, base), count=sentences)
                yield rule.at(section.written, what)


THIN_SECTION = Rule("W244")


def _find_idle_synonyms(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        for index, name in enumerate(entry.synonyms):
            if base.sort_key(name) == base.sort_key(entry.name):
                place = entry.find_place("synonyms", index)
                yield rule.at(place, Sentence("what", name=name), excerpt=name)


IDLE_SYNONYM = Rule("W245")


def _find_unread_ends(rule: Rule, base: Base) -> Iterator[Finding]:
    language = find_language(base.method.languages[0])
    for entry in _list_entries(base):
        for index, measure in enumerate(entry.measures if isinstance(entry, Case) else ()):
            ends = (measure.before or "", measure.value)
            told = all(any(sign.isdigit() for sign in end) for end in ends)
            if told and compare_ends(*map(language.parse_amount, ends)) is None:
                what = Sentence("what", before=ends[0], value=ends[1])
                yield rule.at(entry.find_place("measures", index, "before"), what)


UNREAD_ENDS = Rule("W246")

SHAPE_CHECKS: tuple[Check, ...] = (
    Check(MISSING_SECTION, _find_missing_sections),
    Check(FOREIGN_SECTION, _find_foreign_sections),
    Check(REPEATING_DEFINITION, _find_repeating_definitions),
    Check(DISORDER, _find_disorder),
    Check(UNFINISHED_DEFINITION, _find_unfinished_definitions),
    Check(BAD_PHRASE, _find_bad_phrases),
    Check(THIN_SECTION, _find_thin_sections),
    Check(IDLE_SYNONYM, _find_idle_synonyms),
    Check(UNREAD_ENDS, _find_unread_ends),
)
